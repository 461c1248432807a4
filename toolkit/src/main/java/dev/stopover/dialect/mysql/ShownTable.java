package dev.stopover.dialect.mysql;

import static java.util.stream.Collectors.toSet;

import dev.stopover.dialect.ShownFacts;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Read {@code SHOW CREATE TABLE}, which is right where {@code information_schema} is wrong,
 * shortens or says nothing: defaults and expressions, whether a column names its collation, the
 * options of keys and tables, and partitions.
 */
final class ShownTable {

  /** What a column's definition can hold behind the type, as the server writes it. */
  private static final Set<String> WORDS =
      Set.of(
          "CHARACTER",
          "COLLATE",
          "GENERATED",
          "VIRTUAL",
          "STORED",
          "NOT",
          "NULL",
          "SRID",
          "DEFAULT",
          "ON",
          "AUTO_INCREMENT",
          "INVISIBLE",
          "SECONDARY",
          "COLUMN_FORMAT",
          "STORAGE",
          "COMMENT",
          "ENGINE_ATTRIBUTE",
          "SECONDARY_ENGINE_ATTRIBUTE");

  private static final Pattern NUMERIC =
      Pattern.compile("(?:(?:tiny|small|medium|big)?int|decimal|float|double|year)\\b.*");

  private static final Pattern KEY =
      Pattern.compile("(?:(UNIQUE|FULLTEXT|SPATIAL) )?KEY (`(?:[^`]|``)+`) (.*)", Pattern.DOTALL);

  private static final Pattern CHECK =
      Pattern.compile("CONSTRAINT (`(?:[^`]|``)+`) CHECK (\\(.*)", Pattern.DOTALL);

  private static final Pattern USUAL_COLLATION =
      Pattern.compile(
          "( CHARACTER SET (?:utf8mb4(?= COLLATE utf8mb4_0900_ai_ci)"
              + "|(latin1|dec8|swe7)(?= COLLATE \\2_swedish_ci)|hp8(?= COLLATE hp8_english_ci)"
              + "|latin5(?= COLLATE latin5_turkish_ci)|tis620(?= COLLATE tis620_thai_ci)"
              + "|(big5|gbk|gb2312|gb18030)(?= COLLATE \\3_chinese_ci)"
              + "|(sjis|ujis|cp932|eucjpms)(?= COLLATE \\4_japanese_ci)"
              + "|euckr(?= COLLATE euckr_korean_ci)"
              + "|(?!latin1 |utf8mb4 |latin5 )(\\w+)(?= COLLATE \\5_general_ci))) COLLATE \\w+");

  /** The next number of a table says nothing of its schema. */
  private static final Pattern COUNTER =
      Pattern.compile("^(\\)(?:(?!COMMENT=).)*?) AUTO_INCREMENT=\\d+");

  /** A table that was told to have a tablespace for itself is like one that has it unasked. */
  private static final Pattern OWN_TABLESPACE =
      Pattern.compile("^\\) /\\*!50100 TABLESPACE %s \\*/".formatted(MySqlCatalog.OWN_TABLESPACE));

  private static final String NAME = "`(?:[^`]|``)+`";

  private static final Pattern FOREIGN_KEY =
      Pattern.compile(
          "  CONSTRAINT %1$s FOREIGN KEY \\((?:%1$s(?:, )?)+\\) REFERENCES (?:(%1$s)\\.)?(%1$s) .*"
              .formatted(NAME));

  private static final Pattern COMMENT = Pattern.compile("COMMENT(?:[ =]|$)");

  /** The table's options that are read elsewhere, or are no part of the schema. */
  private static final Set<String> KNOWN =
      Set.of("engine", "auto_increment", "charset", "collate", "comment");

  private final Map<String, String> columns = new HashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Map<String, String> checks = new HashMap<>();
  private final Map<String, String> options = new TreeMap<>();
  private @Nullable String primaryKey;

  private ShownTable(String shown) {
    var text = MySqlText.plain(shown);
    var start = "CREATE TABLE ".length();
    var open = text.indexOf('(', MySqlText.end(text, start));
    var close = MySqlText.end(text, open);
    for (var part : MySqlText.split(text.substring(open + 1, close - 1), ',')) {
      readPart(part);
    }
    readOptions(text.substring(close));
  }

  /**
   * Correct a table.
   *
   * @param table the table as {@code information_schema} tells it
   * @param shown the server's statement that creates it
   */
  static Table correct(Table table, String shown) {
    var read = new ShownTable(shown);
    var options = new TreeMap<>(table.options());
    options.remove(MySqlCatalog.CREATE_OPTIONS);
    options.putAll(read.options);
    if (options.containsKey(MySqlCatalog.MERGED)) {
      options.put(MySqlCatalog.ANEW, String.join("\n", facts(shown).facts()));
    }
    return new Table(
        table.name(),
        table.columns().stream()
            .map(read::correct)
            .map(column -> filled(column, table.columns()))
            .toList(),
        table.constraints().stream().map(read::correct).toList(),
        table.indexes().stream()
            .map(read::correct)
            .sorted(Comparator.comparing(read::place))
            .toList(),
        table.comment(),
        options);
  }

  /** What the server sets at each update of a row is not to be set by the one that fills. */
  private static Column filled(Column column, List<Column> all) {
    if (!MySqlFilling.varies(column.defaultValue())) {
      return column;
    }
    var options = new TreeMap<>(column.options());
    options.put(Column.FILLED, MySqlFilling.kept(all, name -> '`' + name.replace("`", "``") + '`'));
    return column.withOptions(options);
  }

  /**
   * Take the facts from a statement; the order of its keys does not count, nor whether the server
   * names the usual collation of a character set, as it does where the column was made under it.
   */
  static ShownFacts facts(String shown) {
    var facts = new ArrayList<String>();
    var targets = new ArrayList<QualifiedName>();
    var isBody = true;
    for (var line : shown.split("\n", -1)) {
      isBody = isBody && !line.startsWith(")");
      var fact =
          isBody
              ? line.replaceFirst(",$", "")
              : COUNTER.matcher(OWN_TABLESPACE.matcher(line).replaceFirst(")")).replaceFirst("$1");
      var isKey = isBody && !line.startsWith("  `");
      if (isBody && !isKey) {
        fact = USUAL_COLLATION.matcher(fact).replaceFirst("$1");
      }
      facts.add(isKey ? fact : facts.size() + " " + fact);
      var key = FOREIGN_KEY.matcher(line);
      if (isKey && key.matches()) {
        targets.add(
            new QualifiedName(
                key.group(1) == null ? null : MySqlText.name(key.group(1)),
                MySqlText.name(key.group(2))));
      }
    }
    return new ShownFacts(facts, targets);
  }

  private void readPart(String part) {
    var key = KEY.matcher(part);
    var check = CHECK.matcher(part);
    if (part.startsWith("`")) {
      var end = MySqlText.end(part, 0);
      columns.put(MySqlText.name(part.substring(0, end)), part.substring(end).strip());
    } else if (part.startsWith("PRIMARY KEY ")) {
      primaryKey = "PRIMARY KEY " + keyed(part.substring("PRIMARY KEY ".length()));
    } else if (key.matches()) {
      var kind = key.group(1) == null || key.group(1).equals("UNIQUE") ? "" : key.group(1) + " ";
      keys.put(MySqlText.name(key.group(2)), kind + keyed(withoutComment(key.group(3))));
    } else if (check.matches()) {
      checks.put(MySqlText.name(check.group(1)), check.group(2));
    }
  }

  /** The server shows the keys of a kind in the order in which they were made. */
  private int place(Index index) {
    return List.copyOf(keys.keySet()).indexOf(index.name());
  }

  private static String keyed(String text) {
    var end = MySqlText.end(text, 0);
    var columns = MySqlText.split(MySqlText.inside(text.substring(0, end)), ',');
    var rest = text.substring(end).strip();
    return "(" + String.join(", ", columns) + ")" + (rest.isEmpty() ? "" : " " + rest);
  }

  /** The comment is read as a text, so it is left out of the definition. */
  private static String withoutComment(String text) {
    var parts = new ArrayList<String>();
    var words = MySqlText.split(text, ' ');
    for (var i = 0; i < words.size(); i++) {
      if (COMMENT.matcher(words.get(i)).lookingAt()) {
        i++;
      } else {
        parts.add(words.get(i));
      }
    }
    return String.join(" ", parts);
  }

  private void readOptions(String text) {
    var partition = partition(text);
    if (partition >= 0) {
      options.put(MySqlCatalog.PARTITION, text.substring(partition).strip());
    }
    var words =
        MySqlText.split(
            partition < 0 ? text : text.substring(0, partition).replace('\n', ' '), ' ');
    for (var i = 0; i < words.size(); i++) {
      var word = words.get(i);
      var equals = word.indexOf('=');
      if (equals > 0) {
        var name = word.substring(0, equals).toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(name)) {
          options.put(name, word.substring(equals + 1));
        }
      } else if ((word.equals("DATA") || word.equals("INDEX")) && i + 1 < words.size()) {
        var directory = words.get(++i);
        options.put(
            word.toLowerCase(Locale.ROOT) + " directory",
            directory.substring(directory.indexOf('=') + 1));
      } else if (word.equals("TABLESPACE") && i + 1 < words.size()) {
        var tablespace = words.get(++i);
        var isUsual = tablespace.equals(MySqlCatalog.OWN_TABLESPACE);
        options.put(isUsual ? Table.WORDING : "tablespace", tablespace);
      }
    }
  }

  private static int partition(String text) {
    for (var i = 0; i < text.length(); i = MySqlText.end(text, i)) {
      if (text.startsWith("PARTITION BY ", i)) {
        return i;
      }
    }
    return -1;
  }

  private Column correct(Column column) {
    var name = nameIn(columns, column.name());
    var shown = columns.get(name);
    if (shown == null) {
      return column;
    }
    var words = MySqlText.split(shown, ' ');
    var type = new StringBuilder(words.get(0));
    var i = 1;
    for (; i < words.size() && !WORDS.contains(words.get(i)); i++) {
      type.append(' ').append(words.get(i));
    }
    var options = new TreeMap<>(column.options());
    String defaultValue = null;
    var generation = column.generation();
    for (; i < words.size(); i++) {
      var next = i + 1 < words.size() ? words.get(i + 1) : "";
      switch (words.get(i)) {
        case "CHARACTER" -> {
          options.put(MySqlCatalog.EXPLICIT, "true");
          options.put(Column.WORDING, MySqlCatalog.FROM_TABLE);
          i += 2;
          // The catalog does not tell it of labels that are bytes.
          options.putIfAbsent(MySqlCatalog.COLLATION, words.get(i));
        }
        // A collation alone is shown also where it comes from the table.
        case "COLLATE" -> {
          options.remove(Column.WORDING);
          i++;
        }
        case "GENERATED" -> {
          var expression = MySqlText.inside(words.get(i + 3));
          generation = new Generation.Computed(expression, words.contains("STORED"));
          options.put(Column.ALTERABLE_EXPRESSION, "alterable");
          options.put(Column.RECOMPUTED, "true");
          i += 3;
        }
        case "DEFAULT" -> {
          defaultValue = next.equals("NULL") ? null : next;
          i++;
        }
        case "ON" -> i += 2;
        case "SRID", "COMMENT" -> i++;
        case "SECONDARY" -> options.put(MySqlCatalog.NOT_SECONDARY, "true");
        case "COLUMN_FORMAT", "STORAGE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE" -> {
          options.put(words.get(i).toLowerCase(Locale.ROOT), next);
          i++;
        }
        default -> {}
      }
    }
    var isNumber = NUMERIC.matcher(type).matches();
    return new Column(
        name,
        new DataType.Native(type.toString()),
        column.nullable(),
        defaultValue != null && isNumber && defaultValue.startsWith("'")
            ? MySqlText.inside(defaultValue)
            : defaultValue,
        generation,
        column.comment(),
        options);
  }

  /** SchemaCrawler takes the blanks off that a name may begin with. */
  private static String nameIn(Map<String, String> shown, String name) {
    return shown.containsKey(name)
        ? name
        : shown.keySet().stream()
            .filter(each -> each.strip().equals(name))
            .findFirst()
            .orElse(name);
  }

  private Constraint correct(Constraint constraint) {
    if (constraint instanceof PrimaryKey key && primaryKey != null) {
      return new PrimaryKey(
          key.name(), key.columns(), isPlain(primaryKey, key.columns()) ? null : primaryKey);
    }
    var shown = checks.get(constraint.name());
    if (!(constraint instanceof CheckConstraint check) || shown == null) {
      return constraint;
    }
    var end = MySqlText.end(shown, 0);
    // The server shows such a text in pieces, but the catalog tells it.
    var inBytes = MySqlLatin1.inBytes(check.expression());
    return inBytes.equals(check.expression())
        ? new CheckConstraint(
            check.name(), MySqlText.inside(shown.substring(0, end)), "CHECK " + shown)
        : new CheckConstraint(
            check.name(), inBytes, "CHECK (" + inBytes + ")" + shown.substring(end));
  }

  private static boolean isPlain(String primaryKey, List<String> columns) {
    var names = columns.stream().map(name -> '`' + name.replace("`", "``") + '`').toList();
    return primaryKey.equals("PRIMARY KEY (" + String.join(", ", names) + ")");
  }

  private Index correct(Index index) {
    if (index.name() == null) {
      return index;
    }
    var name = nameIn(keys, index.name());
    var shown = keys.get(name);
    return shown == null
        ? index
        : new Index(name, index.unique(), index.keys(), shown, index.comment());
  }

  /** Return what the parts of a table need by their expressions. */
  static Map<ObjectName, Set<ObjectName>> needs(Table table) {
    var needs = new HashMap<ObjectName, Set<ObjectName>>();
    for (var column : table.columns()) {
      var id = ObjectName.column(table.name(), column.name());
      if (column.generation() instanceof Generation.Computed computed) {
        need(needs, id, table, computed.expression());
      } else if (column.defaultValue() != null && column.defaultValue().startsWith("(")) {
        need(needs, id, table, column.defaultValue());
      }
    }
    for (var check : table.constraintsOf(CheckConstraint.class)) {
      need(needs, ObjectName.constraint(table.name(), check), table, check.expression());
    }
    for (var index : table.indexes()) {
      if (index.definition() != null) {
        need(needs, ObjectName.index(table.name(), index), table, index.definition());
      }
    }
    return needs;
  }

  /** Return the tables that a table puts together. */
  static Set<QualifiedName> merged(Table table) {
    return MySqlText.names(table.options().getOrDefault(MySqlCatalog.MERGED, "")).stream()
        .map(QualifiedName::of)
        .collect(toSet());
  }

  private static void need(
      Map<ObjectName, Set<ObjectName>> needs, ObjectName thing, Table table, String expression) {
    for (var name : MySqlText.names(expression)) {
      table
          .column(name)
          .ifPresent(
              column ->
                  needs
                      .computeIfAbsent(thing, key -> new HashSet<>())
                      .add(ObjectName.column(table.name(), column.name())));
    }
  }
}

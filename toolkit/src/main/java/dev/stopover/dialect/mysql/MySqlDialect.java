package dev.stopover.dialect.mysql;

import static java.util.stream.Collectors.joining;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.dialect.CatalogQueries;
import dev.stopover.dialect.Dialect;
import dev.stopover.dialect.Hazard;
import dev.stopover.dialect.LiveQueries;
import dev.stopover.dialect.ReservedWords;
import dev.stopover.dialect.SampleValues;
import dev.stopover.dialect.ShownFacts;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.ExclusionConstraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Speak MySQL. */
public final class MySqlDialect implements Dialect {

  private static final ReservedWords RESERVED =
      ReservedWords.load(MySqlDialect.class, "reserved-words.txt");

  /** What needs no quotes: MySQL manual, 11.2 Schema Object Names. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The character sets with more than utf8mb3 can hold. */
  private static final Set<String> BEYOND_THREE_BYTES =
      Set.of("utf8mb4", "utf16", "utf16le", "utf32", "gb18030");

  /** The engines that keep rows nowhere, or only until the server stops. */
  private static final Map<String, String> FORGETFUL =
      Map.of("BLACKHOLE", "keeps no rows", "MEMORY", "keeps rows only until the server stops");

  private static final Pattern QUOTED = Pattern.compile("`((?:[^`]|``)+)`");

  /** Names may be 64 characters long: MySQL manual, 11.2.1 Identifier Length Limits. */
  private static final int LONGEST_NAME = 64;

  /** What follows a column's other facts as a word and its value. */
  private static final List<String> COLUMN_WORDS =
      List.of("COLUMN_FORMAT", "STORAGE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE");

  @Override
  public Engine engine() {
    return Engine.MYSQL;
  }

  @Override
  public String identifier(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.contains(name.toLowerCase(Locale.ROOT))
        ? name
        : '`' + name.replace("`", "``") + '`';
  }

  @Override
  public LiveQueries liveQueries() {
    return MySqlLive.QUERIES;
  }

  @Override
  public CatalogQueries catalogQueries() {
    return MySqlCatalog.QUERIES;
  }

  @Override
  public String textLiteral(String text) {
    return literal(text);
  }

  @Override
  public String describe(DataType type) {
    return MySqlTypes.written(type);
  }

  @Override
  public Optional<SampleValues> samples(Column column, Schema schema) {
    return MySqlSamples.of(column.type());
  }

  @Override
  public boolean widens(DataType from, DataType to) {
    return MySqlTypes.widens(from, to);
  }

  @Override
  public List<Hazard> hazards(Change change) {
    if (change instanceof Change.DropTable drop
        && drop.table().options().containsKey(MySqlCatalog.MERGED)) {
      return List.of();
    }
    var hazards = new ArrayList<>(Dialect.super.hazards(change));
    if (change instanceof Change.AlterColumn alter) {
      var from = characterSet(alter.from());
      var to = characterSet(alter.to());
      if (!hasLabels(alter.to()) && from != null && to != null && !holds(to, from)) {
        hazards.add(
            new Hazard.DataLoss(
                alter.subject() + "." + alter.to().name(),
                "its character set goes from %s to %s, which cannot hold every character"
                    .formatted(from, to)));
      }
    }
    if (change instanceof Change.AlterColumn alter
        && alter.to().options().containsKey(MySqlCatalog.SRID)
        && !Objects.equals(
            alter.from().options().get(MySqlCatalog.SRID),
            alter.to().options().get(MySqlCatalog.SRID))) {
      hazards.add(
          new Hazard.Refusal(
              alter.subject() + "." + alter.to().name(),
              "rows that are there may lie in another spatial reference system"));
    }
    if (change instanceof Change.AlterTable alter) {
      var engine = alter.to().options().get(MySqlCatalog.STORAGE_ENGINE);
      if (engine != null
          && FORGETFUL.containsKey(engine)
          && !engine.equals(alter.from().options().get(MySqlCatalog.STORAGE_ENGINE))) {
        hazards.add(
            new Hazard.DataLoss(
                alter.subject().toString(),
                "its engine becomes %s, which %s".formatted(engine, FORGETFUL.get(engine))));
      }
      var before = alter.from().options().get(MySqlCatalog.PARTITION);
      var after = alter.to().options().get(MySqlCatalog.PARTITION);
      if (after != null
          && !after.equals(before)
          && !MySqlPartitions.of(after)
              .holdAll(before == null ? null : MySqlPartitions.of(before))) {
        hazards.add(
            new Hazard.Refusal(
                alter.subject().toString(),
                "there may be no partition for some of the rows that are there"));
      }
    }
    return hazards;
  }

  /** Return the character set of what rows hold, which for labels of plain letters is ASCII. */
  private static @Nullable String characterSet(Column column) {
    var type = MySqlTypes.written(column.type());
    if (hasLabels(column) && type.chars().allMatch(letter -> letter < 128)) {
      return "ascii";
    }
    var collation =
        column.options().getOrDefault(MySqlCatalog.COLLATION, type.equals("json") ? "utf8mb4" : "");
    return collation.isEmpty() ? null : collation.substring(0, (collation + "_").indexOf('_'));
  }

  private static boolean hasLabels(Column column) {
    var type = MySqlTypes.written(column.type());
    return type.startsWith("enum(") || type.startsWith("set(");
  }

  private static boolean holds(String to, String from) {
    return from.equals(to)
        || from.equals("ascii")
        || (Set.of("utf8mb3", "utf8").contains(to)
            ? !BEYOND_THREE_BYTES.contains(from)
            : to.startsWith("utf"));
  }

  @Override
  public Column columnIn(Map<String, String> table, Column column) {
    var collation = table.get(MySqlCatalog.COLLATION);
    if (collation == null
        || column.options().containsKey(MySqlCatalog.EXPLICIT)
        || !column.options().containsKey(MySqlCatalog.COLLATION)) {
      return column;
    }
    var options = new TreeMap<>(column.options());
    options.put(MySqlCatalog.COLLATION, collation);
    return column.withOptions(options);
  }

  @Override
  public Optional<ShownFacts> facts(Map<String, String> shown) {
    return Optional.of(
        MySqlObjects.fact(shown)
            .map(fact -> new ShownFacts(List.of(fact), List.of()))
            .orElseGet(() -> ShownTable.facts(shown.getOrDefault(ShownSchema.CREATE_TABLE, ""))));
  }

  @Override
  public Schema inWordsOf(Schema schema, Schema other) {
    return MySqlOtherWords.inWordsOf(schema, other);
  }

  @Override
  public Schema completed(Schema schema, Function<List<String>, List<Map<String, String>>> show) {
    return new ShownSchema(this, show).completed(schema);
  }

  /**
   * Write one statement for each change, but one for several where a table must not pass through
   * what lies between.
   */
  @Override
  public List<List<String>> statementsOfEach(Changes changes) {
    return new MySqlStatements(this, changes).inOrder();
  }

  @Override
  public List<Integer> placesOfEach(Changes changes) {
    return new MySqlStatements(this, changes).places();
  }

  @Override
  public List<String> statements(Change change) {
    if (change instanceof Change.CreateNamespace || change instanceof Change.DropNamespace) {
      throw StopoverException.usage(
          change.subject()
              + ": a schema of MySQL is a database of its own, and one database is compared at a"
              + " time; leave the schema out of the model.");
    }
    if (change instanceof Change.CreateTable create) {
      return MySqlLeftColumns.made(this, create.table());
    }
    if (change instanceof Change.DropTable drop) {
      return List.of("DROP TABLE " + name(drop.subject()));
    }
    if (change instanceof Change.CreateObject create) {
      return MySqlObjects.made(create.object(), create.object().definition());
    }
    if (change instanceof Change.DropObject drop) {
      return List.of(drop.object().removal());
    }
    if (change instanceof Change.AlterObject alter) {
      var definition = alter.to().definition().replaceFirst("^CREATE ", "CREATE OR REPLACE ");
      return MySqlObjects.made(alter.to(), definition);
    }
    if (change instanceof Change.AlterTable alter) {
      return alteredOptions(alter.from(), alter.to());
    }
    var statements = new ArrayList<String>();
    statements.add(alter(change.subject()) + part(change));
    statements.addAll(MySqlFilling.statements(this, change));
    return statements;
  }

  /** Write what follows {@code ALTER TABLE} and the table's name. */
  String part(Change change) {
    if (change instanceof Change.AddColumn add) {
      var column =
          MySqlFilling.varies(add.column().defaultValue())
              ? add.column().withDefaultValue(null)
              : add.column();
      return "ADD COLUMN " + describe(column) + place(add.after());
    }
    if (change instanceof Change.MoveColumn move) {
      return "MODIFY COLUMN " + describe(move.column()) + place(move.after());
    }
    if (change instanceof Change.DropColumn drop) {
      return "DROP COLUMN " + identifier(drop.column().name());
    }
    if (change instanceof Change.AlterColumn alter) {
      return "MODIFY COLUMN " + describe(alter.to());
    }
    if (change instanceof Change.AddConstraint add) {
      return "ADD " + describe(add.subject(), add.constraint());
    }
    if (change instanceof Change.DropConstraint drop) {
      return "DROP " + dropped(drop.constraint());
    }
    if (change instanceof Change.CreateIndex create) {
      return "ADD " + describe(create.subject(), create.index());
    }
    if (change instanceof Change.DropIndex drop) {
      return "DROP INDEX " + chosen(drop.index().name());
    }
    if (change instanceof Change.RenameIndex rename) {
      return "RENAME INDEX %s TO %s"
          .formatted(chosen(rename.from().name()), chosen(rename.to().name()));
    }
    throw StopoverException.usage(
        change.subject()
            + ": MySQL has no sequences; use GenerationType.IDENTITY in the model instead.");
  }

  /** Write where a column comes to stand. */
  String place(@Nullable String after) {
    return after == null ? " FIRST" : " AFTER " + identifier(after);
  }

  @Override
  public Table withRenamedColumn(Table table, String from, String to) {
    return MySqlRenaming.renamed(table, from, to);
  }

  @Override
  public String renaming(Table was, Table becomes, String from, String to) {
    return MySqlRenaming.statement(this, from, to, was, becomes);
  }

  @Override
  public String keptByUpdate(List<Column> columns) {
    return MySqlFilling.kept(columns, this::identifier);
  }

  @Override
  public boolean losesRights(SchemaObject object) {
    return Set.of("function", "procedure").contains(object.id().kind());
  }

  @Override
  public boolean mayMakeAlike(Column from, Column to) {
    var before = from.options().get(MySqlCatalog.COLLATION);
    var after = to.options().get(MySqlCatalog.COLLATION);
    return before != null
        && after != null
        && !after.equals(before)
        && !(after.endsWith("_bin") && (endsAsWritten(after) || !endsAsWritten(before)));
  }

  /** The other collations take no account of blanks at the end (MySQL manual, 12.10.1). */
  private static boolean endsAsWritten(String collation) {
    return collation.contains("_0900_");
  }

  @Override
  public boolean isSameColumn(String one, String other) {
    return one.equalsIgnoreCase(other);
  }

  @Override
  public String describe(Column column) {
    var text = new StringBuilder(identifier(column.name())).append(' ');
    text.append(MySqlTypes.written(column.type()));
    var options = column.options();
    if (options.containsKey(MySqlCatalog.EXPLICIT)) {
      append(text, " COLLATE ", options.get(MySqlCatalog.COLLATION));
    }
    if (column.generation() instanceof Generation.Computed computed) {
      text.append(" GENERATED ALWAYS AS (").append(computed.expression()).append(')');
      text.append(computed.stored() ? " STORED" : " VIRTUAL");
    }
    if (!column.nullable()) {
      text.append(" NOT NULL");
    }
    if (column.nullable() && MySqlTypes.isTimestamp(column.type())) {
      text.append(" NULL");
    }
    append(text, " SRID ", options.get(MySqlCatalog.SRID));
    if (column.defaultValue() != null) {
      append(text, " DEFAULT ", MySqlTypes.defaultFor(column.type(), column.defaultValue()));
    }
    append(text, " ON UPDATE ", options.get(MySqlCatalog.ON_UPDATE));
    if (options.containsKey(MySqlCatalog.INVISIBLE)) {
      text.append(" INVISIBLE");
    }
    if (options.containsKey(MySqlCatalog.NOT_SECONDARY)) {
      text.append(" NOT SECONDARY");
    }
    if (column.generation() instanceof Generation.Identity) {
      text.append(" AUTO_INCREMENT");
    }
    for (var word : COLUMN_WORDS) {
      append(text, " " + word + " ", options.get(word.toLowerCase(Locale.ROOT)));
    }
    if (column.comment() != null) {
      append(text, " COMMENT ", literal(column.comment()));
    }
    append(text, " ", options.get(Column.WRITTEN));
    return text.toString();
  }

  @Override
  public String describe(Constraint constraint) {
    var name = constraint.name();
    return (name == null || constraint instanceof PrimaryKey
            ? ""
            : "CONSTRAINT " + identifier(name) + " ")
        + (constraint.definition() == null ? define(constraint) : constraint.definition());
  }

  /** Write the one statement that makes a table. */
  String createTable(Table table) {
    var lines = new ArrayList<String>();
    table.columns().forEach(column -> lines.add(describe(column)));
    var keys = table.constraints().stream().filter(part -> !(part instanceof ForeignKey)).toList();
    keys.forEach(key -> lines.add(describe(table.name(), key)));
    table.indexes().forEach(index -> lines.add(describe(table.name(), index)));
    table.foreignKeys().forEach(key -> lines.add(describe(table.name(), key)));
    return lines.stream()
            .collect(joining(",\n    ", "CREATE TABLE " + name(table.name()) + " (\n    ", "\n)"))
        + MySqlOptions.of(table);
  }

  private List<String> alteredOptions(Table from, Table to) {
    var statements = new ArrayList<String>();
    var changed = MySqlOptions.changed(from, to);
    if (!changed.isEmpty()) {
      statements.add(alter(to.name()) + changed);
    }
    statements.addAll(repartitioned(from, to));
    return statements;
  }

  /** Write what follows {@code ALTER TABLE} to change the options, but for the partitions. */
  Optional<String> optionsOnly(Table from, Table to) {
    return Optional.of(MySqlOptions.changed(from, to)).filter(changed -> !changed.isEmpty());
  }

  /** Write the statement that changes the options of a table, but for its partitions. */
  Optional<String> reset(Table from, Table to) {
    var changed = MySqlOptions.changed(from, to);
    return changed.isEmpty() ? Optional.empty() : Optional.of(alter(to.name()) + changed);
  }

  /** Write the statements that lead from one way of partitioning to another. */
  List<String> repartitioned(Table from, Table to) {
    var before = from.options().get(MySqlCatalog.PARTITION);
    var after = to.options().get(MySqlCatalog.PARTITION);
    if (Objects.equals(before, after)) {
      return List.of();
    }
    if (after == null) {
      return List.of(unpartitioned(to.name()));
    }
    var steps =
        before == null
            ? List.<String>of()
            : MySqlPartitions.of(before).changedTo(MySqlPartitions.of(after));
    return steps.isEmpty()
        ? List.of(partitioned(to.name(), after))
        : steps.stream().map(step -> alter(to.name()) + step).toList();
  }

  String partitioned(QualifiedName table, String partitions) {
    return alter(table).strip() + "\n" + partitions;
  }

  String unpartitioned(QualifiedName table) {
    return alter(table) + "REMOVE PARTITIONING";
  }

  /** Give a name to what the model leaves nameless, so that later statements can speak of it. */
  private String describe(QualifiedName table, Constraint constraint) {
    if (constraint instanceof UniqueConstraint key) {
      var name = key.name() == null ? nameFor(table, key.columns(), "key") : key.name();
      return "UNIQUE KEY " + identifier(name) + " (" + identifiers(key.columns()) + ")";
    }
    return describe(
        constraint instanceof ForeignKey key && key.name() == null
            ? key.withName(nameFor(table, key.columns(), "fkey"))
            : constraint);
  }

  String describe(QualifiedName table, Index index) {
    var columns = index.keys().stream().map(Index.Key::column).toList();
    var name = index.name() == null ? nameFor(table, columns, "idx") : index.name();
    var definition =
        index.definition() == null
            ? index.keys().stream()
                .map(key -> identifier(key.column()) + (key.descending() ? " DESC" : ""))
                .collect(joining(", ", "(", ")"))
            : unquoted(index.definition());
    var keys = definition.indexOf('(');
    return (index.unique() ? "UNIQUE " : definition.substring(0, keys))
        + "KEY "
        + identifier(name)
        + " "
        + definition.substring(keys)
        + (index.comment() == null ? "" : " COMMENT " + literal(index.comment()));
  }

  private String nameFor(QualifiedName table, List<String> columns, String suffix) {
    var stem = table.name() + "_" + String.join("_", columns);
    var room = LONGEST_NAME - suffix.length() - 1;
    return (stem.length() > room ? stem.substring(0, room) : stem) + "_" + suffix;
  }

  private String define(Constraint constraint) {
    if (constraint instanceof PrimaryKey key) {
      return "PRIMARY KEY (" + identifiers(key.columns()) + ")";
    }
    if (constraint instanceof UniqueConstraint key) {
      return "UNIQUE (" + identifiers(key.columns()) + ")";
    }
    if (constraint instanceof CheckConstraint check) {
      return "CHECK (" + check.expression() + ")";
    }
    if (constraint instanceof ExclusionConstraint exclusion) {
      return exclusion.definition();
    }
    var key = (ForeignKey) constraint;
    return "FOREIGN KEY (%s) REFERENCES %s (%s)%s%s"
        .formatted(
            identifiers(key.columns()),
            name(key.target()),
            identifiers(key.targetColumns()),
            action(" ON UPDATE ", key.onUpdate()),
            action(" ON DELETE ", key.onDelete()));
  }

  private String dropped(Constraint constraint) {
    if (constraint instanceof PrimaryKey) {
      return "PRIMARY KEY";
    }
    var kind = constraint instanceof ForeignKey ? "FOREIGN KEY " : "CHECK ";
    return kind + chosen(constraint.name());
  }

  private static String action(String when, ForeignKey.Action action) {
    return action == ForeignKey.Action.NO_ACTION ? "" : when + action.sql();
  }

  /** Take the quotes off the names that need none, unless text could be mistaken for a name. */
  private String unquoted(String definition) {
    return definition.contains("'")
        ? definition
        : QUOTED
            .matcher(definition)
            .replaceAll(
                match -> Matcher.quoteReplacement(identifier(match.group(1).replace("``", "`"))));
  }

  static void append(StringBuilder text, String word, @Nullable String value) {
    if (value != null) {
      text.append(word).append(value);
    }
  }

  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  String alter(QualifiedName table) {
    return "ALTER TABLE " + name(table) + " ";
  }

  String name(QualifiedName name) {
    return (name.schema() == null ? "" : identifier(name.schema()) + ".") + identifier(name.name());
  }

  private String identifiers(List<String> names) {
    return names.stream().map(this::identifier).collect(joining(", "));
  }

  /** Only what was read from a server can be dropped, and there everything has a name. */
  private String chosen(@Nullable String name) {
    return identifier(Objects.requireNonNull(name, "what has no name cannot be dropped"));
  }
}

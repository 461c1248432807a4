package dev.stopover.dialect.mysql;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.stopover.diff.Change;
import dev.stopover.model.Column;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lead from one way of partitioning a table to another, without copying what stays where it is
 * (MySQL manual, 26.3).
 *
 * @param scheme what the table is partitioned by
 * @param parts the partitions that are named, each as it is written
 */
record MySqlPartitions(String scheme, List<String> parts) {

  private static final Pattern WHOLE = Pattern.compile("-?\\d+");
  private static final Pattern DATE = Pattern.compile("'\\d{4}-\\d\\d-\\d\\d'");
  private static final Pattern COUNT = Pattern.compile("\\nPARTITIONS (\\d+)$");

  private static final Pattern NAMED = Pattern.compile("PARTITION BY (?:RANGE|LIST)");

  private static final Pattern BOUND =
      Pattern.compile("VALUES LESS THAN (MAXVALUE|\\((?:'[^']*'|-?\\d+|MAXVALUE)\\))");

  private static final String MAX = " VALUES LESS THAN MAXVALUE";

  private static final Pattern PRIMARY_KEY = Pattern.compile(" KEY (?:ALGORITHM = \\d )?\\(\\)");

  private static final Pattern LIST =
      Pattern.compile("((?:KEY|COLUMNS) ?(?:ALGORITHM = \\d )?)\\(([^()]*)\\)");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+");

  /** Take apart what the server shows. */
  static MySqlPartitions of(String shown) {
    var start = shown.indexOf("\n(");
    if (start < 0) {
      return new MySqlPartitions(shown, List.of());
    }
    var end = shown.lastIndexOf(')');
    return new MySqlPartitions(
        shown.substring(0, start), MySqlText.split(shown.substring(start + 2, end), ','));
  }

  /** Tell whether a change may need or hinder what a table is partitioned by. */
  boolean concerns(Change change) {
    if (change instanceof Change.AddConstraint || change instanceof Change.DropConstraint) {
      return true;
    }
    if (change instanceof Change.CreateIndex create) {
      return create.index().unique();
    }
    if (change instanceof Change.DropIndex drop) {
      return drop.index().unique();
    }
    var columns =
        change instanceof Change.AlterColumn alter
            ? List.of(alter.from(), alter.to())
            : change instanceof Change.DropColumn drop
                ? List.of(drop.column())
                : change instanceof Change.MoveColumn move
                    ? List.of(move.column())
                    : List.<Column>of();
    return columns.stream().anyMatch(this::reads);
  }

  /** With no column named, it is the primary key that counts. */
  private boolean reads(Column column) {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    WORD.matcher(scheme).results().forEach(word -> names.add(word.group()));
    return isByPrimaryKey()
        || scheme.contains("`" + column.name().replace("`", "``") + "`")
        || names.containsAll(
            WORD.matcher(column.name()).results().map(word -> word.group()).toList());
  }

  private boolean isByPrimaryKey() {
    return PRIMARY_KEY.matcher(scheme).find();
  }

  /** Return what is shown of it when a list of columns has another name for one of them. */
  static String withListed(String shown, String from, String to) {
    var start = shown.indexOf("\n(");
    var scheme = start < 0 ? shown : shown.substring(0, start);
    return LIST.matcher(scheme)
            .replaceAll(
                list ->
                    Matcher.quoteReplacement(
                        list.group(1)
                            + Arrays.stream(list.group(2).split(","))
                                .map(name -> name.equalsIgnoreCase(from) ? to : name)
                                .collect(joining(",", "(", ")"))))
        + (start < 0 ? "" : shown.substring(start));
  }

  /**
   * Write what follows {@code ALTER TABLE} in each statement that leads to another way; nothing
   * where all must be partitioned anew.
   */
  List<String> changedTo(MySqlPartitions other) {
    if (parts.isEmpty() && other.parts.isEmpty()) {
      return counted(other.scheme).stream().toList();
    }
    // What is told apart by its number alone is named only as a whole.
    if (!scheme.equals(other.scheme) || parts.isEmpty() || !isNamed()) {
      return List.of();
    }
    return isRange() ? rangesChangedTo(other) : listsChangedTo(other);
  }

  private boolean isNamed() {
    return NAMED.matcher(scheme).lookingAt();
  }

  private boolean isRange() {
    return scheme.startsWith("PARTITION BY RANGE");
  }

  /** What lies between two ranges that stay is made anew, if need be with the one behind it. */
  private List<String> rangesChangedTo(MySqlPartitions other) {
    var statements = new ArrayList<String>();
    var stay = new ArrayList<@Nullable String>(parts);
    stay.retainAll(other.parts);
    stay.add(null);
    var from = 0;
    var to = 0;
    for (var next : stay) {
      var end = next == null ? parts.size() : parts.indexOf(next);
      var goal = next == null ? other.parts.size() : other.parts.indexOf(next);
      var old = new ArrayList<>(parts.subList(from, end));
      var young = new ArrayList<>(other.parts.subList(to, goal));
      from = end + 1;
      to = goal + 1;
      if (old.isEmpty() && next == null) {
        if (!young.isEmpty()) {
          statements.add(added(young));
        }
        continue;
      }
      if (next != null
          && (old.isEmpty() != young.isEmpty()
              || (!old.isEmpty() && !reaches(last(young), last(old), false)))) {
        old.add(next);
        young.add(next);
      }
      if (!old.isEmpty()) {
        if (young.isEmpty()
            || !reaches(last(young), last(old), next == null)
            || takesNames(young, old)) {
          return List.of();
        }
        statements.add(reorganized(old, young));
      }
    }
    return statements;
  }

  /** Tell whether a partition is to have the name of one that is still there. */
  private boolean takesNames(List<String> young, List<String> old) {
    return parts.stream()
        .filter(part -> !old.contains(part))
        .map(MySqlPartitions::name)
        .anyMatch(name -> young.stream().anyMatch(part -> name(part).equalsIgnoreCase(name)));
  }

  private List<String> listsChangedTo(MySqlPartitions other) {
    var first = 0;
    while (first < Math.min(parts.size(), other.parts.size())
        && parts.get(first).equals(other.parts.get(first))) {
      first++;
    }
    var same = 0;
    while (same < Math.min(parts.size(), other.parts.size()) - first
        && parts
            .get(parts.size() - 1 - same)
            .equals(other.parts.get(other.parts.size() - 1 - same))) {
      same++;
    }
    var old = parts.subList(first, parts.size() - same);
    var young = other.parts.subList(first, other.parts.size() - same);
    if (old.isEmpty()) {
      return same == 0 ? List.of(added(young)) : List.of();
    }
    // The server drops the rows whose values are in none of the new ones, without a word.
    return young.isEmpty() || !values(young).containsAll(values(old))
        ? List.of()
        : List.of(reorganized(old, young));
  }

  private static String added(List<String> young) {
    return "ADD PARTITION (" + String.join(",\n    ", young) + ")";
  }

  private static String reorganized(List<String> old, List<String> young) {
    return "REORGANIZE PARTITION %s INTO (%s)"
        .formatted(
            String.join(", ", old.stream().map(MySqlPartitions::name).toList()),
            String.join(",\n    ", young));
  }

  private static String last(List<String> some) {
    return some.get(some.size() - 1);
  }

  /** Only the last of all ranges may grow, and none may end before it did. */
  private static boolean reaches(String young, String old, boolean isLast) {
    var now = BOUND.matcher(young);
    var before = BOUND.matcher(old);
    if (young.equals(old)) {
      return true;
    }
    if (!now.find() || !before.find()) {
      return false;
    }
    return now.group(1).equals(before.group(1))
        || (isLast && (now.group(1).contains("MAXVALUE") || endsLater(young, old)));
  }

  /** What is neither a whole number nor a date is not compared. */
  private static boolean endsLater(String young, String old) {
    var now = values(young);
    var before = values(old);
    if (WHOLE.matcher(now).matches() && WHOLE.matcher(before).matches()) {
      return new BigInteger(now).compareTo(new BigInteger(before)) > 0;
    }
    return DATE.matcher(now).matches()
        && DATE.matcher(before).matches()
        && now.compareTo(before) > 0;
  }

  /**
   * Tell whether there is a partition for every row that there is.
   *
   * @param before what the table was partitioned by; {@code null} where it was not
   */
  boolean holdAll(@Nullable MySqlPartitions before) {
    if (!isNamed() || (isRange() && values(last(parts)).startsWith("MAXVALUE"))) {
      return true;
    }
    if (before == null || !before.scheme.equals(scheme)) {
      return false;
    }
    return isRange()
        ? endsLater(last(parts), last(before.parts))
            || parts.stream()
                .map(MySqlPartitions::values)
                .anyMatch(values(last(before.parts))::equals)
        : values(parts).containsAll(values(before.parts));
  }

  private static Set<String> values(List<String> some) {
    return some.stream()
        .flatMap(part -> MySqlText.split(values(part), ',').stream())
        .collect(toSet());
  }

  /** Return what a partition holds, or where it ends, without the parentheses around it. */
  private static String values(String part) {
    var text = part.substring("PARTITION ".length() + name(part).length());
    var open = text.indexOf('(');
    return open < 0 || text.startsWith(MAX)
        ? "MAXVALUE"
        : MySqlText.inside(text.substring(open, MySqlText.end(text, open)));
  }

  private static String name(String part) {
    var start = "PARTITION ".length();
    return part.substring(
        start, part.charAt(start) == '`' ? MySqlText.end(part, start) : part.indexOf(' ', start));
  }

  private Optional<String> counted(String other) {
    var from = COUNT.matcher(scheme);
    var to = COUNT.matcher(other);
    if (!from.find() || !to.find() || !sort(scheme, from).equals(sort(other, to))) {
      return Optional.empty();
    }
    var more = Integer.parseInt(to.group(1)) - Integer.parseInt(from.group(1));
    return Optional.of(
        more > 0 ? "ADD PARTITION PARTITIONS " + more : "COALESCE PARTITION " + -more);
  }

  private static String sort(String scheme, Matcher count) {
    return scheme.substring(0, count.start());
  }
}

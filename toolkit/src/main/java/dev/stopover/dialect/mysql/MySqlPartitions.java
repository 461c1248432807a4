package dev.stopover.dialect.mysql;

import static java.util.stream.Collectors.joining;

import dev.stopover.diff.Change;
import dev.stopover.model.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lead from one way of partitioning a table to another, without copying what stays where it is
 * (MySQL manual, 26.3).
 *
 * @param scheme what the table is partitioned by
 * @param parts the partitions that are named, each as it is written
 */
record MySqlPartitions(String scheme, List<String> parts) {

  private static final Pattern COUNT = Pattern.compile("\\nPARTITIONS (\\d+)$");

  private static final Pattern NAMED = Pattern.compile("PARTITION BY (?:RANGE|LIST)");

  private static final Pattern BOUND =
      Pattern.compile("VALUES LESS THAN (MAXVALUE|\\((?:'[^']*'|-?\\d+|MAXVALUE)\\))");

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

  /** Write what follows {@code ALTER TABLE} to go over to another way; nothing if only all anew. */
  Optional<String> changedTo(MySqlPartitions other) {
    if (parts.isEmpty() && other.parts.isEmpty()) {
      return counted(other.scheme);
    }
    // What is told apart by its number alone is named only as a whole.
    if (!scheme.equals(other.scheme) || parts.isEmpty() || !NAMED.matcher(scheme).lookingAt()) {
      return Optional.empty();
    }
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
    var old = new ArrayList<>(parts.subList(first, parts.size() - same));
    var young = new ArrayList<>(other.parts.subList(first, other.parts.size() - same));
    if (old.isEmpty() && same == 0) {
      return Optional.of("ADD PARTITION (" + String.join(",\n    ", young) + ")");
    }
    var isRange = scheme.startsWith("PARTITION BY RANGE");
    if (isRange && same > 0 && (old.isEmpty() || young.isEmpty())) {
      // What a range takes in comes out of its neighbour, or goes there.
      var neighbour = parts.get(parts.size() - same);
      old.add(neighbour);
      young.add(neighbour);
    }
    if (old.isEmpty()
        || young.isEmpty()
        || (isRange && !reaches(young.get(young.size() - 1), old.get(old.size() - 1), same == 0))) {
      return Optional.empty();
    }
    return Optional.of(
        "REORGANIZE PARTITION %s INTO (%s)"
            .formatted(
                String.join(", ", old.stream().map(MySqlPartitions::name).toList()),
                String.join(",\n    ", young)));
  }

  /** Only the last of all ranges may grow, and none may end before it did. */
  private static boolean reaches(String young, String old, boolean isLast) {
    var now = BOUND.matcher(young);
    var before = BOUND.matcher(old);
    if (!now.find() || !before.find()) {
      return false;
    }
    return now.group(1).equals(before.group(1)) || (isLast && now.group(1).contains("MAXVALUE"));
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

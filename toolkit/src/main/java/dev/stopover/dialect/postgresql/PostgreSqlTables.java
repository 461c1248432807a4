package dev.stopover.dialect.postgresql;

import static java.util.stream.Collectors.joining;

import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.ExclusionConstraint;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Write tables and what of them can be altered (PostgreSQL manual, CREATE TABLE). */
final class PostgreSqlTables {

  private static final String PARTITION_BY = Table.FIXED + "partition by";
  private static final Pattern BETWEEN_NAMES =
      Pattern.compile(", (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
  private static final String UNLOGGED = "unlogged";
  private static final String STORAGE = "storage";
  private static final String ACCESS_METHOD = "access method";
  private static final String TABLESPACE = "tablespace";

  private final PostgreSqlDialect dialect;
  private final PostgreSqlColumns columns;
  private final PostgreSqlNotNull notNull;

  PostgreSqlTables(PostgreSqlDialect dialect) {
    this.dialect = dialect;
    this.columns = new PostgreSqlColumns(dialect);
    this.notNull = new PostgreSqlNotNull(dialect);
  }

  /**
   * In a new table the server takes every constraint for valid, and makes one of two keys that are
   * the same, so those that are not valid and those that repeat another follow.
   */
  List<String> create(Table table) {
    var statements = new ArrayList<String>();
    var inside = inside(table.constraints());
    table.columns().forEach(each -> statements.addAll(columns.before(table.name(), each)));
    var own =
        table.columns().stream()
            .filter(column -> !column.options().containsKey(Column.INHERITED))
            .map(column -> columns.definition(table.name(), column));
    var constraints = inside.stream().map(dialect::describe);
    var required =
        table.columns().stream().flatMap(column -> notNull.ofTable(table.name(), column).stream());
    var lines = Stream.of(own, required, constraints).flatMap(each -> each).toList();
    statements.add(
        (table.options().containsKey(UNLOGGED) ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ")
            + dialect.name(table.name())
            + (lines.isEmpty()
                ? " ()"
                : lines.stream().collect(joining(",\n    ", " (\n    ", "\n)")))
            + suffix(table));
    table.constraints().stream()
        .filter(constraint -> !inside.contains(constraint))
        .forEach(constraint -> statements.add(dialect.add(table.name(), constraint)));
    table
        .indexes()
        .forEach(index -> statements.addAll(dialect.createIndex(table.name(), index, false)));
    if (table.comment() != null) {
      statements.add(
          PostgreSqlDialect.comment("TABLE " + dialect.name(table.name()), table.comment()));
    }
    table.columns().forEach(each -> statements.addAll(columns.after(table.name(), each)));
    return statements;
  }

  private String suffix(Table table) {
    var text = new StringBuilder();
    var options = table.options();
    if (options.containsKey(Table.INHERITS)) {
      text.append("\nINHERITS (").append(options.get(Table.INHERITS)).append(')');
    }
    if (options.containsKey(PARTITION_BY)) {
      text.append("\nPARTITION BY ").append(options.get(PARTITION_BY));
    }
    var method = options.getOrDefault(ACCESS_METHOD, options.get(Table.FIXED + ACCESS_METHOD));
    if (method != null) {
      text.append("\nUSING ").append(dialect.identifier(method));
    }
    var storage = options.get(STORAGE);
    if (storage != null) {
      text.append("\nWITH (").append(PostgreSqlParameters.written(storage)).append(')');
    }
    var tablespace = options.get(TABLESPACE);
    if (tablespace != null) {
      text.append("\nTABLESPACE ").append(dialect.identifier(tablespace));
    }
    var written = options.get(Table.WRITTEN);
    if (written != null) {
      text.append('\n').append(written);
    }
    return text.toString();
  }

  List<String> alter(Table from, Table to) {
    var statements = new ArrayList<String>();
    var alter = "ALTER TABLE " + dialect.name(to.name()) + " ";
    if (isDifferent(Table.INHERITS, from, to)) {
      parents(from).forEach(parent -> statements.add(alter + "NO INHERIT " + parent));
      parents(to).forEach(parent -> statements.add(alter + "INHERIT " + parent));
    }
    if (from.options().containsKey(UNLOGGED) != to.options().containsKey(UNLOGGED)) {
      statements.add(alter + (to.options().containsKey(UNLOGGED) ? "SET UNLOGGED" : "SET LOGGED"));
    }
    if (isDifferent(ACCESS_METHOD, from, to)) {
      statements.add(
          alter
              + "SET ACCESS METHOD "
              + (to.options().containsKey(ACCESS_METHOD)
                  ? dialect.identifier(to.options().get(ACCESS_METHOD))
                  : isPartitioned(to) ? "DEFAULT" : "heap"));
    }
    if (isDifferent(TABLESPACE, from, to)) {
      statements.add(
          alter
              + "SET TABLESPACE "
              + dialect.identifier(to.options().getOrDefault(TABLESPACE, "pg_default")));
    }
    if (isDifferent(STORAGE, from, to)) {
      statements.addAll(
          PostgreSqlParameters.altered(
              alter, from.options().get(STORAGE), to.options().get(STORAGE)));
    }
    if (!Objects.equals(from.comment(), to.comment())) {
      statements.add(PostgreSqlDialect.comment("TABLE " + dialect.name(to.name()), to.comment()));
    }
    return statements;
  }

  private static List<String> parents(Table table) {
    var parents = table.options().get(Table.INHERITS);
    return parents == null ? List.of() : List.of(BETWEEN_NAMES.split(parents));
  }

  static boolean isPartitioned(Table table) {
    return table.options().containsKey(PARTITION_BY);
  }

  private static boolean isDifferent(String option, Table from, Table to) {
    return !Objects.equals(from.options().get(option), to.options().get(option));
  }

  private static Set<Constraint> inside(List<Constraint> constraints) {
    var inside = new LinkedHashSet<Constraint>();
    var keys = new HashSet<List<String>>();
    for (var constraint : constraints) {
      if (isValid(constraint) && (key(constraint).isEmpty() || keys.add(key(constraint)))) {
        inside.add(constraint);
      }
    }
    return inside;
  }

  /** Say what of a key, apart from its name and how it is stored, makes it the same as another. */
  private static List<String> key(Constraint constraint) {
    if (constraint instanceof PrimaryKey key) {
      return key.columns();
    }
    if (constraint instanceof UniqueConstraint key) {
      return key.columns();
    }
    return constraint instanceof ExclusionConstraint exclusion
        ? List.of(exclusion.definition())
        : List.of();
  }

  private static boolean isValid(Constraint constraint) {
    return constraint.definition() == null || !constraint.definition().endsWith(" NOT VALID");
  }
}

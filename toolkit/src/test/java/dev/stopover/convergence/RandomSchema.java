package dev.stopover.convergence;

import dev.stopover.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Make up a schema, as small tables whose names recur, so that two of them have much in common.
 *
 * @param tables the tables by their number
 * @param labels the labels of the one enumeration, where the engine has such types
 * @param views the numbers of the tables that a view is over, and whether it is over another view
 */
record RandomSchema(
    SortedMap<Integer, Table> tables, List<Integer> labels, Map<Integer, Boolean> views) {

  /** The names need quotes, are reserved, or are nothing special. */
  private static final List<String> NAMES =
      List.of("plain", "select", "Mixed Case", "it's", "order", "Größe");

  /**
   * Make up a table.
   *
   * @param columns the columns by their number
   * @param indexed the columns that have an index, and whether it is unique
   * @param checked the columns that have a check constraint
   * @param parent the table that a foreign key points to, if it is there
   * @param cascading whether that key cascades
   * @param comment whether the table has a comment, and which
   */
  record Table(
      SortedMap<Integer, Column> columns,
      Map<Integer, Boolean> indexed,
      Set<Integer> checked,
      int parent,
      boolean cascading,
      int comment) {}

  /**
   * Make up a column.
   *
   * @param type which of the types it has
   * @param nullable whether it may be null
   * @param hasDefault whether it has the default of its type
   * @param comment whether it has a comment, and which
   */
  record Column(int type, boolean nullable, boolean hasDefault, int comment) {}

  /** A type with a default and a check, all in SQL. */
  private record Type(String sql, String defaultValue, String check) {}

  private static final List<Type> POSTGRESQL =
      List.of(
          new Type("integer", "1", "%s > 0"),
          new Type("bigint", "nextval('numbers')", "%s <> 0"),
          new Type("varchar(20)", "'it''s'", "%s in ('a', 'it''s') and length(%1$s) > 1"),
          new Type("varchar(40)", "'a\\b'", "%s between 'a' and 'b' and %1$s like 'a%%'"),
          new Type("text", "''", "%s ~ '^[a-z]+$'"),
          new Type("numeric(10,2)", "0.00", "%s between 1 and 2"),
          new Type("timestamp(3) with time zone", "now()", "%s > '2020-01-01'"),
          new Type("boolean", "false", "%s is not null"),
          new Type("integer[]", "'{}'", "array_length(%s, 1) < 5"),
          new Type("mood", "NULL", "%s is not null"),
          new Type("jsonb", "'{\"a\": 1}'", "%s ? 'a'"),
          new Type("interval day to second(2)", "'1 day'", "%s > '1 hour'"));

  private static final List<Type> MYSQL =
      List.of(
          new Type("int", "1", "%s > 0"),
          new Type("bigint unsigned", "7", "%s <> 0"),
          new Type("varchar(20)", "'it''s'", "length(%s) > 1"),
          new Type("varchar(40)", "'a\\\\b'", "%s like 'a%%'"),
          new Type("varchar(30) collate utf8mb4_bin", "''", "%s <> 'x'"),
          new Type("decimal(10,2)", "0.00", "%s between 1 and 2"),
          new Type("datetime(3)", "current_timestamp(3)", "%s > '2020-01-01'"),
          new Type("tinyint(1)", "0", "%s in (0, 1)"),
          new Type("enum('a','b,c','d''e')", "'a'", "%s <> 'a'"),
          new Type("set('x','y')", "'x,y'", "%s <> ''"),
          new Type("binary(4)", "0x01020304", "%s <> ''"),
          new Type("double", "(pi() * 2)", "%s > 1.5"));

  static Arbitrary<RandomSchema> any() {
    var number = Arbitraries.integers().between(0, NAMES.size() - 1);
    var column =
        Combinators.combine(
                Arbitraries.integers().between(0, POSTGRESQL.size() - 1),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                Arbitraries.integers().between(0, 2))
            .as(Column::new);
    var table =
        Combinators.combine(
                Arbitraries.maps(number, column).ofMaxSize(5),
                Arbitraries.maps(number, Arbitraries.of(true, false)).ofMaxSize(3),
                number.set().ofMaxSize(2),
                number,
                Arbitraries.of(true, false),
                Arbitraries.integers().between(0, 2))
            .as(
                (columns, indexed, checked, parent, cascading, comment) ->
                    new Table(
                        new TreeMap<>(columns), indexed, checked, parent, cascading, comment));
    return Combinators.combine(
            Arbitraries.maps(number, table).ofMaxSize(4),
            Arbitraries.integers().between(0, 5).list().uniqueElements().ofMinSize(1).ofMaxSize(5),
            Arbitraries.maps(number, Arbitraries.of(true, false)).ofMaxSize(3))
        .as((tables, labels, views) -> new RandomSchema(new TreeMap<>(tables), labels, views));
  }

  /** Write the statements that make the schema. */
  String sql(Engine engine) {
    var isPostgreSql = engine == Engine.POSTGRESQL;
    var types = isPostgreSql ? POSTGRESQL : MYSQL;
    var statements = new ArrayList<String>();
    if (isPostgreSql) {
      statements.add(
          "CREATE TYPE mood AS ENUM ("
              + String.join(", ", labels.stream().map(label -> "'m" + label + "'").toList())
              + ")");
      statements.add("CREATE SEQUENCE numbers");
    }
    tables.forEach((place, table) -> create(place, table, types, isPostgreSql, statements));
    tables.forEach(
        (place, table) -> {
          if (tables.containsKey(table.parent())) {
            statements.add(
                "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (parent) REFERENCES %s (id)%s"
                    .formatted(
                        name(place, isPostgreSql),
                        quoted("fk" + place, isPostgreSql),
                        name(table.parent(), isPostgreSql),
                        table.cascading() ? " ON DELETE CASCADE" : ""));
          }
        });
    views.forEach(
        (place, isNested) -> {
          if (tables.containsKey(place)) {
            var view = quoted("v " + place, isPostgreSql);
            statements.add(
                "CREATE VIEW %s AS SELECT * FROM %s".formatted(view, name(place, isPostgreSql)));
            if (isNested) {
              statements.add(
                  "CREATE VIEW %s AS SELECT id FROM %s"
                      .formatted(quoted("w" + place, isPostgreSql), view));
            }
          }
        });
    return String.join(";\n", statements) + ";\n";
  }

  private static void create(
      int place, Table table, List<Type> types, boolean isPostgreSql, List<String> statements) {
    var name = name(place, isPostgreSql);
    var lines = new ArrayList<>(List.of("id bigint NOT NULL PRIMARY KEY", "parent bigint"));
    var comments = new ArrayList<String>();
    table
        .columns()
        .forEach(
            (number, column) -> {
              var type = types.get(column.type());
              var columnName = name(number, isPostgreSql);
              lines.add(
                  columnName
                      + " "
                      + type.sql()
                      + (column.nullable() ? "" : " NOT NULL")
                      + (column.hasDefault()
                              && (isPostgreSql || !type.defaultValue().equals("NULL"))
                          ? " DEFAULT " + type.defaultValue()
                          : "")
                      + (isPostgreSql || column.comment() == 0
                          ? ""
                          : " COMMENT " + comment(column.comment())));
              if (isPostgreSql && column.comment() > 0) {
                comments.add(
                    "COMMENT ON COLUMN %s.%s IS %s"
                        .formatted(name, columnName, comment(column.comment())));
              }
            });
    for (var number : table.checked()) {
      var column = table.columns().get(number);
      if (column != null) {
        lines.add(
            "CONSTRAINT %s CHECK (%s)"
                .formatted(
                    quoted("check " + place + number, isPostgreSql),
                    types.get(column.type()).check().formatted(name(number, isPostgreSql))));
      }
    }
    statements.add(
        "CREATE TABLE "
            + name
            + " (\n  "
            + String.join(",\n  ", lines)
            + ")"
            + (isPostgreSql || table.comment() == 0 ? "" : " COMMENT " + comment(table.comment())));
    if (isPostgreSql && table.comment() > 0) {
      comments.add("COMMENT ON TABLE %s IS %s".formatted(name, comment(table.comment())));
    }
    table
        .indexed()
        .forEach(
            (number, isUnique) -> {
              if (table.columns().containsKey(number)) {
                statements.add(
                    "CREATE %sINDEX %s ON %s (%s)"
                        .formatted(
                            isUnique ? "UNIQUE " : "",
                            quoted("index " + place + " " + number, isPostgreSql),
                            name,
                            name(number, isPostgreSql)));
              }
            });
    statements.addAll(comments);
  }

  private static String comment(int number) {
    return number == 1 ? "'it''s a comment'" : "'and; another --'";
  }

  private static String name(int number, boolean isPostgreSql) {
    return quoted(NAMES.get(number), isPostgreSql);
  }

  private static String quoted(String name, boolean isPostgreSql) {
    return isPostgreSql ? '"' + name + '"' : '`' + name + '`';
  }
}

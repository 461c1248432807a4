package dev.stopover.server;

import dev.stopover.connect.ManyAtOnce;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Find the tables of a clone whose rows were touched, and put their rows back.
 *
 * <p>The server counts the writes to each table (manual, section 29.12.20.8.1, {@code
 * table_io_waits_summary_by_table}), but not those of a cascading foreign key within InnoDB, so the
 * tables below a touched one count as touched. A clone's objects are created in 1970, so whatever
 * is created or altered later is younger, views apart; {@code TRUNCATE} alone keeps the time, and
 * leaves a table empty that had rows.
 */
final class MysqlRows {

  private static final String FACTS =
      """
      SELECT c.TABLE_NAME, c.COLUMN_NAME, c.GENERATION_EXPRESSION, c.EXTRA
      FROM information_schema.COLUMNS c JOIN information_schema.TABLES t
        ON t.TABLE_SCHEMA = '%1$s' AND t.TABLE_NAME = c.TABLE_NAME AND t.TABLE_TYPE = 'BASE TABLE'
      WHERE c.TABLE_SCHEMA = '%1$s' ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION""";

  private static final String CASCADES =
      """
      SELECT REFERENCED_TABLE_NAME, TABLE_NAME FROM information_schema.REFERENTIAL_CONSTRAINTS
      WHERE CONSTRAINT_SCHEMA = '%s'
        AND (DELETE_RULE IN ('CASCADE', 'SET NULL') OR UPDATE_RULE IN ('CASCADE', 'SET NULL'))""";

  private static final String WRITES =
      """
      SELECT OBJECT_NAME, COUNT_INSERT + COUNT_UPDATE + COUNT_DELETE
      FROM performance_schema.table_io_waits_summary_by_table WHERE OBJECT_SCHEMA = '%s'""";

  /** The number and the age of all that can be created in a database; a view has no age. */
  private static final String SHAPE =
      """
      SELECT COUNT(*), COALESCE(MAX(YEAR(CREATE_TIME)), 0), MAX(TABLE_COLLATION)
        FROM information_schema.TABLES WHERE TABLE_SCHEMA = '%1$s' UNION ALL
      SELECT COUNT(*), 0, BIT_XOR(CRC32(CONCAT(TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION,
          SECURITY_TYPE, DEFINER)))
        FROM information_schema.VIEWS WHERE TABLE_SCHEMA = '%1$s' UNION ALL
      SELECT COUNT(*), COALESCE(MAX(YEAR(CREATED)), 0), ''
        FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '%1$s' UNION ALL
      SELECT COUNT(*), COALESCE(MAX(YEAR(LAST_ALTERED)), 0), ''
        FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = '%1$s' UNION ALL
      SELECT COUNT(*), COALESCE(MAX(YEAR(LAST_ALTERED)), 0), ''
        FROM information_schema.EVENTS WHERE EVENT_SCHEMA = '%1$s' UNION ALL
      SELECT 0, 0, CONCAT(DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME)
        FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '%1$s'""";

  private static final int YEAR_OF_CLONES = 1970;

  private final String template;
  private final Map<String, Table> tables;
  private final Map<String, Set<String>> cascades;

  private MysqlRows(String template, Map<String, Table> tables, Map<String, Set<String>> cascades) {
    this.template = template;
    this.tables = tables;
    this.cascades = cascades;
  }

  /**
   * Hold what putting rows back takes to know of a table.
   *
   * @param columns those that values can be given for, quoted
   * @param counter the next value of its counter; 0 without one
   */
  private record Table(List<String> columns, long counter, boolean hasRows, boolean hasTriggers) {

    /** A counter that is ahead of no row is nothing that TRUNCATE leaves a trace of. */
    boolean hidesTruncation() {
      return !hasRows && counter > 1;
    }
  }

  /** What is counted and what is there, at one moment. */
  record Moment(Map<String, Long> writes, String shape, boolean isKnown) {}

  /** Read what is to be put back; the template does not change any more. */
  static MysqlRows of(Connection connection, String template) throws SQLException {
    var columns = new HashMap<String, List<String>>();
    var counted = new HashSet<String>();
    read(
        connection,
        FACTS.formatted(template),
        row -> {
          var list = columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>());
          if (row.getString(3).isEmpty()) {
            list.add(MysqlCopy.quote(row.getString(2)));
          }
          if (row.getString(4).contains("auto_increment")) {
            counted.add(row.getString(1));
          }
        });
    var triggered = new HashSet<String>();
    read(
        connection,
        "SELECT EVENT_OBJECT_TABLE FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '%s'"
            .formatted(template),
        row -> triggered.add(row.getString(1)));
    var counters = counters(connection, template);
    var full = withRows(connection, template, columns.keySet());
    var tables = new HashMap<String, Table>();
    columns.forEach(
        (table, list) ->
            tables.put(
                table,
                new Table(
                    list,
                    counted.contains(table) ? counters.getOrDefault(table, 1L) : 0,
                    full.contains(table),
                    triggered.contains(table))));
    var cascades = new HashMap<String, Set<String>>();
    read(
        connection,
        CASCADES.formatted(template),
        row ->
            cascades
                .computeIfAbsent(row.getString(1), parent -> new HashSet<>())
                .add(row.getString(2)));
    return new MysqlRows(template, tables, cascades);
  }

  /** Return the next value of each counter that has one. */
  static Map<String, Long> counters(Connection connection, String database) throws SQLException {
    var counters = new HashMap<String, Long>();
    execute(connection, "SET SESSION information_schema_stats_expiry = 0");
    read(
        connection,
        "SELECT TABLE_NAME, AUTO_INCREMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = '%s'"
                .formatted(database)
            + " AND AUTO_INCREMENT IS NOT NULL",
        row -> counters.put(row.getString(1), row.getLong(2)));
    return counters;
  }

  private static Set<String> withRows(
      Connection connection, String database, Set<String> candidates) throws SQLException {
    var names = List.copyOf(candidates);
    var found = new HashSet<String>();
    if (!names.isEmpty()) {
      var each =
          IntStream.range(0, names.size())
              .mapToObj(
                  index ->
                      "(SELECT %d FROM %s.%s LIMIT 1)"
                          .formatted(index, database, MysqlCopy.quote(names.get(index))));
      read(
          connection,
          each.collect(Collectors.joining(" UNION ALL ")),
          row -> found.add(names.get(row.getInt(1))));
    }
    return found;
  }

  /** Look at a clone; what changes from one look to another can be told apart. */
  Moment look(Connection connection, String clone) throws SQLException {
    var shape = new StringBuilder();
    var years = new HashSet<Integer>();
    read(
        connection,
        SHAPE.formatted(clone),
        row -> {
          shape.append(row.getInt(1)).append(row.getString(3)).append(';');
          years.add(row.getInt(2));
        });
    years.remove(0);
    years.remove(YEAR_OF_CLONES);
    var writes = writes(connection, clone);
    boolean known = years.isEmpty() && writes.keySet().containsAll(tables.keySet());
    return new Moment(writes, shape.toString(), known && nothingIsLost(connection));
  }

  private static Map<String, Long> writes(Connection connection, String clone) throws SQLException {
    var writes = new HashMap<String, Long>();
    read(connection, WRITES.formatted(clone), row -> writes.put(row.getString(1), row.getLong(2)));
    return writes;
  }

  private static boolean nothingIsLost(Connection connection) throws SQLException {
    var lost = new HashSet<String>();
    read(
        connection,
        "SHOW GLOBAL STATUS LIKE 'Performance\\_schema\\_table\\_%\\_lost'",
        row -> {
          if (row.getLong(2) > 0) {
            lost.add(row.getString(1));
          }
        });
    return lost.isEmpty();
  }

  /** Return the tables whose rows may have changed, or nothing where more than rows may have. */
  Optional<Set<String>> touched(Connection connection, String clone, Moment before)
      throws SQLException {
    var now = look(connection, clone);
    if (!before.isKnown() || !now.isKnown() || !before.shape().equals(now.shape())) {
      return Optional.empty();
    }
    var touched = new HashSet<String>();
    var check = new HashSet<String>();
    tables.forEach(
        (name, table) -> {
          if (!before.writes().getOrDefault(name, -1L).equals(now.writes().get(name))
              || table.hidesTruncation()) {
            touched.add(name);
          } else if (table.hasRows()) {
            check.add(name);
          }
        });
    var full = withRows(connection, clone, check);
    check.stream().filter(table -> !full.contains(table)).forEach(touched::add);
    return Optional.of(withCascades(touched));
  }

  private Set<String> withCascades(Set<String> touched) {
    var all = new HashSet<>(touched);
    var open = new ArrayDeque<>(touched);
    while (!open.isEmpty()) {
      for (var child : cascades.getOrDefault(open.remove(), Set.of())) {
        if (all.add(child)) {
          open.add(child);
        }
      }
    }
    return all;
  }

  /** Tell whether rows can go into these tables without a trigger that adds to them. */
  boolean canFill(Set<String> touched) {
    return touched.stream().map(this::table).noneMatch(Table::hasTriggers);
  }

  /** Tell whether these tables can be as they were. */
  boolean canReset(Set<String> touched) {
    return touched.stream()
        .map(this::table)
        .noneMatch(table -> table.hasTriggers() && table.hasRows());
  }

  /**
   * Have in some tables the rows and the counters of the template again.
   *
   * @return the clone as it is then; its shape is as it was before, since nothing else changed
   */
  Moment reset(Connection connection, String clone, Set<String> touched, Moment before)
      throws SQLException {
    var rows = new ArrayList<String>();
    var definitions = new ArrayList<String>();
    for (var name : touched) {
      var table = table(name);
      if (!table.hasRows() && (table.hasTriggers() || table.counter() == 1)) {
        definitions.add("TRUNCATE TABLE %s.%s".formatted(clone, MysqlCopy.quote(name)));
      } else {
        rows.addAll(refill(template, clone, name));
        definitions.addAll(counter(clone, name, table.counter()));
      }
    }
    asIs(connection, rows, definitions);
    return new Moment(writes(connection, clone), before.shape(), true);
  }

  /** Have in some tables of a fresh clone the rows and the counters of another one. */
  void fill(
      Connection connection,
      String from,
      String clone,
      Set<String> touched,
      Map<String, Long> counters)
      throws SQLException {
    var rows = new ArrayList<String>();
    var definitions = new ArrayList<String>();
    for (var name : touched) {
      rows.addAll(refill(from, clone, name));
      if (table(name).counter() > 0) {
        definitions.addAll(counter(clone, name, counters.getOrDefault(name, 1L)));
      }
    }
    asIs(connection, rows, definitions);
  }

  private Table table(String name) {
    return Objects.requireNonNull(tables.get(name));
  }

  private List<String> refill(String from, String clone, String name) {
    var quoted = MysqlCopy.quote(name);
    var list = String.join(", ", table(name).columns());
    return List.of(
        "DELETE FROM %s.%s".formatted(clone, quoted),
        "INSERT INTO %1$s.%2$s (%4$s) SELECT %4$s FROM %3$s.%2$s"
            .formatted(clone, quoted, from, list));
  }

  private static List<String> counter(String clone, String name, long counter) {
    return counter > 0
        ? List.of(
            "ALTER TABLE %s.%s AUTO_INCREMENT = %d"
                .formatted(clone, MysqlCopy.quote(name), counter))
        : List.of();
  }

  /** All rows are written in one transaction, which the first definition would end. */
  private static void asIs(Connection connection, List<String> rows, List<String> definitions)
      throws SQLException {
    var all = new ArrayList<String>();
    all.add("SET @mode = @@sql_mode");
    all.add(
        "SET foreign_key_checks = 0, unique_checks = 0, sql_mode = 'NO_AUTO_VALUE_ON_ZERO',"
            + " timestamp = "
            + MysqlCopy.TIME_OF_CLONES);
    all.add("START TRANSACTION");
    all.addAll(rows);
    all.add("COMMIT");
    all.addAll(definitions);
    var asItWas =
        "SET foreign_key_checks = DEFAULT, unique_checks = DEFAULT, sql_mode = @mode,"
            + " timestamp = DEFAULT";
    all.add(asItWas);
    try {
      executeAll(connection, all);
    } catch (SQLException e) {
      executeAll(connection, List.of("ROLLBACK", asItWas));
      throw e;
    }
  }

  private static void executeAll(Connection connection, List<String> statements)
      throws SQLException {
    try (var many = ManyAtOnce.on(connection)) {
      if (many.isAllowed()) {
        try (var statement = connection.createStatement()) {
          statement.execute(String.join(";", statements));
          var isMore = true;
          while (isMore) {
            isMore = statement.getMoreResults() || statement.getUpdateCount() >= 0;
          }
        }
        return;
      }
    }
    for (var sql : statements) {
      execute(connection, sql);
    }
  }

  private static void read(Connection connection, String sql, RowReader reader)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }
}

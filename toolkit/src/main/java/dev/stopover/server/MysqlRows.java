package dev.stopover.server;

import dev.stopover.connect.ManyAtOnce;
import dev.stopover.server.MysqlWatch.Moment;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Find the tables of a clone whose rows were touched, and put their rows back.
 *
 * <p>The writes of a cascading foreign key within InnoDB are not counted, so the tables below a
 * touched one count as touched; {@code TRUNCATE} is neither, and leaves a table empty that had
 * rows.
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

  private final String template;
  private final Map<String, Table> tables;
  private final Map<String, Set<String>> cascades;
  private final MysqlWatch watch;

  private MysqlRows(
      String template,
      Map<String, Table> tables,
      Map<String, Set<String>> cascades,
      MysqlWatch watch) {
    this.template = template;
    this.tables = tables;
    this.cascades = cascades;
    this.watch = watch;
  }

  /**
   * Hold what putting rows back takes to know of a table.
   *
   * @param columns those that values can be given for, quoted
   * @param counter the next value of its counter; 0 without one
   * @param isNext whether that is where the counter is once its rows go into an empty table
   */
  private record Table(
      List<String> columns, long counter, boolean isNext, boolean hasRows, boolean hasTriggers) {

    /** A counter that is ahead of no row is nothing that TRUNCATE leaves a trace of. */
    boolean hidesTruncation() {
      return !hasRows && counter > 1;
    }
  }

  /** Read what is to be put back; the template does not change any more. */
  static MysqlRows of(Connection connection, String template) throws SQLException {
    var columns = new HashMap<String, List<String>>();
    var counted = new HashMap<String, String>();
    read(
        connection,
        FACTS.formatted(template),
        row -> {
          var list = columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>());
          if (row.getString(3).isEmpty()) {
            list.add(MysqlCopy.quote(row.getString(2)));
          }
          if (row.getString(4).contains("auto_increment")) {
            counted.put(row.getString(1), MysqlCopy.quote(row.getString(2)));
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
    counters.keySet().retainAll(counted.keySet());
    counted.keySet().forEach(table -> counters.putIfAbsent(table, 1L));
    var next = thatFollowRows(connection, template, counted, counters);
    var tables = new HashMap<String, Table>();
    columns.forEach(
        (table, list) ->
            tables.put(
                table,
                new Table(
                    list,
                    counters.getOrDefault(table, 0L),
                    next.contains(table),
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
    return new MysqlRows(
        template, tables, cascades, MysqlWatch.of(connection, template, columns.keySet()));
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

  /** Return the tables whose counter is where their last row leaves it. */
  private static Set<String> thatFollowRows(
      Connection connection, String database, Map<String, String> columns, Map<String, Long> next)
      throws SQLException {
    return those(
        connection,
        columns.keySet(),
        table ->
            "%s.%s HAVING COALESCE(MAX(%s), 0) + 1 = %d AND @@auto_increment_increment = 1"
                .formatted(database, MysqlCopy.quote(table), columns.get(table), next.get(table)));
  }

  private static Set<String> withRows(
      Connection connection, String database, Set<String> candidates) throws SQLException {
    return those(
        connection,
        candidates,
        table -> "%s.%s LIMIT 1".formatted(database, MysqlCopy.quote(table)));
  }

  private static Set<String> those(
      Connection connection, Set<String> candidates, UnaryOperator<String> from)
      throws SQLException {
    var names = List.copyOf(candidates);
    var found = new HashSet<String>();
    if (!names.isEmpty()) {
      var each =
          IntStream.range(0, names.size())
              .mapToObj(
                  index -> "(SELECT %d FROM %s)".formatted(index, from.apply(names.get(index))));
      read(
          connection,
          each.collect(Collectors.joining(" UNION ALL ")),
          row -> found.add(names.get(row.getInt(1))));
    }
    return found;
  }

  /** Look at a clone; what changes from one look to another can be told apart. */
  Moment look(Connection connection, String clone) throws SQLException {
    return watch.look(connection, clone);
  }

  /** Return the tables whose rows may have changed, or nothing where more than rows may have. */
  Optional<Set<String>> touched(Connection connection, String clone, Moment before)
      throws SQLException {
    var now = watch.look(connection, clone);
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
    var emptied = new ArrayList<String>();
    var rows = new ArrayList<String>();
    var counters = new ArrayList<String>();
    for (var name : touched) {
      var table = table(name);
      if (table.isNext() || (!table.hasRows() && table.hasTriggers())) {
        // Takes half as long as to set the counter.
        emptied.add("TRUNCATE TABLE %s.%s".formatted(clone, MysqlCopy.quote(name)));
      } else {
        rows.add(delete(clone, name));
      }
      if (!table.isNext()) {
        counters.addAll(counter(clone, name, table.counter()));
      }
      if (table.hasRows()) {
        rows.add(insert(template, clone, name));
      }
    }
    asIs(connection, emptied, rows, counters);
    return new Moment(MysqlWatch.writes(connection, clone), before.shape(), true);
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
      rows.add(delete(clone, name));
      rows.add(insert(from, clone, name));
      if (table(name).counter() > 0) {
        definitions.addAll(counter(clone, name, counters.getOrDefault(name, 1L)));
      }
    }
    asIs(connection, List.of(), rows, definitions);
  }

  private Table table(String name) {
    return Objects.requireNonNull(tables.get(name));
  }

  private static String delete(String clone, String name) {
    return "DELETE FROM %s.%s".formatted(clone, MysqlCopy.quote(name));
  }

  private String insert(String from, String clone, String name) {
    return "INSERT INTO %1$s.%2$s (%4$s) SELECT %4$s FROM %3$s.%2$s"
        .formatted(clone, MysqlCopy.quote(name), from, String.join(", ", table(name).columns()));
  }

  private static List<String> counter(String clone, String name, long counter) {
    return counter > 0
        ? List.of(
            "ALTER TABLE %s.%s AUTO_INCREMENT = %d"
                .formatted(clone, MysqlCopy.quote(name), counter))
        : List.of();
  }

  /** All rows are written in one transaction, which a definition would end. */
  private static void asIs(
      Connection connection, List<String> before, List<String> rows, List<String> after)
      throws SQLException {
    var all = new ArrayList<String>();
    all.add("SET @mode = @@sql_mode");
    all.add(
        "SET foreign_key_checks = 0, unique_checks = 0, sql_mode = 'NO_AUTO_VALUE_ON_ZERO',"
            + " timestamp = "
            + MysqlCopy.TIME_OF_CLONES);
    all.addAll(before);
    all.add("START TRANSACTION");
    all.addAll(rows);
    all.add("COMMIT");
    all.addAll(after);
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

  static void read(Connection connection, String sql, RowReader reader) throws SQLException {
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

  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }
}

package dev.stopover.rows;

import dev.stopover.StopoverException;
import dev.stopover.connect.ManyAtOnce;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Remember the rows of a database, to tell later what became of them. */
public final class RowSnapshot {

  /** Of a table with more rows, only as many are remembered, in the order of its primary key. */
  private static final int MOST = 1_000;

  private static final int AT_ONCE = 100;

  private static final Set<Integer> BYTES =
      Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

  private final Map<QualifiedName, TableRows> tables;

  private RowSnapshot(Map<QualifiedName, TableRows> tables) {
    this.tables = tables;
  }

  private record TableRows(Table table, int count, List<Map<String, @Nullable String>> rows) {}

  /**
   * Read the rows of all tables.
   *
   * @param database where they are
   * @param schema what the database holds
   * @param dialect the dialect of its engine
   * @throws StopoverException if the database refuses
   */
  public static RowSnapshot of(DataSource database, Schema schema, Dialect dialect) {
    var tables = new TreeMap<QualifiedName, TableRows>();
    try (var connection = database.getConnection();
        var many = ManyAtOnce.on(connection)) {
      var all = schema.tables();
      var step = many.isAllowed() ? AT_ONCE : 1;
      for (var i = 0; i < all.size(); i += step) {
        var some = all.subList(i, Math.min(i + step, all.size()));
        for (var read : read(connection, some, dialect)) {
          tables.put(read.table.name(), read);
        }
      }
      for (var table : all) {
        var read = Objects.requireNonNull(tables.get(table.name()));
        if (read.count > MOST) {
          var count = count(connection, dialect.identifier(table.name()));
          tables.put(table.name(), new TableRows(table, count, read.rows.subList(0, MOST)));
        }
      }
    } catch (SQLException e) {
      throw StopoverException.database(
          "The rows cannot be read: %s. Check that the database is up and try again."
              .formatted(e.getMessage()),
          e);
    }
    return new RowSnapshot(tables);
  }

  /** Read some tables in one exchange with the server, each one row further than is remembered. */
  private static List<TableRows> read(Connection connection, List<Table> tables, Dialect dialect)
      throws SQLException {
    var read = new ArrayList<TableRows>();
    var sql =
        tables.stream().map(table -> select(table, dialect)).collect(Collectors.joining("; "));
    try (var statement = connection.createStatement()) {
      var more = statement.execute(sql);
      for (var table : tables) {
        if (!more) {
          throw new SQLException("no rows were returned for " + table.name());
        }
        try (var result = statement.getResultSet()) {
          read.add(rows(table, result));
        }
        more = statement.getMoreResults();
      }
    }
    return read;
  }

  private static String select(Table table, Dialect dialect) {
    var order =
        table
            .primaryKey()
            .map(
                key ->
                    key.columns().stream()
                        .map(dialect::identifier)
                        .collect(Collectors.joining(", ", " ORDER BY ", "")))
            .orElse("");
    var columns =
        table.columns().isEmpty()
            ? "1"
            : table.columns().stream()
                .map(column -> dialect.identifier(column.name()))
                .collect(Collectors.joining(", "));
    return "SELECT %s FROM %s%s LIMIT %d"
        .formatted(columns, dialect.identifier(table.name()), order, MOST + 1);
  }

  private static TableRows rows(Table table, ResultSet result) throws SQLException {
    var rows = new ArrayList<Map<String, @Nullable String>>();
    while (result.next()) {
      var row = new HashMap<String, @Nullable String>();
      for (var i = 0; i < table.columns().size(); i++) {
        row.put(table.columns().get(i).name(), text(result, i + 1));
      }
      rows.add(row);
    }
    return new TableRows(table, rows.size(), rows);
  }

  private static int count(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT count(*) FROM " + table)) {
      result.next();
      return result.getInt(1);
    }
  }

  private static @Nullable String text(ResultSet result, int column) throws SQLException {
    if (!BYTES.contains(result.getMetaData().getColumnType(column))) {
      return result.getString(column);
    }
    var bytes = result.getBytes(column);
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  /** Return how many rows there are. */
  public int count() {
    return tables.values().stream().mapToInt(TableRows::count).sum();
  }

  /**
   * Tell what is lost in a later state: rows, or the values of a column.
   *
   * <p>What the later state has no table, or no column of the same type, for is a matter of its
   * schema and not told here. Nor is that a time was set anew, as triggers and defaults do to rows
   * that are touched.
   *
   * @param later the later state
   */
  public List<LostRows> lostIn(RowSnapshot later) {
    var lost = new ArrayList<LostRows>();
    tables.forEach(
        (name, before) -> {
          var after = later.tables.get(name);
          if (after != null) {
            lost.addAll(compare(before, after));
          }
        });
    return lost;
  }

  private static List<LostRows> compare(TableRows before, TableRows after) {
    var name = before.table.name();
    if (after.count < before.count) {
      return List.of(
          new LostRows(
              name,
              null,
              before.count - after.count,
              before.count,
              "%d rows before, %d after".formatted(before.count, after.count)));
    }
    var comparable =
        before.table.columns().stream().filter(column -> isAsBefore(column, after.table)).toList();
    var key = before.table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    return key.isEmpty()
            || !comparable.stream().map(Column::name).toList().containsAll(key)
            || before.count > MOST
        ? compareByColumn(before, after, comparable)
        : compareByKey(before, after, comparable, key);
  }

  private static boolean isAsBefore(Column column, Table after) {
    return after.column(column.name()).map(Column::type).filter(column.type()::equals).isPresent();
  }

  private static List<LostRows> compareByKey(
      TableRows before, TableRows after, List<Column> columns, List<String> key) {
    var there = new HashMap<List<@Nullable String>, Map<String, @Nullable String>>();
    after.rows.forEach(row -> there.put(identity(row, key), row));
    var name = before.table.name();
    var gone = before.rows.stream().filter(row -> !there.containsKey(identity(row, key))).toList();
    if (!gone.isEmpty() && after.count <= MOST) {
      return List.of(
          new LostRows(
              name,
              null,
              gone.size(),
              before.count,
              "the row with %s is not there any more".formatted(describe(gone.get(0), key))));
    }
    var lost = new ArrayList<LostRows>();
    for (var column : columns) {
      var count = 0;
      var example = "";
      for (var row : before.rows) {
        var later = there.get(identity(row, key));
        var was = row.get(column.name());
        var is = later == null ? was : later.get(column.name());
        if (!Objects.equals(was, is) && !isNow(column, is)) {
          count++;
          example =
              example.isEmpty()
                  ? "%s became %s in the row with %s"
                      .formatted(shown(was), shown(is), describe(row, key))
                  : example;
        }
      }
      if (count > 0) {
        lost.add(new LostRows(name, column.name(), count, before.count, example));
      }
    }
    return lost;
  }

  /** Without a key, it is known only which values a column has. */
  private static List<LostRows> compareByColumn(
      TableRows before, TableRows after, List<Column> columns) {
    var lost = new ArrayList<LostRows>();
    if (before.count > MOST) {
      return lost;
    }
    for (var column : columns) {
      var there = new ArrayList<@Nullable String>();
      after.rows.forEach(row -> there.add(row.get(column.name())));
      var gone = new ArrayList<@Nullable String>();
      for (var row : before.rows) {
        if (!there.remove(row.get(column.name()))) {
          gone.add(row.get(column.name()));
        }
      }
      gone.removeIf(value -> there.stream().anyMatch(each -> isNow(column, each)));
      if (!gone.isEmpty()) {
        lost.add(
            new LostRows(
                before.table.name(),
                column.name(),
                gone.size(),
                before.count,
                "%s is not there any more".formatted(shown(gone.get(0)))));
      }
    }
    return lost;
  }

  private static List<@Nullable String> identity(
      Map<String, @Nullable String> row, List<String> key) {
    var identity = new ArrayList<@Nullable String>();
    key.forEach(column -> identity.add(row.get(column)));
    return identity;
  }

  private static String describe(Map<String, @Nullable String> row, List<String> key) {
    return key.stream()
        .map(column -> column + " = " + shown(row.get(column)))
        .collect(Collectors.joining(", "));
  }

  private static String shown(@Nullable String value) {
    if (value == null) {
      return "NULL";
    }
    return "'" + (value.length() > 40 ? value.substring(0, 37) + "…" : value) + "'";
  }

  /** Tell whether a value is a time that was set anew. */
  private static boolean isNow(Column column, @Nullable String value) {
    var type = column.type() instanceof DataType.Native fixed ? fixed.sql() : "";
    if (value == null || !(type.startsWith("timestamp") || type.startsWith("datetime"))) {
      return false;
    }
    var today = LocalDate.now(ZoneOffset.UTC);
    return today
        .minusDays(1)
        .datesUntil(today.plusDays(2))
        .anyMatch(day -> value.startsWith(day.toString()));
  }
}

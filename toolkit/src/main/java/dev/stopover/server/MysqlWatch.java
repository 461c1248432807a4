package dev.stopover.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Look at the clones of a database, so that one can tell what happened in them.
 *
 * <p>The server counts the writes to each table (manual, section 29.12.20.8.1, {@code
 * table_io_waits_summary_by_table}). A clone's objects are created in 1970, so whatever is created
 * or altered later is younger, views apart; {@code TRUNCATE} alone keeps the time.
 */
final class MysqlWatch {

  private static final String WRITES =
      """
      SELECT OBJECT_NAME, COUNT_INSERT + COUNT_UPDATE + COUNT_DELETE
      FROM performance_schema.table_io_waits_summary_by_table WHERE OBJECT_SCHEMA = '%s'""";

  /** The number and the age of all that can be created in a database; a view has no age. */
  private static final String SHAPE =
      """
      SELECT COUNT(*), COALESCE(MAX(YEAR(CREATE_TIME)), 0), MAX(TABLE_COLLATION)
        FROM information_schema.TABLES WHERE TABLE_SCHEMA = '%1$s' UNION ALL
      SELECT COUNT(*), COALESCE(MAX(YEAR(CREATED)), 0), ''
        FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '%1$s' UNION ALL
      SELECT COUNT(*), COALESCE(MAX(YEAR(LAST_ALTERED)), 0), ''
        FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = '%1$s' UNION ALL
      SELECT COUNT(*), COALESCE(MAX(YEAR(LAST_ALTERED)), 0), ''
        FROM information_schema.EVENTS WHERE EVENT_SCHEMA = '%1$s' UNION ALL
      SELECT 0, 0, CONCAT(DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME)
        FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '%1$s'""";

  /** Where there are none, another one is counted above, and this takes long to find none. */
  private static final String VIEWS =
      """
       UNION ALL SELECT COUNT(*), 0, BIT_XOR(CRC32(CONCAT(TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION,
          SECURITY_TYPE, DEFINER)))
        FROM information_schema.VIEWS WHERE TABLE_SCHEMA = '%1$s'""";

  private static final int YEAR_OF_CLONES = 1970;

  private final Set<String> tables;
  private final String shape;

  private MysqlWatch(Set<String> tables, boolean hasViews) {
    this.tables = tables;
    this.shape = hasViews ? SHAPE + VIEWS : SHAPE;
  }

  /** What is counted and what is there, at one moment. */
  record Moment(Map<String, Long> writes, String shape, boolean isKnown) {}

  /** Watch over the clones of a database with these tables. */
  static MysqlWatch of(Connection connection, String template, Set<String> tables)
      throws SQLException {
    var views = new HashSet<String>();
    MysqlRows.read(
        connection,
        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '%s'"
                .formatted(template)
            + " AND TABLE_TYPE = 'VIEW'",
        row -> views.add(row.getString(1)));
    return new MysqlWatch(Set.copyOf(tables), !views.isEmpty());
  }

  /** Look at a clone; what changes from one look to another can be told apart. */
  Moment look(Connection connection, String clone) throws SQLException {
    var found = new StringBuilder();
    var years = new HashSet<Integer>();
    MysqlRows.read(
        connection,
        shape.formatted(clone),
        row -> {
          found.append(row.getInt(1)).append(row.getString(3)).append(';');
          years.add(row.getInt(2));
        });
    years.remove(0);
    years.remove(YEAR_OF_CLONES);
    var writes = writes(connection, clone);
    boolean known = years.isEmpty() && writes.keySet().containsAll(tables);
    return new Moment(writes, found.toString(), known && nothingIsLost(connection));
  }

  static Map<String, Long> writes(Connection connection, String clone) throws SQLException {
    var writes = new HashMap<String, Long>();
    MysqlRows.read(
        connection, WRITES.formatted(clone), row -> writes.put(row.getString(1), row.getLong(2)));
    return writes;
  }

  private static boolean nothingIsLost(Connection connection) throws SQLException {
    var lost = new HashSet<String>();
    MysqlRows.read(
        connection,
        "SHOW GLOBAL STATUS LIKE 'Performance\\_schema\\_table\\_%\\_lost'",
        row -> {
          if (row.getLong(2) > 0) {
            lost.add(row.getString(1));
          }
        });
    return lost.isEmpty();
  }
}

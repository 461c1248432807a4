package dev.stopover.rows;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.TableOrder;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Make rows for any schema.
 *
 * <p>Tables are filled in the order of their foreign keys. The first row of a table is an ordinary
 * one, the others hold boundary values and nulls. What checks demand is guessed from the constants
 * in them, and the server has the last word: a table of which it accepts no row is told as not
 * filled. The same schema gets the same rows.
 */
public final class RowMaker {

  /** Say what rows hold. */
  public enum Kind {
    /** Ordinary values, and no nulls where a value can be had. */
    ORDINARY,
    /** Ordinary values in the first row, boundary values and nulls in the others. */
    BOUNDARIES
  }

  private final Dialect dialect;
  private final Kind kind;

  private RowMaker(Dialect dialect, Kind kind) {
    this.dialect = dialect;
    this.kind = kind;
  }

  /**
   * Create a maker of rows.
   *
   * @param dialect the dialect of the database's engine
   * @param kind what the rows hold
   */
  public static RowMaker of(Dialect dialect, Kind kind) {
    return new RowMaker(dialect, kind);
  }

  /**
   * Add rows to tables; each is committed by itself.
   *
   * @param database where the tables are
   * @param schema what the database holds
   * @param tables the tables that get rows; those that they point to should have some
   * @throws StopoverException if the database cannot be reached
   */
  public FilledTables fill(DataSource database, Schema schema, Collection<QualifiedName> tables) {
    var rows = new HashMap<QualifiedName, Integer>();
    var notFilled = new TreeMap<QualifiedName, String>();
    var partitions = partitions(schema);
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(true);
      var inserts = new Inserts(connection, dialect);
      for (var table : TableOrder.targetsFirst(schema.tables())) {
        if (tables.contains(table.name()) && !partitions.contains(table.name())) {
          var filling = new TableFilling(table, schema, dialect, inserts, kind);
          var made = filling.fill();
          if (made > 0) {
            rows.put(table.name(), made);
          } else if (filling.wasEmpty()) {
            notFilled.put(table.name(), filling.reason());
          }
        }
      }
    } catch (SQLException e) {
      throw StopoverException.database(
          "No rows could be made, since the database failed: %s. Check that it is up and try again."
              .formatted(e.getMessage()),
          e);
    }
    return FilledTables.of(rows, notFilled);
  }

  /** A partition gets its rows through its parent. */
  private static Set<QualifiedName> partitions(Schema schema) {
    return schema.objects().stream()
        .filter(each -> each.id().kind().equals("partition"))
        .map(each -> each.id().name())
        .collect(Collectors.toUnmodifiableSet());
  }
}

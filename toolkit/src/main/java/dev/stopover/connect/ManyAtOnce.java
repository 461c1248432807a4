package dev.stopover.connect;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.NativeSession;
import com.mysql.cj.conf.PropertyKey;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Let a connection send several statements at once for as long as this is open, where its driver
 * and what stands before the server can do so.
 */
public final class ManyAtOnce implements AutoCloseable {

  private final boolean isAllowed;
  private final @Nullable NativeSession session;

  private ManyAtOnce(boolean isAllowed, @Nullable NativeSession session) {
    this.isAllowed = isAllowed;
    this.session = session;
  }

  /**
   * Ask for it.
   *
   * @param connection the connection, of a pool or not
   * @throws SQLException if the connection is closed
   */
  public static ManyAtOnce on(Connection connection) throws SQLException {
    if (connection.isWrapperFor(PGConnection.class)) {
      return new ManyAtOnce(true, null);
    }
    if (!connection.isWrapperFor(MysqlConnection.class)) {
      return new ManyAtOnce(false, null);
    }
    var mysql = connection.unwrap(MysqlConnection.class);
    var always = mysql.getPropertySet().getBooleanProperty(PropertyKey.allowMultiQueries);
    if (always.getValue()) {
      return new ManyAtOnce(true, null);
    }
    if (mysql.getSession() instanceof NativeSession session) {
      session.enableMultiQueries();
      return new ManyAtOnce(true, session);
    }
    return new ManyAtOnce(false, null);
  }

  /** Tell whether several statements can be sent at once. */
  public boolean isAllowed() {
    return isAllowed;
  }

  /** Leave the connection as it was. */
  @Override
  public void close() {
    if (session != null) {
      session.disableMultiQueries();
    }
  }
}

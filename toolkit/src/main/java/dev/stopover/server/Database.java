package dev.stopover.server;

import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Own one database of a {@link Server}; closing drops it. Safe for use by several threads. */
public final class Database implements AutoCloseable {

  private final LiveServer server;
  private final DatabaseUrl url;
  private @Nullable ConnectionPool pool;
  private Consumer<Database> onClose;
  private boolean closed;

  Database(LiveServer server, DatabaseUrl url) {
    this.server = server;
    this.url = url;
    this.onClose = server::drop;
  }

  /** Have something else done than to drop it, once its connections are closed. */
  synchronized Database onClose(Consumer<Database> instead) {
    onClose = instead;
    return this;
  }

  /** Return the address to connect to. */
  public DatabaseUrl url() {
    return url;
  }

  /** Return the name that the server knows it by. */
  public String name() {
    return url.database();
  }

  /**
   * Return a small pool of connections, the same at each call.
   *
   * @throws StopoverException if the database was closed
   */
  public synchronized DataSource dataSource() {
    if (closed) {
      throw StopoverException.usage(
          "The database %s is closed and dropped. Create another one.".formatted(name()));
    }
    if (pool == null) {
      pool = ConnectionPool.onDemand(url);
    }
    return pool.dataSource();
  }

  /**
   * Close the connections, and leave the database to a person, who drops it; closing has no effect
   * any more. A server that was started for it is left running.
   */
  public synchronized void keep() {
    disconnect();
    server.keep(this);
  }

  /** Tell whether the server was started for what is tried on it. */
  public boolean isDisposable() {
    return server.isDisposable();
  }

  LiveServer server() {
    return server;
  }

  /** Close the idle connections, so that the database can be copied. */
  synchronized void release() {
    if (pool != null) {
      pool.release();
    }
  }

  /** Close the connections and leave the database. */
  synchronized void disconnect() {
    closed = true;
    if (pool != null) {
      pool.close();
    }
  }

  /**
   * Drop the database, with all connections to it, or give it back to the {@link Clones} that it is
   * from; closing again has no effect.
   *
   * @throws StopoverException if the server refuses
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      disconnect();
      onClose.accept(this);
    }
  }
}

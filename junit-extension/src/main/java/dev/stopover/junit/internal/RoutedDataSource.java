package dev.stopover.junit.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Pass every call on to the data source of the moment. */
public class RoutedDataSource implements DataSource {

  private final Supplier<? extends DataSource> source;

  /** Ask at each call where it goes. */
  public RoutedDataSource(Supplier<? extends DataSource> source) {
    this.source = source;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return source.get().getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return source.get().getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.get().getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter writer) throws SQLException {
    source.get().setLogWriter(writer);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.get().setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.get().getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(source.get()) ? type.cast(source.get()) : source.get().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(source.get()) || source.get().isWrapperFor(type);
  }
}

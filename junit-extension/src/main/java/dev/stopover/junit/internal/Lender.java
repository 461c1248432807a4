package dev.stopover.junit.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Lend the connections of another data source, and remember who has not given back. */
public final class Lender extends RoutedDataSource {

  private static final int TIDY_EVERY = 100;

  private final List<Loan> loans = new ArrayList<>();

  /** Lend from a data source, which is asked for with the first connection. */
  public Lender(Supplier<? extends DataSource> source) {
    super(source);
  }

  private record Loan(Connection connection, Throwable borrowed) {

    boolean isOpen() {
      try {
        return !connection.isClosed();
      } catch (SQLException e) {
        return true;
      }
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return remember(super.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return remember(super.getConnection(user, password));
  }

  private synchronized Connection remember(Connection connection) {
    if (loans.size() % TIDY_EVERY == TIDY_EVERY - 1) {
      loans.removeIf(loan -> !loan.isOpen());
    }
    loans.add(new Loan(connection, new BorrowedHere(Thread.currentThread().getName())));
    return connection;
  }

  /**
   * Close what was not given back.
   *
   * @throws LeakedConnections if there was any
   */
  public synchronized void settle() {
    var open = loans.stream().filter(Loan::isOpen).toList();
    loans.clear();
    if (!open.isEmpty()) {
      open.forEach(loan -> close(loan.connection()));
      throw new LeakedConnections(open.stream().map(Loan::borrowed).toList());
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It goes with its database; that it was not given back is told already.
    }
  }

  /** Carry the stack of the one who borrowed a connection; it is never thrown. */
  private static final class BorrowedHere extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    BorrowedHere(String thread) {
      super("a connection was borrowed here, by the thread \"%s\"".formatted(thread));
    }
  }
}

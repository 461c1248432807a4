package dev.stopover.exposed;

import dev.stopover.Engine;
import org.jetbrains.exposed.v1.core.DatabaseApi;
import org.jetbrains.exposed.v1.core.Transaction;
import org.jetbrains.exposed.v1.core.transactions.TransactionManagerApi;
import org.jspecify.annotations.Nullable;

/** Lets Exposed write statements, for which it wants a transaction, and runs none. */
final class OfflineTransaction extends Transaction {

  private final OfflineDatabase database;

  OfflineTransaction(Engine engine) {
    this.database = new OfflineDatabase(engine);
  }

  @Override
  public DatabaseApi getDb() {
    return database;
  }

  @Override
  public TransactionManagerApi getTransactionManager() {
    throw new UnsupportedOperationException("there is no database");
  }

  @Override
  public boolean getReadOnly() {
    return true;
  }

  @Override
  public @Nullable Transaction getOuterTransaction() {
    return null;
  }
}

package dev.stopover.junit;

import dev.stopover.server.Database;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leave the database of a failed test to who looks for the reason. */
final class KeptDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(KeptDatabase.class);

  private KeptDatabase() {}

  /** The password of a server of ours is made up, and good for nothing else. */
  static void keep(Database database, ExtensionContext test) {
    database.keep();
    var url = database.url();
    test.publishReportEntry("stopover.database", url.jdbcUrl());
    var name = test.getRequiredTestClass().getName() + " " + test.getDisplayName();
    if (database.isDisposable()) {
      LOG.warn(
          "The database of {} is kept: {} (user {}, password {}). Remove its container by hand.",
          name,
          url.jdbcUrl(),
          url.user(),
          url.password());
    } else {
      LOG.warn("The database of {} is kept: {} (user {}).", name, url.jdbcUrl(), url.user());
    }
  }
}

package dev.stopover.connect;

import org.jspecify.annotations.Nullable;

/**
 * Hold what logs in to a database; it never says what that is.
 *
 * @param user the name, or {@code null} where the place that keeps the password does not tell it
 * @param password the password
 */
record Login(@Nullable String user, String password) {

  DatabaseUrl to(DatabaseUrl url) {
    return new DatabaseUrl(url.jdbcUrl(), url.user() == null ? user : url.user(), password);
  }

  @Override
  public String toString() {
    return "Login";
  }
}

package dev.stopover.migration;

/**
 * Hear of what happens in a database while it happens.
 *
 * <p>It is called on the thread that migrates, which waits for it.
 */
public interface MigrationListener {

  /** Hear nothing. */
  MigrationListener NONE = new MigrationListener() {};

  /**
   * Hear that a script begins.
   *
   * @param script the path of the script within its location
   * @param statements how many statements it has, or 0 where it is no SQL
   */
  default void begins(String script, int statements) {}

  /**
   * Hear that a statement begins.
   *
   * @param number its place in the script, from 1
   * @param sql the statement, with the names of placeholders and not their values
   */
  default void runs(int number, String sql) {}

  /** Hear that a script has run to its end. */
  default void ends(MigrationStep step) {}

  /**
   * Hear that a script is tried again.
   *
   * @param reason why it did not run to its end
   */
  default void triesAgain(String reason) {}
}

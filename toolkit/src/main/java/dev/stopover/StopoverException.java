package dev.stopover;

import org.jspecify.annotations.Nullable;

/**
 * Report a failure that a user can act on.
 *
 * <p>The message names the object, the reason and the next step, in that order; it is complete
 * without a stack trace. Differences between schemas are results, never exceptions.
 */
public final class StopoverException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Tell who has to act; the number is the exit code of the command line. */
  public enum Code {
    /** The call, the configuration, a model class or a migration file is wrong. */
    USAGE(2),
    /** The database refused, failed or could not be reached. */
    DATABASE(3),
    /** Nothing could be decided, since there was no server to compare on. */
    UNDECIDED(4);

    private final int exitCode;

    Code(int exitCode) {
      this.exitCode = exitCode;
    }

    /** Return the exit code of a process that ends with this failure. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Code code;

  private StopoverException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Create the failure of a wrong call, configuration, model or file. */
  public static StopoverException usage(String message) {
    return new StopoverException(Code.USAGE, message, null);
  }

  /** Create the failure of a wrong call, configuration, model or file, with what revealed it. */
  public static StopoverException usage(String message, Throwable cause) {
    return new StopoverException(Code.USAGE, message, cause);
  }

  /** Create the failure of a database that refused, failed or was out of reach. */
  public static StopoverException database(String message) {
    return new StopoverException(Code.DATABASE, message, null);
  }

  /** Create the failure of a database that refused, failed or was out of reach. */
  public static StopoverException database(String message, Throwable cause) {
    return new StopoverException(Code.DATABASE, message, cause);
  }

  /** Create the failure to decide anything, since there was no server to compare on. */
  public static StopoverException undecided(String message) {
    return new StopoverException(Code.UNDECIDED, message, null);
  }

  /** Create the failure to decide anything, since there was no server to compare on. */
  public static StopoverException undecided(String message, Throwable cause) {
    return new StopoverException(Code.UNDECIDED, message, cause);
  }

  /** Return who has to act. */
  public Code code() {
    return code;
  }
}

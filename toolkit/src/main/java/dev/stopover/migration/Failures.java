package dev.stopover.migration;

import dev.stopover.StopoverException;
import dev.stopover.StopoverException.Code;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Say in one message what Flyway or the database refused, and what to do. */
final class Failures {

  private static final Pattern LINE = Pattern.compile("^Line +: (\\d+)$", Pattern.MULTILINE);
  private static final Pattern UNREADABLE =
      Pattern.compile("^Unable to calculate checksum of (\\S+)");
  private static final int LONGEST_STATEMENT = 500;

  private Failures() {}

  static <T> T translated(Supplier<T> action) {
    try {
      return action.get();
    } catch (FlywayException e) {
      throw of(e);
    }
  }

  static StopoverException of(FlywayException failure) {
    if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
      return StopoverException.usage(
          "The schema is not empty, but has no history table, so nobody knows which migrations it"
              + " holds. Run `stopover stamp VERSION` with the version that it is at, or `stopover"
              + " stamp head` if it holds them all; then upgrade.",
          failure);
    }
    if (text(failure).startsWith("Unknown migration type")) {
      return StopoverException.usage(
          "The history holds rows of one of Flyway's paid editions: %s Go on with that edition, or"
                  .formatted(text(failure).lines().findFirst().orElse(""))
              + " remove those rows.",
          failure);
    }
    var unreadable = UNREADABLE.matcher(text(failure));
    if (unreadable.find()) {
      return StopoverException.usage(
          "%s is not written in UTF-8. Write it anew in UTF-8, and run the command again."
              .formatted(unreadable.group(1)),
          failure);
    }
    return sqlCause(failure)
        .map(Failures::of)
        .orElseGet(() -> StopoverException.usage(withoutAdvertisement(text(failure)), failure));
  }

  /** Create the failure of a file that could not be read as a script; it may repeat its text. */
  static StopoverException of(FlywayException failure, Placeholders hidden) {
    var told = of(failure);
    var text = hidden.inReason(String.valueOf(told.getMessage()));
    return told.code() == Code.DATABASE
        ? StopoverException.database(text, hidden.in(failure))
        : StopoverException.usage(text, hidden.in(failure));
  }

  static StopoverException of(SQLException failure) {
    return StopoverException.database(
        "The database refused: %s. %s".formatted(reason(failure), nextStep(failure)), failure);
  }

  private static String nextStep(SQLException failure) {
    var state = String.valueOf(failure.getSQLState());
    // 57P01 to 57P03 and 70100 are what a server that goes down says to those who are connected.
    if (state.startsWith("08") || state.startsWith("57P0") || state.equals("70100")) {
      return "Run `stopover current` when it can be reached again.";
    }
    if (EngineRules.isLockTimeout(state, failure.getErrorCode())) {
      return "Somebody else holds a table that is read here, such as the history of the migrations: see who (pg_stat_activity, or SHOW PROCESSLIST), and run it again.";
    }
    // 1044 and 1142 are MySQL's codes for a database or a table that is denied.
    return state.equals("42501") || failure.getErrorCode() == 1142 || failure.getErrorCode() == 1044
        ? "Run it as the owner of the schema, or grant what is missing."
        : "Correct that, and run the command again.";
  }

  /**
   * Create the failure of a script.
   *
   * @param outcome in which state the database is now, and the next step
   */
  static StopoverException ofScript(FlywayException failure, ScriptWatch watch, String outcome) {
    if (failure.getCause() instanceof StopoverException own && own.code() == Code.USAGE) {
      return own;
    }
    var hidden = watch.placeholders();
    var line = LINE.matcher(text(failure));
    var reason =
        watch.reason().or(() -> sqlCause(failure).map(Failures::reason).map(hidden::inReason));
    var message =
        "%s failed%s: %s.\n%s%s"
            .formatted(
                watch.script().orElse("A script"),
                line.find() ? " in line " + line.group(1) : "",
                reason.orElseGet(() -> hidden.inReason(flat(withoutAdvertisement(text(failure))))),
                watch
                    .failedStatement()
                    .map(sql -> "Statement: " + shortened(sql) + "\n")
                    .orElse(""),
                outcome);
    return reason.isPresent()
        ? StopoverException.database(message, hidden.in(failure))
        : StopoverException.usage(message, hidden.in(failure));
  }

  static Optional<SQLException> sqlCause(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }

  /** Return what the server said, in one line. */
  static String reason(SQLException failure) {
    return reason(text(failure), failure.getSQLState());
  }

  static String reason(String message, @Nullable String state) {
    return state == null ? flat(message) : "%s (SQLSTATE %s)".formatted(flat(message), state);
  }

  private static String text(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  /** Leave out where Flyway points to its own manual for its own options. */
  private static String withoutAdvertisement(String text) {
    return text.replaceAll(" See https://\\S+ for more information\\.", "")
        .replaceAll("(?s)\\s*Download Redgate Edition.*", "")
        .replaceAll("\\s*Check your configuration!$", " Set it among the placeholders.");
  }

  /** MySQL's driver adds how long ago it heard of the server. */
  private static String flat(String text) {
    return text.replaceFirst("(?s)\\s+The last packet .*", "")
        .strip()
        .replaceAll("\\s*\\R\\s*", " ")
        .replaceAll("\\.$", "");
  }

  private static String shortened(String sql) {
    var text = sql.strip();
    return text.length() <= LONGEST_STATEMENT ? text : text.substring(0, LONGEST_STATEMENT) + " …";
  }
}

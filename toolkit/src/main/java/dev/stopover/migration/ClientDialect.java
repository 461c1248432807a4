package dev.stopover.migration;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.database.postgresql.PostgreSQLCopyParsedStatement;

/** Run what was written for an engine's own client, but only what concerns one database. */
abstract class ClientDialect {

  private static final Pattern LEADING_COMMENT =
      Pattern.compile(
          "\\A\\s*(?:--[^\\n]*(?:\\n|\\z)|#[^\\n]*(?:\\n|\\z)|/\\*(?!!)(?:(?!/\\*).)*?\\*/)",
          Pattern.DOTALL);

  private final Engine engine;
  private final Connection connection;

  ClientDialect(Engine engine, Connection connection) {
    this.engine = engine;
    this.connection = connection;
  }

  static ClientDialect of(Engine engine, Connection connection, boolean disposable) {
    return switch (engine) {
      case POSTGRESQL -> new PsqlDialect(connection, disposable);
      case MYSQL -> new MysqlClientDialect(connection);
    };
  }

  final Engine engine() {
    return engine;
  }

  /** Let the server take a moment for now, if it has anything that begins of itself. */
  void takeForNow(Instant moment) throws SQLException {}

  /** Return how a line reads that has another file run there, with the group {@code file}. */
  abstract Pattern inclusion();

  /** Take out what the client itself would do; lines stay where they are. */
  abstract String withoutClientCommands(Path file, String text);

  /** Return what is to be run for a statement; nothing where it is of no concern here. */
  abstract String wanted(Path file, int line, String statement);

  /** Tell whether to go on after a failure; whatever it takes was done then. */
  abstract Outcome afterFailure(String statement, SQLException failure) throws SQLException;

  /** Finish what the statements of one file began. */
  void endOfFile() throws SQLException {}

  /** What becomes of a statement that failed. */
  enum Outcome {
    FAILED,
    PASSED_OVER,
    TRY_AGAIN
  }

  final void run(Path file, SqlStatement parsed, Configuration configuration) throws SQLException {
    var statement = plain(parsed.getSql());
    var sql = wanted(file, parsed.getLineNumber(), statement);
    if (sql.isEmpty()) {
      return;
    }
    while (true) {
      try {
        if (parsed instanceof PostgreSQLCopyParsedStatement copy) {
          copy(copy, configuration);
        } else {
          execute(sql);
        }
        return;
      } catch (SQLException e) {
        switch (afterFailure(statement, e)) {
          case FAILED -> throw e;
          case PASSED_OVER -> {
            return;
          }
          case TRY_AGAIN -> {}
        }
      }
    }
  }

  void execute(String sql) throws SQLException {
    try (var jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      jdbc.execute(sql);
    }
  }

  private void copy(PostgreSQLCopyParsedStatement copy, Configuration configuration)
      throws SQLException {
    var results = copy.execute(new JdbcTemplate(connection, 0), null, configuration);
    if (results.getException() != null) {
      throw results.getException();
    }
  }

  /** Return a statement without the comments before it. */
  static String plain(String sql) {
    var text = sql;
    for (var comment = LEADING_COMMENT.matcher(text); comment.find(); ) {
      text = text.substring(comment.end());
      comment = LEADING_COMMENT.matcher(text);
    }
    return text.strip();
  }

  static StopoverException refused(Path file, int line, String reason) {
    return StopoverException.usage("%s, line %d: %s".formatted(file, line, reason));
  }
}

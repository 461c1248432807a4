package dev.stopover.migration;

import dev.stopover.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Run what was written for {@code psql}, such as what {@code pg_dump} writes. */
final class PsqlDialect extends ClientDialect {

  private static final String UNKNOWN_OBJECT = "42704";
  private static final String DUPLICATE_SCHEMA = "42P06";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String INVALID_GRANT = "0LP01";
  private static final String NOT_IN_TRANSACTION = "25001";
  private static final String UNSAFE_NEW_LABEL = "55P04";

  /** What changes nothing in the database, or leads to another one. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "^\\\\(?:restrict|unrestrict|connect|c|set|unset|encoding|echo|qecho|warn|pset|timing|o|g)"
              + "\\b[^\\n]*$",
          Pattern.MULTILINE);

  private static final Pattern CONNECT =
      Pattern.compile(
          "^\\\\(?:connect|c) +(?:-\\S+ +)*['\"]?(?:dbname=')?([^\\s'\"]+)", Pattern.MULTILINE);

  private static final Pattern UNKNOWN_COMMAND =
      Pattern.compile("^\\\\(?:copy|gexec|if)\\b[^\\n]*$", Pattern.MULTILINE);

  private static final Pattern INCLUSION =
      Pattern.compile(
          "^\\\\(?:i|ir|include|include_relative)[ \\t]+(['\"]?)(?<file>[^'\"\\n]+?)\\1[ \\t;\\r]*$",
          Pattern.MULTILINE);

  private static final Pattern OF_ANOTHER_CONCERN =
      Pattern.compile(
          "(?is)(?:(?:CREATE|ALTER|DROP)\\s+(?:DATABASE|ROLE|USER(?!\\s+MAPPING)|GROUP|TABLESPACE)\\b"
              + "|COMMENT\\s+ON\\s+(?:DATABASE|ROLE|TABLESPACE)\\b|ALTER\\s+SYSTEM\\b"
              + "|SECURITY\\s+LABEL\\s+ON\\s+(?:DATABASE|ROLE|TABLESPACE)\\b"
              + "|(?:GRANT|REVOKE)\\b[^;]*?\\bON\\s+(?:DATABASE|TABLESPACE|PARAMETER)\\b"
              + "|(?:GRANT|REVOKE)\\s+(?:(?!\\bON\\b).)*$|REASSIGN\\s+OWNED\\b"
              + "|SET\\s+(?:SESSION\\s+|LOCAL\\s+)?(?:ROLE|SESSION\\s+AUTHORIZATION)\\b"
              + "|VACUUM\\b|CHECKPOINT\\b).*");

  private static final Pattern SETTING =
      Pattern.compile("(?is)(?:SET\\s|SELECT\\s+(?:pg_catalog\\.)?set_config).*");
  private static final Pattern RIGHT =
      Pattern.compile(
          "(?is)(?:GRANT|REVOKE|ALTER\\s+DEFAULT\\s+PRIVILEGES|COMMENT\\s+ON\\s+EXTENSION)\\b.*"
              + "|ALTER\\s.*\\sOWNER\\s+TO\\s.*");
  private static final Pattern BEGIN =
      Pattern.compile("(?is)(?:BEGIN|START\\s+TRANSACTION)\\b(?!\\s+ATOMIC).*");
  private static final Pattern END =
      Pattern.compile(
          "(?is)(?:COMMIT|END|ROLLBACK(?!\\s+(?:WORK\\s+|TRANSACTION\\s+)?TO\\b)|ABORT)\\b.*");
  private static final Pattern SAVEPOINT =
      Pattern.compile("(?is)(?:SAVEPOINT|RELEASE|ROLLBACK\\s.*\\bTO)\\s.*");

  /** What says nothing, or is refused, where each statement is a transaction. */
  private static final Pattern WITHIN_TRANSACTION =
      Pattern.compile(
          "(?is)(?:LOCK\\s|SET\\s+(?:LOCAL|CONSTRAINTS)\\s|SAVEPOINT\\s"
              + "|CREATE\\s+(?:(?:GLOBAL|LOCAL)\\s+)?TEMP(?:ORARY)?\\s.*?\\sON\\s+COMMIT\\s+DROP\\b).*");

  private static final Pattern PUBLIC_SCHEMA =
      Pattern.compile("(?is)CREATE\\s+SCHEMA\\s+\"?public\"?\\b.*");
  private static final Pattern MISSING_ROLE = Pattern.compile("role \"(.*)\" does not exist");

  private final boolean disposable;
  private final Set<String> createdRoles = new HashSet<>();
  private @Nullable String database;
  private boolean inTransaction;
  private boolean beganTransaction;

  PsqlDialect(Connection connection, boolean disposable) {
    super(Engine.POSTGRESQL, connection);
    this.disposable = disposable;
  }

  @Override
  Pattern inclusion() {
    return INCLUSION;
  }

  @Override
  String withoutClientCommands(Path file, String text) {
    if (!text.contains("\\")) {
      return text;
    }
    var unknown = UNKNOWN_COMMAND.matcher(text);
    if (unknown.find()) {
      throw refused(
          file,
          line(text, unknown.start()),
          "%s is a command of psql that is not followed here. Put what it does into SQL, or into files of one folder."
              .formatted(unknown.group().strip()));
    }
    var connect = CONNECT.matcher(text);
    while (connect.find()) {
      var name = connect.group(1);
      if (database != null && !database.equals(name) && !name.equals("-")) {
        throw refused(
            file,
            line(text, connect.start()),
            "it connects to %s and before to %s, but a side is one database. Split the file."
                .formatted(name, database));
      }
      database = name;
    }
    return COMMAND.matcher(text).replaceAll(command -> "--");
  }

  private static int line(String text, int position) {
    return (int) text.substring(0, position).chars().filter(each -> each == '\n').count() + 1;
  }

  @Override
  String wanted(Path file, int line, String statement) {
    return OF_ANOTHER_CONCERN.matcher(statement).matches() ? "" : statement;
  }

  /**
   * Within a transaction a statement that fails must not end it. One that asks for a transaction
   * begins it, as whoever wrote such a file runs it in one.
   */
  @Override
  void execute(String sql) throws SQLException {
    if (BEGIN.matcher(sql).matches() || END.matcher(sql).matches()) {
      super.execute(sql);
      inTransaction = BEGIN.matcher(sql).matches();
      beganTransaction = false;
      return;
    }
    if (!inTransaction && WITHIN_TRANSACTION.matcher(sql).matches()) {
      super.execute("BEGIN");
      inTransaction = true;
      beganTransaction = true;
    }
    if (inTransaction && !SAVEPOINT.matcher(sql).matches()) {
      super.execute("SAVEPOINT stopover");
      try {
        super.execute(sql);
        super.execute("RELEASE SAVEPOINT stopover");
      } catch (SQLException e) {
        super.execute("ROLLBACK TO SAVEPOINT stopover");
        throw e;
      }
    } else {
      super.execute(sql);
    }
  }

  @Override
  void endOfFile() throws SQLException {
    if (beganTransaction) {
      super.execute("COMMIT");
      inTransaction = false;
      beganTransaction = false;
    }
  }

  @Override
  Outcome afterFailure(String statement, SQLException failure) throws SQLException {
    var state = String.valueOf(failure.getSQLState());
    var role = MISSING_ROLE.matcher(String.valueOf(failure.getMessage()));
    if (state.equals(UNKNOWN_OBJECT) && disposable && role.find()) {
      return createRole(role.group(1)) ? Outcome.TRY_AGAIN : Outcome.FAILED;
    }
    if (state.equals(DUPLICATE_SCHEMA) && PUBLIC_SCHEMA.matcher(statement).matches()) {
      return Outcome.PASSED_OVER;
    }
    if (state.equals(UNKNOWN_OBJECT) && SETTING.matcher(statement).matches()) {
      return Outcome.PASSED_OVER;
    }
    if (beganTransaction && (state.equals(NOT_IN_TRANSACTION) || state.equals(UNSAFE_NEW_LABEL))) {
      endOfFile();
      return Outcome.TRY_AGAIN;
    }
    var isDenied =
        state.equals(UNKNOWN_OBJECT)
            || state.equals(INSUFFICIENT_PRIVILEGE)
            || state.equals(INVALID_GRANT);
    return isDenied && RIGHT.matcher(statement).matches() ? Outcome.PASSED_OVER : Outcome.FAILED;
  }

  private boolean createRole(String name) throws SQLException {
    if (!createdRoles.add(name)) {
      return false;
    }
    execute("CREATE ROLE \"%s\" NOLOGIN".formatted(name.replace("\"", "\"\"")));
    return true;
  }
}

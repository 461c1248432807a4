package dev.stopover.migration;

import dev.stopover.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Run what was written for {@code mysql}, such as what {@code mysqldump} and phpMyAdmin write. */
final class MysqlClientDialect extends ClientDialect {

  private static final int UNKNOWN_VARIABLE = 1193;
  private static final int WRONG_VALUE = 1231;
  private static final int DENIED = 1227;
  private static final int GLOBAL_ONLY = 1229;
  private static final int READ_ONLY = 1238;

  private static final String NAME = "(?:`((?:[^`]|``)+)`|([\\w$]+))";

  /** A comment that this engine runs: {@code /*!40100 … }. */
  private static final Pattern VERSIONED = Pattern.compile("/\\*!(?:\\d{5,6})?\\s?|\\*/");

  /** A column may be called source, too. */
  private static final Pattern INCLUSION =
      Pattern.compile(
          "^(?i:source[ \\t]|\\\\\\.)[ \\t]*(['\"]?)(?<file>[^'\"\\n,]+\\.sql)\\1[ \\t;\\r]*$",
          Pattern.MULTILINE);

  private static final Pattern USE = Pattern.compile("(?is)USE\\s+" + NAME + "\\s*;?\\s*");
  private static final Pattern ABOUT_DATABASE =
      Pattern.compile(
          "(?is)(CREATE|ALTER|DROP)\\s+(?:DATABASE|SCHEMA)\\b\\s*(?:IF\\s+(?:NOT\\s+)?EXISTS\\s*)?"
              + "(?:(?!(?:DEFAULT|CHARACTER|CHARSET|COLLATE|ENCRYPTION|READ)\\b)"
              + NAME
              + ")?\\s*(.*?);?\\s*");
  private static final Pattern OF_ANOTHER_CONCERN =
      Pattern.compile(
          "(?is)(?:(?:CREATE|ALTER|DROP|RENAME)\\s+(?:USER|ROLE|SERVER|TABLESPACE|LOGFILE|INSTANCE|RESOURCE)\\b"
              + "|(?:CREATE|ALTER|DROP)\\s+UNDO\\s+TABLESPACE\\b|GRANT\\b|REVOKE\\b|FLUSH\\b|RESET\\b"
              + "|SET\\s+(?:GLOBAL\\b|PERSIST\\b|PERSIST_ONLY\\b|@@GLOBAL\\.|@@PERSIST\\.|PASSWORD\\b"
              + "|DEFAULT\\s+ROLE\\b|ROLE\\b)|CHANGE\\s+(?:MASTER|REPLICATION)\\b"
              + "|(?:INSTALL|UNINSTALL)\\b|PURGE\\b|SHUTDOWN\\b).*");
  private static final Pattern SETTING = Pattern.compile("(?is)SET\\s.*");
  private static final String KIND = "(?:TABLE|VIEW|TRIGGER|PROCEDURE|FUNCTION|EVENT|INTO)";

  /** The object that a statement is about, where a database stands before its name. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?is)(?:CREATE|ALTER|DROP|RENAME|TRUNCATE|INSERT|REPLACE)\\b(?:(?!\\b"
              + KIND
              + "\\b|\\().)*\\b"
              + KIND
              + "\\s+(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?"
              + NAME
              + "\\s*\\.\\s*(?:`|\\w).*");

  private static final Pattern ROWS_ELSEWHERE =
      Pattern.compile(
          "(?is)(?:DELETE\\s+FROM|UPDATE|TRUNCATE|INSERT|REPLACE)\\s+(?:(?:TABLE|INTO|IGNORE)\\s+)*"
              + NAME
              + "\\s*\\.\\s*(?:`|\\w).*");

  private @Nullable String database;

  MysqlClientDialect(Connection connection) {
    super(Engine.MYSQL, connection);
  }

  /** An event keeps as its start when it was made, or so long after that. */
  @Override
  void takeForNow(Instant moment) throws SQLException {
    try {
      execute("SET timestamp = " + moment.getEpochSecond());
    } catch (SQLException e) {
      if (e.getErrorCode() != DENIED) {
        throw e;
      }
    }
  }

  @Override
  Pattern inclusion() {
    return INCLUSION;
  }

  @Override
  String withoutClientCommands(Path file, String text) {
    return text;
  }

  @Override
  String wanted(Path file, int line, String statement) {
    var plain = VERSIONED.matcher(statement).replaceAll(" ").strip();
    if (OF_ANOTHER_CONCERN.matcher(plain).matches()) {
      return "";
    }
    var use = USE.matcher(plain);
    if (use.matches()) {
      enter(file, line, name(use.group(1), use.group(2)));
      return "";
    }
    var about = ABOUT_DATABASE.matcher(plain);
    if (about.matches()) {
      var name = name(about.group(2), about.group(3));
      if (name != null) {
        enter(file, line, name);
      }
      var options =
          about
              .group(4)
              .replaceAll(
                  "(?is)(?:\\bDEFAULT\\s+)?\\bENCRYPTION\\s*=?\\s*'.'|\\bREAD\\s+ONLY.*", "");
      return about.group(1).equalsIgnoreCase("DROP") || options.isBlank()
          ? ""
          : "ALTER DATABASE " + options;
    }
    return inThisDatabase(file, line, plain, statement);
  }

  /** Names that the file puts before what is in its own database mean the one that it is run in. */
  private String inThisDatabase(Path file, int line, String plain, String sql) {
    var own = database;
    var text = sql;
    if (own != null) {
      var quoted = Pattern.quote("`" + own.replace("`", "``") + "`");
      text = text.replaceAll(quoted + "\\s*\\.\\s*(?=`|\\w)", "");
      text =
          text.replaceAll(
              "(?i)\\b(TABLE|EXISTS|INTO|VIEW|ON|REFERENCES|FROM|JOIN|UPDATE|TRIGGER|PROCEDURE|FUNCTION|EVENT|CALL)(\\s+)"
                  + Pattern.quote(own)
                  + "\\.(?=`|\\w)",
              "$1$2");
    }
    for (var pattern : List.of(ELSEWHERE, ROWS_ELSEWHERE)) {
      var elsewhere = pattern.matcher(plain);
      if (elsewhere.matches()) {
        var other = name(elsewhere.group(1), elsewhere.group(2));
        if (other != null && !other.equals(own)) {
          throw refused(
              file,
              line,
              "it is about the database %s, but a side is one database, and it is loaded into an empty one of its own. Leave \"%s.\" out."
                  .formatted(other, other));
        }
      }
    }
    return text;
  }

  private void enter(Path file, int line, @Nullable String name) {
    if (name == null) {
      return;
    }
    if (database != null && !database.equals(name)) {
      throw refused(
          file,
          line,
          "it is about the database %s and before about %s, but a side is one database. Split the file."
              .formatted(name, database));
    }
    database = name;
  }

  private static @Nullable String name(@Nullable String quoted, @Nullable String bare) {
    return quoted == null ? bare : quoted.replace("``", "`");
  }

  @Override
  Outcome afterFailure(String statement, SQLException failure) {
    var plain = VERSIONED.matcher(statement).replaceAll(" ").strip();
    return SETTING.matcher(plain).matches()
            && switch (failure.getErrorCode()) {
              case UNKNOWN_VARIABLE, WRONG_VALUE, DENIED, GLOBAL_ONLY, READ_ONLY -> true;
              default -> false;
            }
        ? Outcome.PASSED_OVER
        : Outcome.FAILED;
  }
}

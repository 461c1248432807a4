package dev.stopover.migration;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.database.mysql.MySQLParser;
import org.flywaydb.database.postgresql.PostgreSQLParser;
import org.jspecify.annotations.Nullable;

/**
 * Load SQL that no migration holds: what somebody wrote by hand, or a dump of a database.
 *
 * <p>Flyway's parser finds the statements; so {@code DELIMITER}, {@code COPY … FROM stdin} and
 * dollar quotes mean what they mean to the engine's own client.
 */
public final class SqlFiles {

  private static final Pattern UNDO = Pattern.compile("U\\d+([._]\\d+)*__.*\\.sql");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern POSITION = Pattern.compile("Position: (\\d+)");
  private static final Pattern ROWS =
      Pattern.compile("(?is)(?:INSERT|REPLACE|UPDATE|DELETE|COPY)\\b.*");
  private static final int LONGEST_STATEMENT = 500;

  private static final Pattern BEFORE =
      Pattern.compile("(?:^|[/\\\\])before", Pattern.CASE_INSENSITIVE);

  private final List<Entry> entries;

  private SqlFiles(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** A file, and its name within the folder that the user named. */
  private record Entry(Path file, String name) {}

  /**
   * Take one file, or all files of a folder whose names end with {@code .sql}, in the order of
   * their names; a number counts as a number, so that 10 comes after 9.
   *
   * @throws StopoverException if there is no such file, or no SQL in the folder
   */
  public static SqlFiles in(Path path) {
    if (Files.isRegularFile(path)) {
      return new SqlFiles(List.of(new Entry(path, String.valueOf(path.getFileName()))));
    }
    if (!Files.isDirectory(path)) {
      throw StopoverException.usage(
          "The SQL file %s does not exist. Name a file, or a folder of files that end with .sql."
              .formatted(path));
    }
    try (var found = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      var files =
          found
              .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".sql"))
              .filter(Files::isRegularFile)
              .filter(file -> !WayBack.is(file))
              .map(file -> new Entry(file, path.relativize(file).toString()))
              .sorted(Comparator.comparing(entry -> sortKey(entry.name)))
              .toList();
      if (files.isEmpty()) {
        throw StopoverException.usage(
            "The folder %s holds no file that ends with .sql. Name another, or write one."
                .formatted(path));
      }
      if (files.stream().anyMatch(entry -> UNDO.matcher(entry.file.toFile().getName()).matches())) {
        throw StopoverException.usage(
            "The folder %s holds migrations, of which some undo what others do. Name them with --migrations %1$s, and the side: migrations."
                .formatted(path));
      }
      return new SqlFiles(files);
    } catch (IOException e) {
      throw StopoverException.usage(
          "The folder %s cannot be read: %s. Check its rights.".formatted(path, e.getMessage()), e);
    }
  }

  /** Take no file at all. */
  public static SqlFiles none() {
    return new SqlFiles(List.of());
  }

  /** Return these files, and then those. */
  public SqlFiles and(SqlFiles others) {
    return new SqlFiles(Stream.of(this, others).flatMap(each -> each.entries.stream()).toList());
  }

  /** Return the files, in the order in which they are run. */
  public List<Path> files() {
    return entries.stream().map(Entry::file).toList();
  }

  /** Tell whether there is no file. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Return the files that are for before the tables of the models, or those for after them.
   *
   * <p>Before them come those whose name, or that of a folder around them, begins with {@code
   * before}: extensions and types that columns are of.
   */
  public SqlFiles before(boolean wanted) {
    return new SqlFiles(
        entries.stream().filter(entry -> BEFORE.matcher(entry.name).find() == wanted).toList());
  }

  /**
   * Run the files in a database that nobody else uses, on a connection of their own: what they set,
   * such as {@code search_path}, is gone with it.
   *
   * <p>Statements about the database itself, about other databases, about the server or its users
   * are passed over, and so are an owner and a right that the server cannot give.
   *
   * @param database where the files are run
   * @param disposable whether the server is there for this only; then roles that the files name are
   *     created on it, without the right to log in
   * @throws StopoverException if a statement fails; the message names file and line
   */
  public void run(DatabaseUrl database, boolean disposable) {
    run(database, disposable, null);
  }

  /**
   * Run the files like {@link #run(DatabaseUrl, boolean)}, at a moment that others are run at, too:
   * what begins when it is made, or an hour later, then begins at the same time in all of them.
   *
   * @param moment what the server takes for now, as far as it can; {@code null} for its own time
   * @throws StopoverException if a statement fails; the message names file and line
   */
  public void run(DatabaseUrl database, boolean disposable, @Nullable Instant moment) {
    if (entries.isEmpty()) {
      return;
    }
    try (var pool = ConnectionPool.forMigrations(database);
        var connection = pool.dataSource().getConnection()) {
      var dialect = ClientDialect.of(database.engine(), connection, disposable);
      if (moment != null) {
        dialect.takeForNow(moment);
      }
      var ran = new HashSet<Path>();
      for (var entry : entries) {
        run(entry.file, dialect, database.database(), ran);
        dialect.endOfFile();
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** A file that another one includes is run there, and only there. */
  private static void run(Path file, ClientDialect dialect, String database, Set<Path> ran) {
    if (!ran.add(file.toAbsolutePath().normalize())) {
      return;
    }
    var bytes = bytes(file);
    var text = WayBack.leftOut(SqlText.of(bytes));
    var isDamaged = SqlText.isDamaged(bytes);
    var inclusion = dialect.inclusion().matcher(text);
    var done = 0;
    while (inclusion.find()) {
      var line = inclusion.start();
      runPart(file, part(text, done, line), isDamaged, dialect, database);
      run(
          included(file, 1 + linesBefore(text, line), inclusion.group("file")),
          dialect,
          database,
          ran);
      done = inclusion.end();
    }
    runPart(file, part(text, done, text.length()), isDamaged, dialect, database);
  }

  /** Return a part of a text, with its lines where they are in the whole. */
  private static String part(String text, int start, int end) {
    return "\n".repeat(linesBefore(text, start)) + text.substring(start, end);
  }

  /** A client looks where it was started, which may be any folder above the file. */
  private static Path included(Path file, int line, String name) {
    for (var folder = file.toAbsolutePath().getParent();
        folder != null;
        folder = folder.getParent()) {
      var other = folder.resolve(name.strip());
      if (Files.isRegularFile(other)) {
        return other;
      }
    }
    throw ClientDialect.refused(
        file,
        line,
        "it includes %s, which is neither beside it nor below a folder above it. Put it there, or correct the name."
            .formatted(name.strip()));
  }

  private static void runPart(
      Path file, String part, boolean isDamaged, ClientDialect dialect, String database) {
    var text = dialect.withoutClientCommands(file, part);
    var configuration = Flyway.configure().placeholderReplacement(false);
    var parser = parser(dialect.engine(), configuration);
    var resource = new SingleScript.Resource(file.toString(), file.toUri(), text);
    try (var statements = parser.parse(resource)) {
      while (statements.hasNext()) {
        var statement = statements.next();
        if (isDamaged) {
          requireReadable(file, statement);
        }
        try {
          dialect.run(file, statement, configuration);
        } catch (SQLException e) {
          throw failure(file, statement, database, e);
        }
      }
    }
  }

  /**
   * Return the statements of a migration file, without semicolons; placeholders are not replaced.
   *
   * @throws StopoverException if the file can not be read
   */
  public static List<String> statements(MigrationFile file, Engine engine) {
    var parser = parser(engine, Flyway.configure().placeholderReplacement(false));
    var resource = new SingleScript.Resource(file.path(), file.source(), file.sql());
    var found = new ArrayList<String>();
    try (var statements = parser.parse(resource)) {
      while (statements.hasNext()) {
        found.add(statements.next().getSql().strip());
      }
    }
    return found;
  }

  static Parser parser(Engine engine, Configuration configuration) {
    return switch (engine) {
      case POSTGRESQL -> new PostgreSQLParser(configuration, new ParsingContext());
      case MYSQL -> new MySQLParser(configuration, new ParsingContext());
    };
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw StopoverException.usage(
          "The SQL file %s cannot be read: %s. Check its rights.".formatted(file, e.getMessage()),
          e);
    }
  }

  /** Rows are not compared, and may hold anything. */
  private static void requireReadable(Path file, SqlStatement statement) {
    var sql = statement.getSql();
    var position = sql.indexOf(SqlText.UNREADABLE);
    if (position >= 0 && !ROWS.matcher(ClientDialect.plain(sql)).matches()) {
      throw ClientDialect.refused(
          file,
          statement.getLineNumber() + linesBefore(sql, position),
          "it is not UTF-8. Convert the file, such as with iconv -f windows-1252 -t utf-8.");
    }
  }

  private static int linesBefore(String sql, int position) {
    return (int) sql.substring(0, position).chars().filter(each -> each == '\n').count();
  }

  private static StopoverException failure(
      Path file, SqlStatement statement, String database, SQLException reason) {
    var sql = ClientDialect.plain(statement.getSql());
    var position = POSITION.matcher(String.valueOf(reason.getMessage()));
    var line =
        statement.getLineNumber()
            + (position.find()
                ? linesBefore(sql, Math.min(Integer.parseInt(position.group(1)), sql.length()))
                : 0);
    return StopoverException.database(
        "%s failed in line %d: %s.%nStatement: %s%nCorrect the file, or what it needs to be there before it."
            .formatted(
                file,
                line,
                Failures.reason(reason).replace(database + ".", ""),
                sql.length() <= LONGEST_STATEMENT
                    ? sql
                    : sql.substring(0, LONGEST_STATEMENT) + " …"),
        reason);
  }

  /** Numbers of one length sort as numbers. */
  private static String sortKey(String name) {
    return NUMBER
        .matcher(name)
        .replaceAll(number -> "%040d".formatted(new BigInteger(number.group())));
  }
}

package dev.stopover.junit.internal;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.SqlFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * Add rows that stand in a file.
 *
 * @param place where the file is, as it was written
 */
public record DataSet(String place) {

  private static final String FILE = "file:";
  private static final String CLASSPATH = "classpath:";

  /** Fields are null where nothing stands between two commas. */
  private static final CSVFormat CSV =
      CSVFormat.Builder.create()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setNullString("")
          .setQuoteMode(QuoteMode.ALL_NON_NULL)
          .setIgnoreEmptyLines(true)
          .get();

  /** Name a file on the class path or, after {@code file:}, elsewhere. */
  public static DataSet at(String place) {
    return new DataSet(place);
  }

  /**
   * Add the rows.
   *
   * @param database where to take connections from
   * @param url the address of the same database
   * @throws StopoverException if the file is missing or the server refuses a row
   */
  public void load(DataSource database, DatabaseUrl url) {
    try (var stream = open()) {
      if (place.toLowerCase(Locale.ROOT).endsWith(".sql")) {
        run(stream, url);
      } else {
        insert(stream, database, url.engine());
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Return what stands in the file.
   *
   * @throws StopoverException if the file is missing or cannot be read
   */
  String content() {
    try (var stream = open()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private StopoverException unreadable(IOException failure) {
    return StopoverException.usage(
        "The data set %s cannot be read: %s. Correct the file."
            .formatted(place, failure.getMessage()),
        failure);
  }

  /** PostgreSQL tells in the end where in a statement of ours that is. */
  private static String reason(SQLException refusal) {
    return String.valueOf(refusal.getMessage()).replaceFirst("\\s+Position: \\d+$", "");
  }

  private InputStream open() throws IOException {
    if (place.startsWith(FILE)) {
      var file = Path.of(place.substring(FILE.length()));
      if (!Files.exists(file)) {
        throw missing();
      }
      return Files.newInputStream(file);
    }
    var name = place.startsWith(CLASSPATH) ? place.substring(CLASSPATH.length()) : place;
    var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
    if (stream == null) {
      throw missing();
    }
    return stream;
  }

  private StopoverException missing() {
    return StopoverException.usage(
        "The data set %s does not exist. Correct its place, or write file: before a path outside of the class path."
            .formatted(place));
  }

  private static void run(InputStream stream, DatabaseUrl url) throws IOException {
    var file = Files.createTempFile("stopover", ".sql");
    try {
      Files.write(file, stream.readAllBytes());
      SqlFiles.in(file).run(url, false);
    } finally {
      Files.delete(file);
    }
  }

  private void insert(InputStream stream, DataSource database, Engine engine) throws IOException {
    var dialect = Dialect.of(engine);
    var table =
        Stream.of(name().split("\\.")).map(dialect::identifier).collect(Collectors.joining("."));
    try (var rows = CSVParser.parse(stream, StandardCharsets.UTF_8, CSV);
        var connection = database.getConnection();
        var statement = connection.createStatement()) {
      var columns =
          rows.getHeaderNames().stream().map(dialect::identifier).collect(Collectors.joining(", "));
      for (var row : rows) {
        try {
          statement.execute(
              "INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, values(row, dialect)));
        } catch (SQLException e) {
          throw StopoverException.database(
              "The server refused row %d of %s for the table %s: %s. Correct the row, or name the file after the table, with its schema in front where it is not the default (shop.orders.csv)."
                  .formatted(row.getRecordNumber(), place, table, reason(e)),
              e);
        }
      }
    } catch (SQLException e) {
      throw StopoverException.database(
          "The data set %s cannot be loaded: %s. Check that the database is up."
              .formatted(place, e.getMessage()),
          e);
    }
  }

  private static String values(CSVRecord row, Dialect dialect) {
    return row.stream().map(value -> literal(value, dialect)).collect(Collectors.joining(", "));
  }

  private static String literal(@Nullable String value, Dialect dialect) {
    return value == null ? "NULL" : dialect.textLiteral(value);
  }

  /** Return the name of the file without folders and without its last extension. */
  private String name() {
    var name = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf(':')) + 1);
    return name.substring(0, name.contains(".") ? name.lastIndexOf('.') : name.length());
  }
}

package dev.stopover.catalog;

import dev.stopover.dialect.CatalogQueries;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sum up a schema in one text, to see whether it is still the same on the same server. */
final class SchemaDigest {

  /** What rows change, not definitions. */
  private static final Pattern COUNTER = Pattern.compile(" AUTO_INCREMENT=\\d+");

  private SchemaDigest() {}

  static String of(Connection connection, CatalogQueries queries) throws SQLException {
    var facts = new ArrayList<String>();
    var tables =
        queries.shown().isBlank()
            ? Stream.of(
                queries.tables(), queries.columns(), queries.constraints(), queries.indexes())
            : Stream.of(queries.shown());
    var all =
        Stream.of(
                Stream.of(queries.schemata(), queries.sequences()),
                tables,
                queries.objects().stream())
            .flatMap(each -> each)
            .filter(query -> !query.isBlank())
            .toList();
    for (var query : all) {
      for (var row : CatalogReader.rows(connection, query)) {
        facts.add(text(row));
      }
    }
    if (!queries.shown().isBlank()) {
      var statements = CatalogReader.rows(connection, queries.shown());
      for (var shown : ShownRows.of(connection, statements(statements))) {
        facts.add(COUNTER.matcher(text(shown)).replaceAll(""));
      }
    }
    facts.sort(null);
    return digest(String.join("\n", facts));
  }

  private static List<String> statements(List<Map<String, @Nullable String>> rows) {
    return rows.stream().map(row -> row.get("STATEMENT")).flatMap(Stream::ofNullable).toList();
  }

  private static String text(Map<String, ? extends @Nullable String> row) {
    return new TreeMap<>(row).toString();
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

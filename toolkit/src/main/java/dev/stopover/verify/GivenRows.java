package dev.stopover.verify;

import dev.stopover.StopoverException;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.Version;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Hold rows that go in after a version, beside those that are made; later versions keep them. */
public interface GivenRows {

  /** Return the version that they go in after. */
  Version after();

  /** Return where they are, as a person wrote it. */
  String place();

  /** Return what tells these rows from others. */
  String content();

  /**
   * Add the rows.
   *
   * @param database where to take connections from
   * @param url the address of the same database
   * @throws StopoverException if they cannot be read, or the server refuses one
   */
  void load(DataSource database, DatabaseUrl url);

  /**
   * Return them in the order of their versions.
   *
   * @throws StopoverException if one goes in after a version that does not exist
   */
  static List<GivenRows> inOrder(List<? extends GivenRows> rows, MigrationFiles files) {
    var versions = files.ups().stream().map(each -> each.version()).toList();
    for (var each : rows) {
      if (!versions.contains(each.after())) {
        throw StopoverException.usage(
            "The rows of %s are to go in after version %s, which is not among the migrations (%s). Name one of these."
                .formatted(
                    each.place(),
                    each.after(),
                    versions.stream().map(String::valueOf).collect(Collectors.joining(", "))));
      }
    }
    return rows.stream()
        .<GivenRows>map(each -> each)
        .sorted(Comparator.comparing(GivenRows::after))
        .toList();
  }
}

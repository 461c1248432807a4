package dev.stopover.junit.internal;

import dev.stopover.connect.DatabaseUrl;
import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import dev.stopover.migration.Target;
import dev.stopover.migration.Version;
import dev.stopover.verify.GivenRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Hold the rows that a database has before a test adds any.
 *
 * @param early what goes in after a version, and is migrated by the later ones
 * @param last what goes in once everything is applied
 */
record SeedRows(List<Early> early, List<Last> last) {

  private static final Pattern EARLY = Pattern.compile("(\\d[\\d._]*)\\s*=\\s*(.*)");

  record Early(Version after, DataSet set, String content) implements GivenRows {

    @Override
    public String place() {
      return set.place();
    }

    @Override
    public void load(DataSource database, DatabaseUrl url) {
      set.load(database, url);
    }
  }

  record Last(DataSet set, String content) {}

  /**
   * Read what an annotation says, and the files.
   *
   * @throws dev.stopover.StopoverException if a file is missing, or a version is
   */
  static SeedRows of(String[] rows, MigrationFiles files) {
    var early = new ArrayList<Early>();
    var last = new ArrayList<Last>();
    for (var each : rows) {
      var parts = EARLY.matcher(each.strip());
      if (parts.matches()) {
        var set = DataSet.at(parts.group(2));
        early.add(new Early(Version.of(parts.group(1)), set, set.content()));
      } else {
        var set = DataSet.at(each.strip());
        last.add(new Last(set, set.content()));
      }
    }
    var ordered = GivenRows.inOrder(early, files);
    return new SeedRows(ordered.stream().map(Early.class::cast).toList(), List.copyOf(last));
  }

  /** Return where the rows are. */
  Set<String> places() {
    return Stream.concat(
            early.stream().map(rows -> rows.after() + "=" + rows.place()),
            last.stream().map(rows -> rows.set().place()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Apply migrations in an empty database, and add the rows of the versions on the way. */
  void upgrade(DataSource database, DatabaseUrl url, MigrationSettings settings, Target target) {
    var migrations = Migrations.of(database, settings.inDisposableDatabase());
    for (var rows : early) {
      if (isOnTheWay(rows.after(), target)) {
        migrations.withoutRepeatables().upgrade(new Target.Exactly(rows.after()));
        rows.load(database, url);
      }
    }
    migrations.upgrade(target);
  }

  /** Add the rows of the newest version. */
  void finish(DataSource database, DatabaseUrl url) {
    last.forEach(rows -> rows.set().load(database, url));
  }

  private static boolean isOnTheWay(Version after, Target target) {
    return !(target instanceof Target.Exactly exactly) || after.compareTo(exactly.version()) <= 0;
  }
}

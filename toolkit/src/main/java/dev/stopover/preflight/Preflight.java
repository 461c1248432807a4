package dev.stopover.preflight;

import dev.stopover.connect.DatabaseUrl;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Version;
import dev.stopover.model.Schema;
import dev.stopover.server.Server;
import dev.stopover.verify.Baseline;
import dev.stopover.verify.Side;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Say how a rollout went on a copy of a live database.
 *
 * <p>The live database is only read: its schema, its history of migrations and, if wanted, its
 * settings and how many rows it has. The copy is made of what was read.
 *
 * @param version the version that the database is at, or {@code null} before the first
 * @param server where the copy was made
 * @param isCopyEqual whether the copy was proven to be equal to the original
 * @param notCopied what the database holds that is not read
 * @param migrations what was pending, in order
 * @param findings what was found about the whole, beside what was found about each migration
 * @param rows how many rows each table has, estimated, by name; nothing where that was not asked
 *     for
 * @param settings the settings in which the scratch server differs, by name
 * @param schema the schema of the copy after what could be applied; nothing where nothing was tried
 */
public record Preflight(
    @Nullable Version version,
    String server,
    boolean isCopyEqual,
    List<String> notCopied,
    List<Rehearsed> migrations,
    List<Finding> findings,
    Map<String, Long> rows,
    Map<String, Setting> settings,
    Schema schema) {

  /** Copy what was given. */
  public Preflight {
    notCopied = List.copyOf(notCopied);
    migrations = List.copyOf(migrations);
    findings = List.copyOf(findings);
    rows = Collections.unmodifiableMap(new TreeMap<>(rows));
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /**
   * Hold a setting that the two servers do not share.
   *
   * @param live what it is for the live database
   * @param copy what it was for the copy
   */
  public record Setting(String live, String copy) {}

  /**
   * Rehearse what is pending in a live database.
   *
   * @param url the database; it is only read
   * @param settings where the migrations are
   * @param models what is expected in the end, or {@code null} where no models are named
   * @param server where the copy is made, of the engine and the major version of the database
   * @param known drift that is borne for now, and goes on to be there after the rollout
   * @param withRows whether row counts and settings are wanted too
   * @throws dev.stopover.StopoverException if the database cannot be read, or is of another version
   *     than the server
   */
  public static Preflight of(
      DatabaseUrl url,
      MigrationSettings settings,
      Side.@Nullable Models models,
      Server server,
      Baseline known,
      boolean withRows) {
    try (var copy = LiveCopy.of(url, settings, server, withRows)) {
      var trial = new Trial(copy, settings, models, server, known);
      if (copy.isWhole()) {
        trial.run();
      }
      if (trial.asksForRows()) {
        try (var other = LiveCopy.of(url, settings, server, false)) {
          trial.runWithRows(other);
        }
      }
      return new Preflight(
          trial.version(),
          server.describe(),
          copy.isEqual(),
          copy.notCopied(),
          trial.migrations(),
          Stream.concat(copy.findings().stream(), trial.findings().stream()).toList(),
          copy.rows(),
          copy.settings(),
          trial.end());
    }
  }

  /** Return everything that was found, also about each migration. */
  public Stream<Finding> all() {
    return Stream.concat(
        findings.stream(), migrations.stream().flatMap(each -> each.findings().stream()));
  }

  /** Tell whether something would go wrong. */
  public boolean isWrong() {
    return all().anyMatch(each -> each.severity() == Finding.Severity.ERROR);
  }
}

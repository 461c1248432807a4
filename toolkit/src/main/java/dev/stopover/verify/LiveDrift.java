package dev.stopover.verify;

import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.CurrentState;
import dev.stopover.migration.HistoryProblem;
import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import dev.stopover.migration.Target;
import dev.stopover.migration.Version;
import dev.stopover.model.Schema;
import dev.stopover.server.Server;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Say where a live database is not what it should be, and why.
 *
 * <p>The database is only read. What the migrations make that it has applied, and what the models
 * expect, is made on a server to try things on, of the same engine and version.
 *
 * @param version the version that the database is at, or {@code null} before the first
 * @param history what does not fit between its history and the files
 * @param findings where its schema differs
 * @param notCompared what it holds that is not read, or that the models cannot say
 * @param undecided what could not be compared, and why; nothing where everything was
 * @param live the schema of the database
 */
public record LiveDrift(
    @Nullable Version version,
    List<HistoryProblem> history,
    List<Finding> findings,
    List<String> notCompared,
    List<String> undecided,
    Schema live) {

  /** Copy what was given. */
  public LiveDrift {
    history = List.copyOf(history);
    findings = List.copyOf(findings);
    notCompared = List.copyOf(notCompared);
    undecided = List.copyOf(undecided);
  }

  /** Tell why a database differs in one thing. */
  public enum Cause {
    /** A script makes it, or takes it away, that stopped before its end. */
    STOPPED_HALF_WAY,
    /** The applied migrations make something else, so that somebody changed it beside them. */
    CHANGED_BY_HAND,
    /** The applied migrations make something else, but not all of their files are what was run. */
    CHANGED_BY_HAND_OR_IN_A_FILE,
    /** A migration brings it, and is not applied yet. */
    PENDING,
    /** The models expect it, and no migration brings it. */
    MIGRATION_MISSING,
    /** The models expect something else, and what the migrations make could not be compared. */
    UNDECIDED
  }

  /**
   * Describe one difference.
   *
   * @param cause why it is there
   * @param difference what it is; its expected side is that of the migrations where the cause is a
   *     change by hand, else that of the models
   */
  public record Finding(Cause cause, Difference difference) {}

  /**
   * Compare a live database with what its migrations make and, if there are models, with them.
   *
   * @param url the database
   * @param settings where the migrations are
   * @param models what is expected, or {@code null} where no models are named
   * @param server where things are tried, of the engine and the major version of the database
   * @throws StopoverException if the database cannot be read, or is of another version than the
   *     server
   */
  public static LiveDrift of(
      DatabaseUrl url, MigrationSettings settings, Side.@Nullable Models models, Server server) {
    var dialect = Dialect.of(server.engine());
    var reader = new SideReader(server, settings, false, Defaults.of(url, dialect));
    var live = reader.read(new Side.Live(url));
    try (var pool = ConnectionPool.open(url)) {
      var migrations = Migrations.of(pool.dataSource(), settings);
      var history = migrations.problems();
      var state = migrations.current();
      var version = state.version().orElse(null);
      var undecided = new ArrayList<String>();
      var findings = new ArrayList<Finding>();
      var applied = replayed(settings, version, history, reader, undecided);
      if (applied != null) {
        var cause =
            history.stream().allMatch(LiveDrift::isHalfWay)
                ? Cause.CHANGED_BY_HAND
                : Cause.CHANGED_BY_HAND_OR_IN_A_FILE;
        var differences = Drift.between(live, applied, dialect).differences();
        var stopped =
            differences.isEmpty()
                ? Set.<String>of()
                : halfWay(settings, state, migrations.files(), server, dialect);
        differences.forEach(
            each ->
                findings.add(
                    new Finding(
                        stopped.contains(each.object()) ? Cause.STOPPED_HALF_WAY : cause, each)));
      }
      var notCompared = live.notCompared();
      if (models != null) {
        var otherwiseApplied = objects(findings.stream().map(Finding::difference));
        var expected = reader.expected(models);
        var drift = Drift.between(live, expected, dialect);
        var missing = missing(settings, expected, reader, dialect, undecided);
        var otherwise = applied == null || missing == null ? Cause.UNDECIDED : Cause.PENDING;
        drift.differences().stream()
            .filter(each -> !otherwiseApplied.contains(each.object()))
            .map(
                each ->
                    new Finding(
                        missing != null && missing.contains(each.object())
                            ? Cause.MIGRATION_MISSING
                            : otherwise,
                        each))
            .forEach(findings::add);
        notCompared = drift.notCompared();
      }
      findings.sort(Comparator.comparing(Finding::cause));
      return new LiveDrift(version, history, findings, notCompared, undecided, live);
    }
  }

  /** Make what is applied from the files, if they are all there. */
  private static @Nullable Schema replayed(
      MigrationSettings settings,
      @Nullable Version version,
      List<HistoryProblem> history,
      SideReader reader,
      List<String> undecided) {
    if (version == null) {
      return Schema.EMPTY;
    }
    if (history.stream().anyMatch(each -> each.kind() == HistoryProblem.Kind.FILE_MISSING)) {
      undecided.add(
          "What the applied migrations make could not be compared, since not all of their files are there.");
      return null;
    }
    return tried(
        "What the applied migrations make",
        () -> reader.read(new Side.Migrations(settings, new Target.Exactly(version))),
        undecided);
  }

  /** Return the things that a script changes which stopped half-way, as far as it runs. */
  private static Set<String> halfWay(
      MigrationSettings settings,
      CurrentState state,
      MigrationFiles files,
      Server server,
      Dialect dialect) {
    var halfWay = state.halfWay();
    if (halfWay == null) {
      return Set.of();
    }
    var version = halfWay.version();
    try (var database = RehearsalDatabase.on(server, settings)) {
      var migrations = database.migrations().withoutRepeatables();
      var below =
          version == null ? state.version().orElse(null) : files.below(version).orElse(null);
      if (below != null) {
        migrations.upgrade(new Target.Exactly(below));
      }
      var before = database.schema();
      try {
        if (version != null) {
          migrations.upgrade(new Target.Exactly(version));
        } else {
          database.migrations().upgrade(below == null ? Target.HEAD : new Target.Exactly(below));
        }
      } catch (StopoverException e) {
        // It may be the very statement that it stopped at; what ran before is there.
      }
      return objects(Drift.between(before, database.schema(), dialect).differences().stream());
    } catch (StopoverException e) {
      // Then it is not known what the script changes, and nothing is blamed on it.
      return Set.of();
    }
  }

  private static boolean isHalfWay(HistoryProblem problem) {
    return problem.kind() == HistoryProblem.Kind.STOPPED_HALF_WAY;
  }

  /**
   * Return the things that the models expect otherwise than all migrations together make them, or
   * {@code null} where that could not be found out.
   */
  private static @Nullable Set<String> missing(
      MigrationSettings settings,
      ExpectedSchema expected,
      SideReader reader,
      Dialect dialect,
      List<String> undecided) {
    var head =
        tried(
            "What all migrations make",
            () -> reader.read(new Side.Migrations(settings, Target.HEAD)),
            undecided);
    return head == null
        ? null
        : objects(Drift.between(head, expected, dialect).differences().stream());
  }

  private interface Reading {
    Schema read();
  }

  private static @Nullable Schema tried(String what, Reading reading, List<String> undecided) {
    try {
      return reading.read();
    } catch (StopoverException e) {
      undecided.add("%s could not be compared: %s".formatted(what, e.getMessage()));
      return null;
    }
  }

  private static Set<String> objects(Stream<Difference> differences) {
    return differences.map(Difference::object).collect(Collectors.toUnmodifiableSet());
  }

  /** Tell whether everything could be compared and is as it should be, but for what is pending. */
  public boolean isEmpty() {
    return !isOtherwise() && undecided.isEmpty();
  }

  /** Tell whether something is known not to be as it should be. */
  public boolean isOtherwise() {
    return !history.isEmpty()
        || findings.stream()
            .map(Finding::cause)
            .anyMatch(cause -> cause != Cause.PENDING && cause != Cause.UNDECIDED);
  }
}

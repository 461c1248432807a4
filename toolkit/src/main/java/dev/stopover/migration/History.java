package dev.stopover.migration;

import dev.stopover.StopoverException;
import dev.stopover.migration.HistoryEntry.State;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway knows of files and history table, and what the journal knows beside it.
 *
 * @param entries what Flyway knows, in chronological order
 * @param stop where a script stopped that could not be rolled back, or {@code null} where none did
 */
record History(List<MigrationInfo> entries, @Nullable Stop stop) {

  /** Return the versions that are applied and could be undone, in the order of application. */
  List<MigrationInfo> applied() {
    return entries.stream()
        .filter(entry -> entry.getVersion() != null && isApplied(state(entry)))
        .toList();
  }

  /** Return the repeatable migrations that are applied. */
  List<MigrationInfo> repeatables() {
    return entries.stream()
        .filter(
            entry ->
                entry.getVersion() == null
                    && (isApplied(state(entry)) || state(entry) == State.OUTDATED))
        .toList();
  }

  List<MigrationInfo> pending() {
    return entries.stream()
        .filter(entry -> state(entry) == State.PENDING && !isHalfWay(entry))
        .toList();
  }

  /** A killed process has told the journal only: to Flyway such a script is one to be applied. */
  private boolean isHalfWay(MigrationInfo entry) {
    return stop != null
        && !stop.isUndo()
        && stop.script().equals(entry.getScript())
        && state(entry) == State.PENDING;
  }

  List<MigrationInfo> failed() {
    return entries.stream().filter(entry -> state(entry) == State.FAILED).toList();
  }

  /** Return the entry that the database is at: the greatest applied version, or the baseline. */
  Optional<MigrationInfo> newest() {
    return Stream.concat(applied().stream(), baseline().stream())
        .max(Comparator.comparing(MigrationInfo::getVersion));
  }

  Optional<MigrationInfo> baseline() {
    return entries.stream()
        .filter(entry -> state(entry) == State.BASELINE)
        .max(Comparator.comparing(MigrationInfo::getVersion));
  }

  /** Return the version that the database is at. */
  @Nullable Version version() {
    return newest().map(History::versionOf).orElse(null);
  }

  /** Return the version that the database is at once everything from a version on is gone. */
  @Nullable Version versionBelow(Version bound) {
    return Stream.concat(applied().stream(), baseline().stream())
        .map(History::versionOf)
        .filter(version -> version.compareTo(bound) < 0)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Return the history, unless something stopped half-way. */
  History requireWhole() {
    problem()
        .ifPresent(
            problem -> {
              throw StopoverException.database(problem);
            });
    return this;
  }

  /** Say what stopped half-way, and how to go on. */
  Optional<String> problem() {
    return stop != null
        ? Optional.of(problem(stop))
        : failed().stream().findFirst().map(this::problem);
  }

  /** Say which script stopped half-way, and where. */
  Optional<HalfWay> halfWay() {
    return stop != null
        ? Optional.of(stop.halfWay())
        : failed().stream()
            .findFirst()
            .map(
                entry ->
                    new HalfWay(
                        entry.getScript(),
                        entry.isVersioned() ? versionOf(entry) : null,
                        HistoryTable.isUndoing(entry),
                        null,
                        null,
                        null));
  }

  private String problem(Stop stop) {
    var version = stop.version();
    var command = stop.isUndo() ? "downgrade" : "upgrade";
    var what =
        version == null
            ? "%s stopped half-way.".formatted(stop.script())
            : "Version %s (%s) is half %s: %s stopped before its end."
                .formatted(
                    version,
                    description(version),
                    stop.isUndo() ? "undone" : "applied",
                    stop.script());
    var byHand =
        version == null
            ? "complete it by hand and run `stopover stamp %s`".formatted(place(version()))
            : stop.isUndo()
                ? "bring the schema by hand to %1$s or to %2$s and run `stopover stamp` with that"
                    .formatted(place(versionBelow(version)), version)
                : "remove by hand what it did and run `stopover stamp %s`"
                    .formatted(place(versionBelow(version)));
    if (stop.didNothing()) {
      return "%s %s Run `stopover repair`: nothing has to be done by hand."
          .formatted(what, stop.whereabouts());
    }
    var lost = stop.lost();
    if (lost.isPresent()) {
      return "%s %s It can not be resumed, since what line %d made is gone with its session: %s."
          .formatted(what, stop.whereabouts(), lost.get().line(), byHand);
    }
    var how =
        stop.fate() == Stop.Fate.UNKNOWN
            ? "Look whether that ran, and run `stopover %s --resume --in-flight ran`, or `… not-run`"
            : "Run `stopover %s --resume` to run the rest";
    return "%s %s %s; or %s.".formatted(what, stop.whereabouts(), how.formatted(command), byHand);
  }

  private String description(Version version) {
    return entries.stream()
        .filter(entry -> entry.isVersioned() && versionOf(entry).equals(version))
        .map(MigrationInfo::getDescription)
        .findFirst()
        .orElse("");
  }

  private String problem(MigrationInfo failed) {
    if (!failed.isVersioned()) {
      return "%s stopped half-way. Correct the file, run `stopover stamp %s`, and upgrade again."
          .formatted(failed.getScript(), place(version()));
    }
    var version = versionOf(failed);
    var below = place(versionBelow(version));
    var text =
        HistoryTable.isUndoing(failed)
            ? "Version %1$s (%2$s) is half undone: its down script stopped before its end. Undo the"
                + " rest by hand and run `stopover stamp %3$s`, or restore it by hand and run"
                + " `stopover stamp %1$s`."
            : "Version %1$s (%2$s) is half applied: %4$s stopped before its end. Remove what it left"
                + " and run `stopover stamp %3$s`, or complete it by hand and run `stopover stamp"
                + " %1$s`.";
    return text.formatted(version, failed.getDescription(), below, failed.getScript());
  }

  /** Return a target as a person would write it. */
  static String place(@Nullable Version version) {
    return version == null ? "base" : version.toString();
  }

  static Version versionOf(MigrationInfo entry) {
    return new Version(entry.getVersion());
  }

  private static boolean isApplied(State state) {
    return switch (state) {
      case APPLIED, REAPPLIED, OUT_OF_ORDER, MISSING, FUTURE -> true;
      default -> false;
    };
  }

  static HistoryEntry describe(MigrationInfo entry, MigrationFiles files) {
    var version = entry.getVersion() == null ? null : versionOf(entry);
    var installedOn = entry.getInstalledOn();
    var duration = entry.getExecutionTime();
    return new HistoryEntry(
        version,
        entry.getDescription(),
        entry.getScript(),
        state(entry),
        installedOn == null
            ? null
            : LocalDateTime.ofInstant(installedOn.toInstant(), ZoneId.systemDefault()),
        entry.getInstalledBy(),
        duration == null || duration < 0 ? null : Duration.ofMillis(duration),
        version != null && files.down(version).isPresent());
  }

  /** Describe what is not applied. */
  HistoryEntry describeOpen(MigrationInfo entry, MigrationFiles files) {
    var described = describe(entry, files);
    return isHalfWay(entry) ? described.as(State.FAILED) : described;
  }

  static State state(MigrationInfo entry) {
    if (entry.getType() == CoreMigrationType.DELETE) {
      return State.UNDO;
    }
    if (entry.getType() == CoreMigrationType.SCHEMA) {
      return State.SCHEMA;
    }
    return state(entry.getState());
  }

  private static State state(MigrationState state) {
    return switch (state) {
      case PENDING, ABOVE_TARGET, AVAILABLE -> State.PENDING;
      case SUCCESS -> State.APPLIED;
      case OUT_OF_ORDER -> State.OUT_OF_ORDER;
      case UNDONE, DELETED -> State.UNDONE;
      case BASELINE -> State.BASELINE;
      case MISSING_SUCCESS -> State.MISSING;
      case FUTURE_SUCCESS -> State.FUTURE;
      case FAILED, MISSING_FAILED, FUTURE_FAILED -> State.FAILED;
      case IGNORED, BELOW_BASELINE, BASELINE_IGNORED -> State.IGNORED;
      case OUTDATED -> State.OUTDATED;
      case SUPERSEDED -> State.SUPERSEDED;
    };
  }
}

package dev.stopover.preflight;

import dev.stopover.Engine;
import dev.stopover.dialect.Hazard;
import dev.stopover.migration.HistoryEntry;
import dev.stopover.migration.MigrationFile;
import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.Migrations;
import dev.stopover.migration.SqlFiles;
import dev.stopover.migration.Target;
import dev.stopover.migration.UpgradeResult;
import dev.stopover.model.Schema;
import dev.stopover.verify.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what becomes of one migration. */
final class Attempt {

  final HistoryEntry entry;
  final List<String> losses = new ArrayList<>();

  /** What is refused where there are rows, unless the scripts give them values. */
  final Map<Hazard.MissingValue, Finding> missingValues = new LinkedHashMap<>();

  final List<Finding> findings = new ArrayList<>();
  Rehearsed.Outcome outcome = Rehearsed.Outcome.NOT_REACHED;
  Rehearsed.Undo undo;
  List<Step> changes = List.of();
  @Nullable Schema before;
  @Nullable Schema after;
  @Nullable Duration duration;
  @Nullable Duration undoDuration;
  private final List<String> statements;

  Attempt(HistoryEntry entry, MigrationFiles files, Engine engine) {
    this.entry = entry;
    this.statements =
        file(entry, files).map(file -> SqlFiles.statements(file, engine)).orElseGet(List::of);
    this.undo =
        entry.version() == null
            ? Rehearsed.Undo.NEVER
            : entry.undoable() ? Rehearsed.Undo.NOT_TRIED : Rehearsed.Undo.MISSING;
  }

  private static Optional<MigrationFile> file(HistoryEntry entry, MigrationFiles files) {
    return entry.version() == null
        ? files.repeatables().stream()
            .filter(each -> each.description().equals(entry.description()))
            .findFirst()
        : files.up(entry.version());
  }

  /** Apply it in a copy. */
  UpgradeResult apply(Migrations migrations) {
    var version = entry.version();
    return version == null
        ? migrations.upgrade(Target.HEAD)
        : migrations.withoutRepeatables().upgrade(new Target.Exactly(version));
  }

  Rehearsed result() {
    return new Rehearsed(
        entry.version(),
        entry.description(),
        entry.script(),
        outcome,
        statements,
        duration,
        changes,
        losses,
        undo,
        undoDuration,
        findings);
  }
}

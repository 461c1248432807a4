package dev.stopover.preflight;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Hazard;
import dev.stopover.diff.Changes;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import dev.stopover.migration.Target;
import dev.stopover.migration.Version;
import dev.stopover.model.Schema;
import dev.stopover.server.Server;
import dev.stopover.verify.Baseline;
import dev.stopover.verify.Difference;
import dev.stopover.verify.Drift;
import dev.stopover.verify.ExpectedSchema;
import dev.stopover.verify.RehearsalDatabase;
import dev.stopover.verify.Side;
import dev.stopover.verify.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies what is pending on a copy, undoes it, and applies it again. */
final class Trial {

  private final LiveCopy copy;
  private final MigrationSettings settings;
  private final Side.@Nullable Models models;
  private final Server server;
  private final Baseline known;
  private final Migrations migrations;
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable Version version;
  private Schema end = Schema.EMPTY;
  private List<Attempt> tries = List.of();

  Trial(
      LiveCopy copy,
      MigrationSettings settings,
      Side.@Nullable Models models,
      Server server,
      Baseline known) {
    this.copy = copy;
    this.settings = settings;
    this.models = models;
    this.server = server;
    this.known = known;
    this.migrations = Migrations.of(copy.dataSource(), settings.inDisposableDatabase());
  }

  /** Return the version that the database is at. */
  @Nullable Version version() {
    return version;
  }

  /** Return what there is when what is pending is applied, as far as it was. */
  Schema end() {
    return end;
  }

  /** Return what was found about the whole. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Return what became of each migration. */
  List<Rehearsed> migrations() {
    return tries.stream().map(Attempt::result).toList();
  }

  /** Rehearse. */
  void run() {
    var state = migrations.current();
    version = state.version().orElse(null);
    var files = migrations.files();
    tries =
        state.pending().stream().map(entry -> new Attempt(entry, files, server.engine())).toList();
    var problems = migrations.problems();
    for (var problem : problems) {
      findings.add(Finding.error("history-fits-files", null, problem.text(), List.of()));
    }
    if (!problems.isEmpty()) {
      return;
    }
    var start = schema();
    end = start;
    if (up(start)) {
      end = schema();
      compareWithModels();
      if (down(start)) {
        again();
      }
    }
  }

  /** Tell whether it depends on rows whether a migration finds a value for each. */
  boolean asksForRows() {
    return tries.stream().anyMatch(each -> !each.missingValues.isEmpty());
  }

  /** Apply what ran once more, in another copy with rows in it. */
  void runWithRows(LiveCopy other) {
    new RowTrial(other, settings).run(tries);
  }

  /** Apply one after the other; tell whether all of them ran. */
  private boolean up(Schema start) {
    var before = start;
    for (var each : tries) {
      each.before = before;
      try {
        var result = each.apply(migrations);
        if (result.applied().isEmpty()) {
          // Repeatable migrations run together, with the first of them.
          each.outcome = Rehearsed.Outcome.APPLIED;
          each.after = before;
          continue;
        }
        each.duration = result.applied().get(0).duration();
      } catch (StopoverException e) {
        each.outcome = Rehearsed.Outcome.FAILED;
        each.findings.add(
            Finding.error(
                "migration-runs", null, Objects.requireNonNull(e.getMessage()), List.of()));
        return false;
      }
      each.outcome = Rehearsed.Outcome.APPLIED;
      before = schema();
      each.after = before;
      each.changes = Step.of(Changes.between(each.before, before), copy.dialect());
      for (var step : each.changes) {
        for (var hazard : step.hazards()) {
          var text = hazard.object() + ": " + hazard.reason();
          if (hazard instanceof Hazard.DataLoss) {
            each.losses.add(text);
          } else {
            var warning =
                Finding.warning(
                    "rows-fit",
                    step.object(),
                    "It may be refused, depending on the rows: " + text + ".");
            if (hazard instanceof Hazard.MissingValue missing) {
              each.missingValues.put(missing, warning);
            } else {
              each.findings.add(warning);
            }
          }
        }
      }
    }
    return true;
  }

  /** Undo one after the other; tell whether that could be done for all, or as far as was tried. */
  private boolean down(Schema start) {
    var left = new HashSet<String>();
    for (var each : tries) {
      if (each.entry.version() == null && each.after != null && each.before != null) {
        // What a repeatable migration made stays until the version goes that it needs.
        left.addAll(objects(differences(each.after, each.before, any -> true)));
      }
    }
    for (var i = tries.size() - 1; i >= 0; i--) {
      var each = tries.get(i);
      if (each.entry.version() == null) {
        continue;
      }
      if (!each.entry.undoable()) {
        each.undo = Rehearsed.Undo.MISSING;
        each.findings.add(
            Finding.note(
                "down-exists",
                null,
                "It can not be undone, since there is no down script: write U%s__….sql, or know what to do instead."
                    .formatted(each.entry.version())));
        return true;
      }
      try {
        var result = migrations.downgrade(new Target.Relative(-1));
        each.undoDuration = result.undone().get(0).duration();
      } catch (StopoverException e) {
        each.undo = Rehearsed.Undo.FAILS;
        each.findings.add(
            Finding.error("down-runs", null, Objects.requireNonNull(e.getMessage()), List.of()));
        return false;
      }
      var before = each.before == null ? start : each.before;
      var found = differences(schema(), before, object -> !left.contains(object));
      each.undo = found.isEmpty() ? Rehearsed.Undo.RESTORES : Rehearsed.Undo.DIFFERS;
      for (var difference : found) {
        left.add(difference.object());
        each.findings.add(
            Finding.error(
                "down-restores",
                difference.object(),
                "After it was undone there is %s, and before it was applied there was %s. Correct the down script."
                    .formatted(said(difference.actual()), said(difference.expected())),
                difference.fix()));
      }
    }
    return true;
  }

  private void again() {
    try {
      migrations.upgrade(Target.HEAD);
    } catch (StopoverException e) {
      findings.add(
          Finding.error(
              "applies-again",
              null,
              "After it was undone it could not be applied again: " + e.getMessage(),
              List.of()));
      return;
    }
    for (var difference : differences(schema(), end, any -> true)) {
      findings.add(
          Finding.error(
              "applies-again",
              difference.object(),
              "Applied, undone and applied again there is %s, and the first time there was %s. Correct the down scripts."
                  .formatted(said(difference.actual()), said(difference.expected())),
              difference.fix()));
    }
  }

  /** Hold what comes out against what the migrations alone make, and against the models. */
  private void compareWithModels() {
    var byHand = new HashSet<String>();
    try (var database =
        RehearsalDatabase.upgraded(server, settings, Target.HEAD, copy.defaults())) {
      for (var difference : differences(end, database.schema(), any -> true)) {
        byHand.add(difference.object());
        if (known.knows(difference)) {
          continue;
        }
        findings.add(
            Finding.error(
                "no-drift",
                difference.object(),
                "It was changed by hand, beside the migrations: there is %s, and the migrations make %s. Take it back, or bring it into the migrations."
                    .formatted(said(difference.actual()), said(difference.expected())),
                difference.fix()));
      }
    } catch (StopoverException e) {
      findings.add(
          Finding.note(
              "no-drift",
              null,
              "What the migrations alone make could not be compared: " + e.getMessage()));
    }
    if (models == null) {
      return;
    }
    var expected = ExpectedSchema.of(models.models(), models.files(), server, copy.defaults());
    for (var difference : Drift.between(end, expected, copy.dialect()).differences()) {
      if (!byHand.contains(difference.object()) && !known.knows(difference)) {
        findings.add(
            Finding.error(
                "models-agree",
                difference.object(),
                "The models expect %s, and in the end there is %s. Write the migration: stopover revision --autogenerate -m \"…\"."
                    .formatted(said(difference.expected()), said(difference.actual())),
                difference.fix()));
      }
    }
  }

  private List<Difference> differences(Schema actual, Schema expected, Predicate<String> counts) {
    return Drift.between(actual, expected, copy.dialect()).differences().stream()
        .filter(each -> counts.test(each.object()))
        .toList();
  }

  private static Set<String> objects(List<Difference> differences) {
    return differences.stream().map(Difference::object).collect(Collectors.toSet());
  }

  private static String said(@Nullable String text) {
    return text == null ? "nothing" : text;
  }

  private Schema schema() {
    return copy.defaults().reader(copy.dialect(), settings.ownTables()).read(copy.dataSource());
  }
}

package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.report.LiveDriftText;
import dev.stopover.report.Outcome;
import dev.stopover.verify.Baseline;
import dev.stopover.verify.LiveDrift;
import dev.stopover.verify.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Compares a live database with what it should be. */
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    header = "Tell where a live database is not what its migrations and the models say.",
    description = {
      "",
      "The database is only read, by anybody who may read it. What the migrations make that it has",
      "applied is made on a server to try things on; each difference is told with its cause.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  stopover drift prod",
      "  stopover drift prod --baseline drift.txt",
      "  stopover drift prod --watch 6h --metrics-file /var/lib/metrics/stopover.prom"
    })
final class DriftCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();
  @Mixin private Output output = new Output();
  @Mixin private Subject subject = new Subject();
  @Mixin private Announcement announcement = new Announcement();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Pass over the drift that this file names; only what is new is told.")
  private @Nullable Path baseline;

  @Option(
      names = "--write-baseline",
      description =
          "Write what is found to the file of --baseline, so that it is known from now on.")
  private boolean writes;

  @Option(
      names = "--watch",
      paramLabel = "TIME",
      converter = Pause.class,
      description = "Look again and again, with so much time in between (30s, 10m, 6h).")
  private @Nullable Duration pause;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    output.requireUsable();
    announcement.requireUsable();
    var project = subject.project(root, rehearsal.options());
    var name = project.url().describe();
    if (writes) {
      var file = baseline;
      if (file == null) {
        throw StopoverException.usage(
            "--write-baseline needs a file to write to. Name it with --baseline FILE.");
      }
      var known = Baseline.of(look(project));
      known.write(file);
      root.out()
          .println("Wrote %s; what it names (%d) is known now.".formatted(file, known.size()));
      root.out().flush();
      return ExitCode.CLEAN;
    }
    if (pause == null) {
      return tell(root, look(project), name);
    }
    var exitCode = ExitCode.CLEAN;
    while (true) {
      try {
        exitCode = tell(root, look(project), name);
      } catch (StopoverException e) {
        root.err().println(Mask.of(String.valueOf(e.getMessage())));
        root.err().flush();
        exitCode = e.code().exitCode();
        announcement.tell(null, name, root.err());
      }
      try {
        Thread.sleep(pause.toMillis());
      } catch (InterruptedException e) {
        return exitCode;
      }
    }
  }

  private static LiveDrift look(Project project) {
    var models = project.hasModels() ? new Side.Models(project.models(), project.sqlFiles()) : null;
    var url = project.url();
    try (var server = project.comparing(List.of(url)).scratch()) {
      return LiveDrift.of(url, project.migrations(), models, server);
    }
  }

  private int tell(StopoverCommand root, LiveDrift found, String name) {
    var known = baseline == null ? null : Baseline.read(baseline);
    var drift = known == null ? found : known.newIn(found);
    var out = root.out();
    out.print(
        switch (output.format()) {
          case TEXT -> Colours.painted(LiveDriftText.text(drift, name));
          case JSON -> LiveDriftText.json(drift, name);
          default -> output.format().write(Outcome.ofDrift(drift, name));
        });
    out.flush();
    if (known != null) {
      for (var line : known.resolvedIn(found)) {
        root.err().println("No longer found, take it out of " + baseline + ": " + line);
      }
      root.err().flush();
    }
    announcement.tell(drift, name, root.err());
    if (drift.isOtherwise()) {
      return ExitCode.DIFFERENCE;
    }
    return drift.isEmpty() ? ExitCode.CLEAN : ExitCode.UNDECIDED;
  }
}

package dev.stopover.cli;

import dev.stopover.report.DriftText;
import dev.stopover.verify.Drift;
import dev.stopover.verify.ExpectedSchema;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares models and migrations. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Compare the models with what the migrations make.",
    footer = {"", "Example:", "  stopover check", "  stopover check --engine mysql"})
final class CheckCommand implements Callable<Integer> {

  @Mixin private Configuration configuration = new Configuration();
  @Mixin private Rehearsal rehearsal = new Rehearsal();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var settings = configuration.settings(rehearsal.options());
    var models = Rehearsal.models(settings);
    var migrations = configuration.migrationSettings(Rehearsal.engine(settings));
    Drift drift;
    try (var server = Rehearsal.server(settings)) {
      drift = Drift.ofMigrations(ExpectedSchema.of(models, server), migrations, server);
    }
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(DriftText.ofModels(drift, "migrations"));
    out.flush();
    return drift.isEmpty() ? ExitCode.CLEAN : ExitCode.DIFFERENCE;
  }
}

package dev.stopover.cli;

import dev.stopover.report.VerifyOutcome;
import dev.stopover.report.VerifyText;
import dev.stopover.verify.Verification;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Runs every version up, down and up again. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    header = "Apply every version, undo it and apply it again, with rows.",
    description = {
      "",
      "The schema must be the same at every step, and so must the rows: they are made for it, with",
      "boundary values and nulls. What a version may lose, it says in a comment of its script:",
      "  -- stopover: lossy events.description",
      "  -- stopover: irreversible because the old prices are gone",
      "  -- stopover: assumes empty events",
      ""
    },
    footer = {"", "Example:", "  stopover verify", "  stopover verify --engine mysql --json"})
final class VerifyCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    output.requireUsable();
    var project = root.project(rehearsal.options());
    var migrations = project.migrations();
    Verification verification;
    try (var server = project.scratch()) {
      verification = Verification.of(migrations, server);
    }
    var out = root.out();
    out.print(
        switch (output.format()) {
          case TEXT -> VerifyText.text(verification);
          case JSON -> VerifyText.json(verification);
          default ->
              output
                  .format()
                  .write(
                      VerifyOutcome.of(verification, String.join(" and ", migrations.locations())));
        });
    out.flush();
    return verification.isClean() ? ExitCode.CLEAN : ExitCode.DIFFERENCE;
  }
}

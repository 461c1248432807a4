package dev.stopover.cli;

import dev.stopover.report.MigrationJson;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tells the newest version that there is a file for. */
@Command(
    name = "heads",
    mixinStandardHelpOptions = true,
    header = "Tell the newest version in the files; no database is asked.",
    footer = {"", "Example:", "  stopover heads"})
final class HeadsCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var files = root.project().files().requireLocations();
    var heads = files.head().flatMap(files::up).map(List::of).orElseGet(List::of);
    var out = root.out();
    if (json) {
      out.print(MigrationJson.ofHeads(heads));
    } else if (heads.isEmpty()) {
      out.println("There is no migration yet.");
    } else {
      heads.forEach(
          file -> out.println("%s (head) %s".formatted(file.version(), file.description())));
    }
    out.flush();
    return ExitCode.CLEAN;
  }
}

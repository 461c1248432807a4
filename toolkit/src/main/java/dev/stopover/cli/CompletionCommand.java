package dev.stopover.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lets a shell complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    header = "Print what lets bash or zsh complete commands and options.",
    footer = {
      "",
      "Example:",
      "  stopover completion > ~/.local/share/bash-completion/completions/stopover",
      "  source <(stopover completion)"
    })
final class CompletionCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    root.out().print(AutoComplete.bash("stopover", root.commandLine()));
    root.out().flush();
    return ExitCode.CLEAN;
  }
}

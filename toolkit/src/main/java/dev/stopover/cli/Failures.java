package dev.stopover.cli;

import dev.stopover.StopoverException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a user what went wrong, in one message and an exit code. */
final class Failures {

  /** The code of the BSD's for an error in the program; 1 would look like a difference. */
  private static final int BUG = 70;

  private Failures() {}

  static int ofCall(ParameterException failure, String[] arguments) {
    var commandLine = failure.getCommandLine();
    var err = commandLine.getErr();
    err.println(failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.printf("See: %s --help%n", commandLine.getCommandSpec().qualifiedName());
    err.flush();
    return StopoverException.Code.USAGE.exitCode();
  }

  static int ofCommand(Exception failure, CommandLine commandLine, ParseResult call) {
    var err = commandLine.getErr();
    StopoverCommand root = commandLine.getCommandSpec().root().commandLine().getCommand();
    var known = failure instanceof StopoverException stopover ? stopover : null;
    err.println(
        known == null
            ? "This is a defect in Stopover; please report it with what follows."
            : known.getMessage());
    if (known == null || root.isVerbose()) {
      failure.printStackTrace(err);
    }
    err.flush();
    return known == null ? BUG : known.code().exitCode();
  }
}

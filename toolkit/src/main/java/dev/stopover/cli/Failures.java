package dev.stopover.cli;

import dev.stopover.StopoverException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
    err.println(Mask.of(String.valueOf(failure.getMessage())));
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
            : Mask.of(String.valueOf(known.getMessage())));
    if (known == null || root.isVerbose()) {
      var trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      err.print(Mask.of(trace.toString()));
    }
    err.flush();
    return known == null ? BUG : known.code().exitCode();
  }
}

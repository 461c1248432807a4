package dev.stopover.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/**
 * Keeps the libraries beneath quiet.
 *
 * <p>What they have to say about a failure, the failure itself says. Logback reads the property
 * once, when the first class logs, so nothing may log before the options are known.
 */
record Logging(IExecutionStrategy next) implements IExecutionStrategy {

  private static final String PROPERTY = "logback.configurationFile";

  @Override
  public int execute(ParseResult call) {
    CommandLine root = call.commandSpec().root().commandLine();
    StopoverCommand command = root.getCommand();
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(
          PROPERTY,
          "dev/stopover/cli/" + (command.isVerbose() ? "verbose" : "quiet") + "-logback.xml");
    }
    return next.execute(call);
  }
}

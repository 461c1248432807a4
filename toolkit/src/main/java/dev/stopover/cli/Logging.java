package dev.stopover.cli;

import org.slf4j.helpers.NOP_FallbackServiceProvider;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/**
 * Keeps the libraries beneath quiet.
 *
 * <p>What they have to say about a failure, the failure itself says. SLF4J and Logback read their
 * properties once, when the first class logs, so nothing may log before the options are known.
 * Without {@code -v} Logback is not even loaded, which takes longer than a short command.
 */
record Logging(IExecutionStrategy next) implements IExecutionStrategy {

  private static final String LOGBACK = "logback.configurationFile";
  private static final String PROVIDER = "slf4j.provider";

  @Override
  public int execute(ParseResult call) {
    CommandLine root = call.commandSpec().root().commandLine();
    StopoverCommand command = root.getCommand();
    if (System.getProperty(LOGBACK) == null && System.getProperty(PROVIDER) == null) {
      if (command.isVerbose()) {
        System.setProperty(LOGBACK, "dev/stopover/cli/verbose-logback.xml");
      } else {
        System.setProperty(PROVIDER, NOP_FallbackServiceProvider.class.getName());
        System.setProperty("slf4j.internal.verbosity", "WARN");
      }
    }
    return next.execute(call);
  }
}

package dev.stopover.cli;

import java.util.Map;
import picocli.CommandLine;

/** Run the command line: {@code stopover upgrade}. */
public final class Main {

  private Main() {}

  /** Run one command, and end the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.getenv(), arguments).execute(arguments));
  }

  /** Create the command line for a call in an environment. */
  static CommandLine commandLine(Map<String, String> environment, String... call) {
    var commandLine = StopoverCommand.commandLine(environment, call);
    commandLine.setUsageHelpWidth(100);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionStrategy(new Logging(new CommandLine.RunLast()));
    commandLine.setParameterExceptionHandler(Failures::ofCall);
    commandLine.setExecutionExceptionHandler(Failures::ofCommand);
    return commandLine;
  }
}

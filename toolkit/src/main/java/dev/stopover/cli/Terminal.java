package dev.stopover.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Ask the person who typed the command, where there is one. */
record Terminal(Console console) {

  /**
   * Return the terminal; none in continuous integration, or where input or output is no terminal.
   */
  @SuppressWarnings("SystemConsoleNull") // It is asked whether it is a terminal, where it can tell.
  static Optional<Terminal> of(Map<String, String> environment) {
    var console = System.console();
    return environment.containsKey("CI") || console == null || !isTerminal(console)
        ? Optional.empty()
        : Optional.of(new Terminal(console));
  }

  /** From JDK 22 on there is a console also where there is no terminal, and it can tell. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  boolean isRenamed(String rename) {
    var equals = rename.indexOf('=');
    var answer =
        console.readLine(
            "Does %s go on as %s? [y/N] ",
            rename.substring(0, equals), rename.substring(equals + 1));
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}

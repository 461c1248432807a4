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

  /** Ask a question that is answered with yes or no. */
  boolean agrees(String question) {
    var answer = console.readLine("%s [y/N] ", question);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  /** Ask for a word, so that nobody gives it by accident. */
  boolean types(String question, String word) {
    var answer = console.readLine("%s ", question);
    return answer != null && answer.strip().equals(word);
  }

  boolean isRenamed(String rename) {
    var equals = rename.indexOf('=');
    return agrees(
        "Does %s go on as %s?"
            .formatted(rename.substring(0, equals), rename.substring(equals + 1)));
  }
}

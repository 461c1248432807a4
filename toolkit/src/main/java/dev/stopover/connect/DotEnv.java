package dev.stopover.connect;

import dev.stopover.StopoverException;
import io.smallrye.config.DotEnvConfigSourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the variables that a developer keeps in a file that is not checked in. */
final class DotEnv {

  private static final String NAME = ".env";

  /** A variable, a remark or nothing. */
  private static final Pattern LINE = Pattern.compile("\\s*(?:[#!].*|[\\w.-]+\\s*[=:].*)?");

  private DotEnv() {}

  /** Returns the variables of the process, and what a file {@code .env} beside another one adds. */
  static Map<String, String> beside(Path configuration, Map<String, String> variables) {
    var file = configuration.resolveSibling(NAME);
    if (!Files.isRegularFile(file)) {
      return variables;
    }
    requireVariables(file);
    try {
      var all = new HashMap<String, String>();
      new DotEnvConfigSourceProvider(file.toUri().toString())
          .getConfigSources(DotEnv.class.getClassLoader())
          .forEach(source -> all.putAll(source.getProperties()));
      all.putAll(variables);
      return all;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw StopoverException.usage(
          "The file %s cannot be read: %s. Write a line NAME=value for each variable."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** The library passes over what it does not understand; the line itself may be a secret. */
  private static void requireVariables(Path file) {
    try {
      var lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        var isContinued = i > 0 && lines.get(i - 1).endsWith("\\");
        if (!isContinued && !LINE.matcher(lines.get(i)).matches()) {
          throw StopoverException.usage(
              "The file %s has a line %d that sets no variable. Write NAME=value there, or # before a remark."
                  .formatted(file, i + 1));
        }
      }
    } catch (IOException e) {
      throw StopoverException.usage(
          "The file %s cannot be read: %s. Correct its rights, and write it in UTF-8."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}

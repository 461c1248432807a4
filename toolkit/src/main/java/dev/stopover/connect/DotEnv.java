package dev.stopover.connect;

import dev.stopover.StopoverException;
import io.smallrye.config.DotEnvConfigSourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the variables that a developer keeps in a file that is not checked in. */
final class DotEnv {

  private static final String NAME = ".env";

  /** A variable, a remark or nothing. */
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:[#!].*|(?:export\\s+)?[\\w.-]+\\s*[=:].*)?");

  /** As a shell reads it too; the library takes the first word for the name. */
  private static final Pattern EXPORTED =
      Pattern.compile("(?m)^\\s*export\\s+([\\w.-]+)\\s*=\\s*(?:\"(.*)\"|'(.*)'|(.*?))\\s*$");

  /** A value that goes on in the lines that follow. */
  private static final Pattern OPENED =
      Pattern.compile("\\s*(?:export\\s+)?[\\w.-]+\\s*=\\s*(?:(\")[^\"]*|(')[^']*)");

  private DotEnv() {}

  /** Returns the variables of the process, and what a file {@code .env} beside another one adds. */
  static Map<String, String> beside(Path configuration, Map<String, String> variables) {
    var file = configuration.resolveSibling(NAME);
    if (!Files.isRegularFile(file)) {
      return variables;
    }
    try {
      var lines = Files.readAllLines(file);
      requireVariables(file, lines);
      var all = new HashMap<String, String>();
      new DotEnvConfigSourceProvider(file.toUri().toString())
          .getConfigSources(DotEnv.class.getClassLoader())
          .forEach(source -> all.putAll(source.getProperties()));
      EXPORTED
          .matcher(String.join("\n", lines))
          .results()
          .forEach(
              found ->
                  Stream.of(found.group(2), found.group(3), found.group(4))
                      .filter(Objects::nonNull)
                      .findFirst()
                      .ifPresent(value -> all.put(found.group(1), value)));
      all.putAll(variables);
      return all;
    } catch (IOException e) {
      throw StopoverException.usage(
          "The file %s cannot be read: %s. Correct its rights, and write it in UTF-8."
              .formatted(file, e.getMessage()),
          e);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw StopoverException.usage(
          "The file %s cannot be read: %s. Write a line NAME=value for each variable."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** The library passes over what it does not understand; the line itself may be a secret. */
  private static void requireVariables(Path file, List<String> lines) {
    var isContinued = false;
    var quote = "";
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (!quote.isEmpty()) {
        quote = line.contains(quote) ? "" : quote;
        continue;
      }
      if (!isContinued && !LINE.matcher(line).matches()) {
        throw StopoverException.usage(
            "The file %s has a line %d that sets no variable. Write NAME=value there, or # before a remark."
                .formatted(file, i + 1));
      }
      isContinued = line.endsWith("\\");
      var opened = OPENED.matcher(line);
      if (opened.matches()) {
        quote = opened.group(1) == null ? "'" : "\"";
      }
    }
  }
}

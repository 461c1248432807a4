package dev.stopover.connect;

import dev.stopover.StopoverException;
import io.smallrye.config.DotEnvConfigSourceProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads the variables that a developer keeps in a file that is not checked in. */
final class DotEnv {

  private static final String NAME = ".env";

  private DotEnv() {}

  /** Returns the variables of the process, and what a file {@code .env} beside another one adds. */
  static Map<String, String> beside(Path configuration, Map<String, String> variables) {
    var file = configuration.resolveSibling(NAME);
    if (!Files.isRegularFile(file)) {
      return variables;
    }
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
}

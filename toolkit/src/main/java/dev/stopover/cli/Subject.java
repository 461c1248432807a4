package dev.stopover.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The word of commands that are about one database and nothing else: {@code drift prod}. */
final class Subject {

  @Parameters(
      arity = "0..1",
      paramLabel = "ENV",
      description =
          "The environment of the configuration, or the URL of a database; by default that of --env.")
  private @Nullable String word;

  /** Read what is configured for it. */
  Project project(StopoverCommand root, Map<String, String> options) {
    if (word == null || !word.contains("://")) {
      return root.project(options, word);
    }
    var more = new HashMap<>(options);
    more.put("url", word);
    return root.project(more);
  }
}

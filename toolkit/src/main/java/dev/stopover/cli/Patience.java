package dev.stopover.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how long to wait for tables that somebody uses. */
final class Patience {

  @Option(
      names = "--lock-timeout",
      paramLabel = "TIME",
      description =
          "How long a statement waits for a table that somebody uses, such as 5s; then it lets the"
              + " others pass, and is tried again. By default 5s.")
  private @Nullable String lockTimeout;

  /** Return what was said, by key. */
  Map<String, String> options() {
    var options = new HashMap<String, String>();
    Configuration.put(options, "lock-timeout", lockTimeout);
    return options;
  }
}

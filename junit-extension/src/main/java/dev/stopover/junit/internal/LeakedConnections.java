package dev.stopover.junit.internal;

import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Tell a test that it kept connections. */
public final class LeakedConnections extends AssertionFailedError {

  private static final long serialVersionUID = 1L;

  LeakedConnections(List<Throwable> borrowed) {
    super(message(borrowed.size()), borrowed.get(0));
    borrowed.stream().skip(1).forEach(this::addSuppressed);
  }

  private static String message(int number) {
    return number == 1
        ? "A connection was not closed; the cause is where it was borrowed. Close it there, best by"
            + " try (var connection = …)."
        : "%d connections were not closed; the cause is where the first was borrowed, and the"
                .formatted(number)
            + " suppressed are the others. Close them there, best by try (var connection = …).";
  }
}

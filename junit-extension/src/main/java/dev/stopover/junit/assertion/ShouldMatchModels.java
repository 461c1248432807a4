package dev.stopover.junit.assertion;

import dev.stopover.report.DriftText;
import dev.stopover.verify.Drift;
import java.util.Objects;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** Says in what a database and models differ. */
final class ShouldMatchModels {

  private ShouldMatchModels() {}

  static AssertionFailedError shouldMatchModels(Drift drift) {
    return new AssertionFailedError(
        DriftText.ofModels(drift, "database"),
        drift.differences().stream()
            .map(
                each ->
                    each.object() + ": " + Objects.requireNonNullElse(each.expected(), "absent"))
            .collect(Collectors.joining("\n")),
        drift.differences().stream()
            .map(each -> each.object() + ": " + Objects.requireNonNullElse(each.actual(), "absent"))
            .collect(Collectors.joining("\n")));
  }
}

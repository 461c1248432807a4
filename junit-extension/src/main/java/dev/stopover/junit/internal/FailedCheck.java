package dev.stopover.junit.internal;

import dev.stopover.report.DriftText;
import dev.stopover.server.Server;
import dev.stopover.verify.Difference;
import dev.stopover.verify.Drift;
import dev.stopover.verify.RoundTrip;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Say what a check found, to a person and to a tool that shows what is expected beside what is.
 *
 * @param migrations where the migrations are
 * @param server what they were applied on
 */
record FailedCheck(String migrations, String server) {

  static FailedCheck of(String migrations, Server server) {
    return new FailedCheck(migrations, server.engine().productName() + " " + server.majorVersion());
  }

  AssertionFailedError modelsDisagree(Drift drift) {
    return failure(DriftText.ofModels(drift, "migrations"), drift);
  }

  AssertionFailedError doesNotComeUndone(RoundTrip roundTrip) {
    return failure(
        DriftText.of(roundTrip),
        roundTrip.isUndone() ? roundTrip.afterSecondUp() : roundTrip.afterDown());
  }

  private AssertionFailedError failure(String text, Drift drift) {
    return new AssertionFailedError(
        "%s%n%nMigrations: %s%nServer: %s".formatted(text, migrations, server),
        side(drift, Difference::expected),
        side(drift, Difference::actual));
  }

  private static String side(Drift drift, Function<Difference, @Nullable String> side) {
    return drift.differences().stream()
        .map(
            difference ->
                difference.object()
                    + ": "
                    + Objects.requireNonNullElse(side.apply(difference), "absent"))
        .collect(Collectors.joining("\n"));
  }
}

package dev.stopover.junit.internal;

import dev.stopover.report.DriftText;
import dev.stopover.server.Server;
import dev.stopover.verify.Difference;
import dev.stopover.verify.Drift;
import dev.stopover.verify.RoundTrip;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    return failure(DriftText.ofModels(drift, "migrations"), drift, List.of());
  }

  AssertionFailedError doesNotComeUndone(RoundTrip roundTrip) {
    return roundTrip.isUndone()
        ? failure(DriftText.of(roundTrip), roundTrip.afterSecondUp(), List.of())
        : failure(
            DriftText.of(roundTrip), roundTrip.afterDown(), roundTrip.afterDown().notCompared());
  }

  private AssertionFailedError failure(String text, Drift drift, List<String> leftOver) {
    return new AssertionFailedError(
        "%s%n%nMigrations: %s%nServer: %s".formatted(text, migrations, server),
        side(drift, Difference::expected, leftOver, "absent"),
        side(drift, Difference::actual, leftOver, "left over"));
  }

  private static String side(
      Drift drift,
      Function<Difference, @Nullable String> side,
      List<String> leftOver,
      String ofLeftOver) {
    var differences =
        drift.differences().stream()
            .map(
                each ->
                    line(each.object(), Objects.requireNonNullElse(side.apply(each), "absent")));
    var others = leftOver.stream().map(each -> line(each, ofLeftOver));
    return Stream.concat(differences, others).collect(Collectors.joining("\n"));
  }

  private static String line(String object, String text) {
    return object + ": " + text;
  }
}

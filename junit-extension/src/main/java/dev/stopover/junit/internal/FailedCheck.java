package dev.stopover.junit.internal;

import dev.stopover.diff.Changes;
import dev.stopover.model.Schema;
import dev.stopover.report.DriftText;
import dev.stopover.report.VerifyText;
import dev.stopover.server.Server;
import dev.stopover.verify.Difference;
import dev.stopover.verify.Drift;
import dev.stopover.verify.Finding;
import dev.stopover.verify.Verification;
import java.nio.file.Path;
import java.util.Collection;
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

  /** Say that the schema of one database is another one than the models or migrations say. */
  AssertionFailedError isNotAsExpected(Drift drift) {
    return failure(
        "The schema of the test's database is not as expected, %s%n%nNext step: undo in the test what it changed, migrate to the version that the class is about, or begin anew with reset()."
            .formatted(places(drift)),
        drift,
        List.of());
  }

  /** Say that the tests of a class left a schema behind that is not the one they were given. */
  AssertionFailedError leftBehind(Drift drift, Class<?> testClass) {
    return failure(
        "The tests of %s left another schema than the migrations made, %s%n%nNext step: undo it in the test, give each test a database of its own (isolation = PER_METHOD), or leave Check.DRIFT out of the checks."
            .formatted(testClass.getName(), places(drift)),
        drift,
        List.of());
  }

  private static String places(Drift drift) {
    var places = drift.differences();
    var lines =
        places.stream()
            .map(
                each ->
                    "%n  %s%n    expected  %s%n    is        %s"
                        .formatted(
                            each.object(),
                            Objects.requireNonNullElse(each.expected(), "absent"),
                            Objects.requireNonNullElse(each.actual(), "absent")));
    return "in %d place%s:%n%s"
        .formatted(
            places.size(),
            places.size() == 1 ? "" : "s",
            lines.collect(Collectors.joining(System.lineSeparator())));
  }

  AssertionFailedError doesNotComeUndone(Verification verification) {
    var drift =
        new Drift(
            Changes.NONE,
            verification.findings().stream().flatMap(FailedCheck::differences).toList(),
            List.of(),
            Schema.EMPTY);
    var leftOver = verification.findings().stream().flatMap(FailedCheck::leftOver).toList();
    return failure(VerifyText.text(verification).stripTrailing(), drift, leftOver);
  }

  /**
   * Say that what is known is not true any more.
   *
   * @param lines what is not
   * @param baseline the file that says it
   */
  AssertionFailedError resolved(Collection<String> lines, Path baseline) {
    return new AssertionFailedError(
        "The baseline %s names what is not there any more:%n%n  %s%n%nNext step: remove %s from it, so that it is noticed when it returns.%n%nMigrations: %s%nServer: %s"
            .formatted(
                baseline,
                String.join(System.lineSeparator() + "  ", lines),
                lines.size() == 1 ? "the line" : "the lines",
                migrations,
                server));
  }

  private static Stream<Difference> differences(Finding finding) {
    if (finding instanceof Finding.NotUndone undone) {
      return undone.differences().stream();
    }
    return finding instanceof Finding.NotRepeated repeated
        ? repeated.differences().stream()
        : Stream.empty();
  }

  private static Stream<String> leftOver(Finding finding) {
    return finding instanceof Finding.NotUndone undone
        ? undone.leftOver().stream()
        : Stream.empty();
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

package dev.stopover.report;

import dev.stopover.preflight.Finding.Severity;
import dev.stopover.verify.Difference;
import dev.stopover.verify.Finding;
import dev.stopover.verify.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Takes for pipelines what came of undoing every version and applying it again. */
public final class VerifyOutcome {

  private VerifyOutcome() {}

  /**
   * Take what came of it.
   *
   * @param verification what came of it
   * @param migrations where the migrations are
   */
  public static Outcome of(Verification verification, String migrations) {
    var issues = new ArrayList<Issue>();
    var steps = new LinkedHashMap<String, String>();
    for (var proof : verification.versions()) {
      steps.put(
          "%s %s".formatted(proof.version(), proof.description()),
          proof.irreversible() != null
              ? "applied; not undone: " + proof.irreversible()
              : proof.findings().isEmpty()
                  ? "applied, undone and applied again, with %d rows".formatted(proof.rows())
                  : "does not stand up to being undone");
      proof.findings().forEach(each -> issues.add(issue(each)));
    }
    var whole = verification.whole();
    if (whole != null && !whole.isClean()) {
      issues.add(
          new Issue(
              "down-restores", Severity.ERROR, null, VerifyText.text(whole), null, List.of()));
    }
    VerifyText.notes(verification)
        .forEach(
            note -> issues.add(new Issue("rows-fit", Severity.NOTE, null, note, null, List.of())));
    return new Outcome(
        "verify",
        migrations,
        verification.isClean()
            ? "Every version can be undone and applied again."
            : "The migrations do not stand up to being undone, in %s."
                .formatted(Outcome.places((int) issues.stream().filter(Issue::isError).count())),
        steps,
        issues,
        List.of());
  }

  private static Issue issue(Finding finding) {
    return new Issue(
        rule(finding),
        Severity.ERROR,
        finding instanceof Finding.RowsLost loss
            ? loss.lost().object()
            : "version " + finding.version(),
        VerifyText.text(finding).strip(),
        null,
        differences(finding).flatMap(each -> each.fix().stream()).toList());
  }

  private static Stream<Difference> differences(Finding finding) {
    if (finding instanceof Finding.NotUndone undone) {
      return undone.differences().stream();
    }
    return finding instanceof Finding.NotRepeated repeated
        ? repeated.differences().stream()
        : Stream.empty();
  }

  private static String rule(Finding finding) {
    if (finding instanceof Finding.DownMissing) {
      return "down-exists";
    }
    if (finding instanceof Finding.RowsRefused) {
      return "rows-fit";
    }
    if (finding instanceof Finding.DownFails) {
      return "down-runs";
    }
    if (finding instanceof Finding.NotUndone) {
      return "down-restores";
    }
    return finding instanceof Finding.NotRepeated ? "applies-again" : "no-loss";
  }
}

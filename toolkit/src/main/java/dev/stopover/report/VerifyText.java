package dev.stopover.report;

import dev.stopover.verify.Finding;
import dev.stopover.verify.Verification;
import dev.stopover.verify.VersionProof;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tell what came of applying every version, undoing it and applying it again. */
public final class VerifyText {

  private VerifyText() {}

  /**
   * Tell it to a person.
   *
   * @param verification what came of it
   */
  public static String text(Verification verification) {
    var text = new StringBuilder();
    var findings = verification.findings();
    var whole = verification.whole();
    var count = findings.size() + (whole == null || whole.isClean() ? 0 : 1);
    text.append(
        count == 0
            ? "%s applied, undone and applied again, with rows.%n".formatted(versions(verification))
            : "The migrations do not stand up to being undone, in %s:%n"
                .formatted(DriftText.places(count)));
    findings.forEach(each -> text.append("%n%s".formatted(text(each))));
    if (whole != null && !whole.isClean()) {
      text.append("%n%s".formatted(text(whole)));
    }
    notes(verification).forEach(each -> text.append("%nNote: %s%n".formatted(each)));
    return text.toString();
  }

  static String text(Verification.Whole whole) {
    return whole.roundTrip() == null
        ? "The migrations cannot be undone together: %s%n  Next step: drop what repeatable migrations made in the down scripts of what they need.%n"
            .formatted(indented(String.valueOf(whole.failure())))
        : DriftText.of(whole.roundTrip()) + System.lineSeparator();
  }

  private static String versions(Verification verification) {
    var undone =
        verification.versions().stream().filter(each -> each.irreversible() == null).count();
    return undone == 1 ? "1 version was" : undone + " versions were";
  }

  /** Say what is not wrong and worth to know, one sentence each. */
  static List<String> notes(Verification verification) {
    var irreversible =
        verification.versions().stream()
            .filter(each -> each.irreversible() != null)
            .map(
                each ->
                    "version %s says that it cannot be undone: %s"
                        .formatted(each.version(), each.irreversible()));
    var noted = verification.versions().stream().flatMap(each -> each.notes().stream());
    var notFilled =
        verification.notFilled().entrySet().stream()
            .map(
                each ->
                    "table %s was tried without rows: %s"
                        .formatted(each.getKey(), each.getValue()));
    return Stream.of(irreversible, noted, notFilled)
        .flatMap(each -> each)
        .map(each -> each.replaceAll("\\s*\\R\\s*", " "))
        .toList();
  }

  /** Tell one finding, with the next step. */
  public static String text(Finding finding) {
    if (finding instanceof Finding.DownMissing missing) {
      return "version %s cannot be undone: %s is missing.%n  Next step: write it, or say in %s:%n    -- stopover: irreversible because …%n"
          .formatted(missing.version(), missing.down(), missing.up());
    }
    if (finding instanceof Finding.RowsRefused refused) {
      return "version %s fails where there are rows: %s%n  Next step: let %s give the rows what it demands (backfill first), or say in it that there are none:%n    -- stopover: assumes empty TABLE%n"
          .formatted(refused.version(), indented(refused.reason()), refused.script());
    }
    if (finding instanceof Finding.DownFails fails) {
      return "version %s cannot be undone: %s%n  Next step: correct %s.%n"
          .formatted(fails.version(), indented(fails.reason()), fails.script());
    }
    if (finding instanceof Finding.NotUndone undone) {
      var others = new StringBuilder();
      undone.leftOver().forEach(each -> others.append("  %s%n".formatted(each)));
      return "version %s is not undone: after %s the schema is not the one before it, in %s:%n%n%s%s%n  Next step: add the statements to %2$s.%n"
          .formatted(
              undone.version(),
              undone.script(),
              DriftText.places(undone.differences().size() + undone.leftOver().size()),
              DriftText.list(undone.differences(), "before", "undone"),
              others);
    }
    if (finding instanceof Finding.NotRepeated repeated) {
      return "version %s makes another schema when it is undone and applied again, in %s:%n%n%s%n  Next step: correct %s, so that it leaves nothing behind.%n"
          .formatted(
              repeated.version(),
              DriftText.places(repeated.differences().size()),
              DriftText.list(repeated.differences(), "first time", "second time"),
              repeated.script());
    }
    var loss = (Finding.RowsLost) finding;
    var lost = loss.lost();
    return "version %s loses %s: %s; %d of %d rows are not as before, once it was applied and undone.%n  Next step: keep the data, or say in %s that it goes:%n    -- stopover: lossy %2$s%n"
        .formatted(
            loss.version(), lost.object(), lost.example(), lost.count(), lost.rows(), loss.up());
  }

  private static String indented(String text) {
    return text.strip().replace("\n", "\n    ");
  }

  /**
   * Tell it to a program.
   *
   * @param verification what came of it
   */
  public static String json(Verification verification) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    var whole = verification.whole();
    json.put("clean", verification.isClean());
    json.put("versions", verification.versions().stream().map(VerifyText::json).toList());
    json.put("together", whole == null || whole.isClean() ? null : text(whole).strip());
    var notFilled = new LinkedHashMap<String, String>();
    verification.notFilled().forEach((table, reason) -> notFilled.put(table.toString(), reason));
    json.put("notFilled", notFilled);
    return Json.write(json);
  }

  private static Map<String, @Nullable Object> json(VersionProof proof) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("version", proof.version().toString());
    json.put("description", proof.description());
    json.put("rows", proof.rows());
    json.put("irreversible", proof.irreversible());
    json.put("findings", proof.findings().stream().map(VerifyText::json).toList());
    json.put("notes", proof.notes());
    return json;
  }

  private static Map<String, @Nullable Object> json(Finding finding) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("kind", kind(finding));
    json.put("text", text(finding).strip());
    if (finding instanceof Finding.RowsLost loss) {
      json.put("object", loss.lost().object());
      json.put("rows", loss.lost().count());
    }
    if (finding instanceof Finding.NotUndone undone) {
      json.put("differences", undone.differences().stream().map(Json::of).toList());
    }
    if (finding instanceof Finding.NotRepeated repeated) {
      json.put("differences", repeated.differences().stream().map(Json::of).toList());
    }
    return json;
  }

  private static String kind(Finding finding) {
    if (finding instanceof Finding.DownMissing) {
      return "down missing";
    }
    if (finding instanceof Finding.RowsRefused) {
      return "rows refused";
    }
    if (finding instanceof Finding.DownFails) {
      return "down fails";
    }
    if (finding instanceof Finding.NotUndone) {
      return "not undone";
    }
    return finding instanceof Finding.NotRepeated ? "not repeated" : "rows lost";
  }
}

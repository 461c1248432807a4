package dev.stopover.junit.internal;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.Schema;
import dev.stopover.report.DriftText;
import dev.stopover.report.Format;
import dev.stopover.report.Mermaid;
import dev.stopover.report.Outcome;
import dev.stopover.report.VerifyOutcome;
import dev.stopover.report.VerifyText;
import dev.stopover.server.ServerSpec;
import dev.stopover.verify.Drift;
import dev.stopover.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Write what the checks of a template found, and a picture of its schema.
 *
 * @param directory where the files go
 * @param memory where it is remembered which versions were proven, or {@code null} where all are
 *     proven anew
 */
public record Reports(Path directory, @Nullable Path memory) {

  /**
   * Name the directory of a template.
   *
   * @param root where the directories of all templates are
   * @param server what the template is on
   * @param blueprint what it is made from
   * @param remembering whether versions that were proven before are left out
   */
  public static Reports of(Path root, ServerSpec server, Blueprint blueprint, boolean remembering) {
    var name = "%s %s".formatted(server, blueprint.places()).replaceAll("[^A-Za-z0-9.]+", "-");
    var others = 31 * blueprint.rows().places().hashCode() + blueprint.models().hashCode();
    return new Reports(
        root.resolve("%s-%08x".formatted(name, others)),
        remembering ? root.resolve("proven") : null);
  }

  void schema(Schema schema, Dialect dialect) {
    write("schema.mmd", Mermaid.of(schema, dialect));
  }

  void drift(Drift drift) {
    write("drift.md", Format.MARKDOWN.write(Outcome.ofCheck(drift, List.of())));
    write("drift.json", DriftText.json(drift));
  }

  void verification(Verification verification, String migrations) {
    write("round-trip.md", Format.MARKDOWN.write(VerifyOutcome.of(verification, migrations)));
    write("round-trip.json", VerifyText.json(verification));
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw StopoverException.usage(
          "The report %s cannot be written: %s. Correct the configuration parameter stopover.reports."
              .formatted(directory.resolve(name), e.getMessage()),
          e);
    }
  }

  /**
   * Copy the reports that are there.
   *
   * @throws IOException if a file cannot be copied
   */
  public void copyTo(Path target) throws IOException {
    if (Files.isDirectory(directory)) {
      try (var files = Files.list(directory)) {
        for (var file : files.toList()) {
          Files.copy(
              file, target.resolve(file.toFile().getName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}

package dev.stopover.cli;

import dev.stopover.migration.InFlight;
import dev.stopover.migration.Migrations;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of what goes on with a script that stopped half-way. */
final class Resuming {

  @Option(
      names = "--resume",
      description =
          "First complete the script that stopped half-way, if there is one: statements that ran are"
              + " left out.")
  private boolean wanted;

  @Option(
      names = "--in-flight",
      paramLabel = "FATE",
      converter = Fate.class,
      description =
          "With --resume, where the schema does not tell it: ran or not-run, of the statement that"
              + " was running when the script stopped.")
  private @Nullable InFlight inFlight;

  boolean isWanted() {
    return wanted || inFlight != null;
  }

  /** Complete the script, with what was agreed for an upgrade. */
  void resume(
      PrintWriter out, Progress progress, Migrations migrations, Consent consent, boolean yes) {
    var problem = isWanted() ? migrations.current().problem() : null;
    if (problem != null) {
      announce(out, consent, problem);
      consent.toGoOn("Complete it?", yes);
      complete(progress, migrations);
    }
  }

  /** Complete the script, with what was agreed for a downgrade. */
  void resume(
      PrintWriter out,
      Progress progress,
      Migrations migrations,
      Consent consent,
      String confirmed) {
    var problem = isWanted() ? migrations.current().problem() : null;
    if (problem != null) {
      announce(out, consent, problem);
      consent.toUndo(confirmed);
      complete(progress, migrations);
    }
  }

  private static void announce(PrintWriter out, Consent consent, String problem) {
    if (consent.isNeeded()) {
      out.println(problem);
      out.flush();
    }
  }

  private void complete(Progress progress, Migrations migrations) {
    migrations
        .notifying(progress.saying("Completed"))
        .resume(inFlight == null ? InFlight.LOOK : inFlight);
  }

  /** Reads what became of a statement. */
  static final class Fate implements ITypeConverter<InFlight> {
    @Override
    public InFlight convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "ran" -> InFlight.RAN;
        case "not-run" -> InFlight.NOT_RUN;
        default -> throw new TypeConversionException("write ran or not-run, not '" + text + "'");
      };
    }
  }
}

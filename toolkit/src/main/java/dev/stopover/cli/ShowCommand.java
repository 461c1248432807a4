package dev.stopover.cli;

import dev.stopover.report.SchemaText;
import dev.stopover.verify.ShownSchema;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows one schema. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    header = "Show a schema as SQL, as an ER diagram for Mermaid, or as JSON.",
    description = {
      "",
      "SIDE is, as for diff: models, migrations, migrations@3, file:schema.sql, the name of an"
          + " environment, the URL of a database, or database (the configured one).",
      ""
    },
    footer = {
      "",
      "Example:",
      "  stopover show models",
      "  stopover show prod --mermaid > schema.mmd",
      "  stopover show migrations@3 --json"
    })
final class ShowCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();

  @Parameters(
      arity = "0..1",
      paramLabel = "SIDE",
      defaultValue = "migrations",
      description = "What to show; by default migrations.")
  private String side = "migrations";

  @ArgGroup(exclusive = true)
  private Shape shape = new Shape();

  /** The shapes, of which one is chosen. */
  static final class Shape {
    @Option(names = "--sql", description = "The statements that make it; the default.")
    @SuppressWarnings("UnusedVariable") // What is printed unless another is chosen.
    private boolean sql;

    @Option(names = "--mermaid", description = "An ER diagram of its tables.")
    private boolean mermaid;

    @Option(names = "--json", description = "Everything that was read.")
    private boolean json;
  }

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var sides = new Sides(root.project(rehearsal.options()), List.of(side));
    ShownSchema shown;
    try (var server = sides.server(false)) {
      shown = ShownSchema.of(sides.get(0), server, sides.settings());
    }
    var out = root.out();
    if (shape.json) {
      out.print(SchemaText.json(shown));
    } else {
      out.print(shape.mermaid ? SchemaText.mermaid(shown) : SchemaText.sql(shown));
      if (!shown.schema().notCompared().isEmpty()) {
        root.err()
            .println("Not read: %s.".formatted(String.join(", ", shown.schema().notCompared())));
        root.err().flush();
      }
    }
    out.flush();
    return ExitCode.CLEAN;
  }
}

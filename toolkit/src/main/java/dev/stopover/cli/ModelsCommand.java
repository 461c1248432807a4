package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.generate.ModelGenerator;
import dev.stopover.generate.ModelOptions;
import dev.stopover.generate.References;
import dev.stopover.generate.Style;
import dev.stopover.report.ModelsText;
import dev.stopover.verify.Defaults;
import dev.stopover.verify.SideReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes models from a schema that is there. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    header = "Write model classes from a schema that is there.",
    description = {
      "",
      "What annotations cannot say, such as views and partial indexes, goes into SQL files beside the"
          + " classes. Both together are read back, and held against the schema.",
      "A database is only read; what is written is tried on a server to try things on.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  stopover models --from staging --package com.acme.model",
      "  stopover models --from postgresql://app@localhost/shop --package com.acme.model \\",
      "    --style kotlin --tables 'order*' --output src/main/kotlin"
    })
final class ModelsCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();

  @Option(
      names = "--from",
      paramLabel = "SCHEMA",
      required = true,
      description =
          "Where the schema is: the name of an environment, the URL of a database, database (the"
              + " configured one), migrations, migrations@3, or file:schema.sql.")
  private String from = "";

  @Option(
      names = "--package",
      paramLabel = "NAME",
      required = true,
      description = "The package of the classes.")
  private String packageName = "";

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      defaultValue = "class",
      description =
          "What a model is: class (the default), record, or kotlin, a data class of Kotlin.")
  private Style style = Style.CLASS;

  @Option(
      names = "--references",
      paramLabel = "HOW",
      defaultValue = "id",
      description =
          "How a model points to another: id (the default), by the value of its key, or object, by"
              + " the other model itself.")
  private References references = References.ID;

  @Option(
      names = "--tables",
      paramLabel = "PATTERNS",
      split = ",",
      description =
          "The tables that are wanted, separated by commas; * stands for anything. By default all.")
  private List<String> tables = List.of();

  @Option(
      names = "--output",
      paramLabel = "DIRECTORY",
      description =
          "The folder of sources that the classes go to; by default src/main/java, or"
              + " src/main/kotlin.")
  private @Nullable Path output;

  @Option(
      names = "--sql-output",
      paramLabel = "DIRECTORY",
      description =
          "The folder that the SQL goes to; by default sql/postgresql or sql/mysql beside the"
              + " output.")
  private @Nullable Path sqlOutput;

  @Option(names = "--force", description = "Write over files that are there.")
  private boolean force;

  @Option(names = "--json", description = "Print what was written as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var options = new ModelOptions(style, references, packageName, tables);
    var sides = new Sides(root.project(rehearsal.options()), List.of(from));
    try (var server = sides.server(true)) {
      var schema =
          new SideReader(server, sides.settings(), false, Defaults.OF_SERVER).read(sides.get(0));
      var models = new ModelGenerator(server, options).generate(schema);
      var sources = sources();
      var sqlFolder = sqlFolder(sources, server.engine().vendor());
      var files = new LinkedHashMap<Path, String>();
      models.classes().forEach((name, text) -> files.put(sources.resolve(name), text));
      models.sql().forEach((name, text) -> files.put(sqlFolder.resolve(name), text));
      write(files);
      var folder = sources.resolve(packageName.replace('.', '/'));
      root.out()
          .print(
              json
                  ? ModelsText.json(models, List.copyOf(files.keySet()))
                  : ModelsText.text(models, folder, sqlFolder));
      root.out().flush();
      if (!json) {
        root.err().print(ModelsText.notes(models));
        root.err().flush();
      }
      return models.differences().isEmpty() ? ExitCode.CLEAN : ExitCode.DIFFERENCE;
    }
  }

  private Path sources() {
    return output != null
        ? output
        : Path.of("src", "main", style == Style.KOTLIN ? "kotlin" : "java");
  }

  private Path sqlFolder(Path sources, String vendor) {
    if (sqlOutput != null) {
      return sqlOutput;
    }
    var sql = Path.of("sql", vendor);
    var parent = sources.getParent();
    return parent == null ? sql : parent.resolve(sql);
  }

  private void write(Map<Path, String> files) {
    var there = files.keySet().stream().filter(Files::exists).toList();
    if (!there.isEmpty() && !force) {
      throw StopoverException.usage(
          "%s %s there already%s. Name another folder with --output, or pass --force to write over them."
              .formatted(
                  there.get(0),
                  there.size() == 1 ? "is" : "and %d more are".formatted(there.size() - 1),
                  ", and nothing was written"));
    }
    files.forEach(
        (file, text) -> {
          try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
          } catch (IOException e) {
            throw StopoverException.usage(
                "%s cannot be written: %s. Check the rights, or name another folder with --output."
                    .formatted(file, e.getMessage()),
                e);
          }
        });
  }
}

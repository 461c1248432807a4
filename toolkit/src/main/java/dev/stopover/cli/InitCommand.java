package dev.stopover.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.connect.Settings;
import dev.stopover.report.MigrationJson;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes a configuration to begin with. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    header = "Write a commented stopover.yaml to begin with.",
    footer = {"", "Example:", "  stopover init", "  stopover init --engine mysql"})
final class InitCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "postgresql",
      description = "The engine of the databases: postgresql or mysql.")
  private String engine = "";

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var file = root.configurationFile();
    var wanted = Settings.engine(engine);
    write(file, content(wanted));
    if (json) {
      root.out().print(MigrationJson.ofConfiguration(file, wanted));
      root.out().flush();
      return ExitCode.CLEAN;
    }
    root.out().println("Wrote " + file);
    root.out().println("Next step: name your model classes under the key models, and run");
    root.out().println("  stopover revision --autogenerate -m \"create tables\"");
    root.out().flush();
    return ExitCode.CLEAN;
  }

  private static String content(Engine engine) {
    try (var template = InitCommand.class.getResourceAsStream("stopover.yaml")) {
      var text = new String(Objects.requireNonNull(template).readAllBytes(), UTF_8);
      return switch (engine) {
        case POSTGRESQL ->
            filled(
                text,
                engine,
                "postgres:17",
                "postgresql://postgres:postgres@localhost:5432/myapp_dev");
        case MYSQL ->
            filled(text, engine, "mysql:8.4", "mysql://root:root@localhost:3306/myapp_dev");
      };
    } catch (IOException e) {
      throw StopoverException.usage("The template of the configuration cannot be read.", e);
    }
  }

  private static String filled(String text, Engine engine, String image, String url) {
    return text.replace("@ENGINE@", engine.vendor())
        .replace("@IMAGE@", image)
        .replace("@URL@", url);
  }

  private static void write(Path file, String content) {
    try {
      Files.writeString(file, content, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw StopoverException.usage(
          "%s is there already, and was not changed. Remove it to begin anew.".formatted(file), e);
    } catch (IOException e) {
      throw StopoverException.usage(
          "%s cannot be written: %s. Check the rights of this directory."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}

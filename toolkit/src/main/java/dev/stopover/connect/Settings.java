package dev.stopover.connect;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Hold what a user has configured.
 *
 * <p>A key is looked for in the options of the call, then in the environment ({@code
 * STOPOVER_SCRATCH} for {@code scratch}; for {@code url} also {@code DATABASE_URL}), then in the
 * file, in which <code>${NAME}</code> stands for a variable of the environment. Relative paths in
 * the file begin where the file is.
 *
 * @param source the file, as the user wrote it; it need not exist
 * @param models classes and packages that describe the schema
 * @param classpath where the models are, beside the class path of this JVM
 * @param migrations directories, and locations that begin with {@code classpath:}; <code>{vendor}
 *     </code> stands for the engine
 * @param sql files and directories of SQL that say what models cannot; <code>{vendor}</code> stands
 *     for the engine
 * @param url the database, or {@code null} where none is configured
 * @param engine the engine to compare on, or {@code null} where none is configured
 * @param scratch the server to compare on, or {@code null} where none is configured
 * @param placeholders what stands for <code>${name}</code> in migrations, by name
 */
public record Settings(
    Path source,
    List<String> models,
    List<String> classpath,
    List<String> migrations,
    List<String> sql,
    @Nullable DatabaseUrl url,
    @Nullable Engine engine,
    @Nullable String scratch,
    Map<String, String> placeholders) {

  /** The name of the file in the working directory. */
  public static final Path DEFAULT_SOURCE = Path.of("stopover.yaml");

  private static final String PREFIX = "stopover.";
  private static final String PLACEHOLDERS = "placeholders.";
  private static final List<String> KEYS =
      List.of("models", "classpath", "migrations", "sql", "url", "engine", "scratch");
  private static final List<String> PATHS = List.of("classpath", "migrations", "sql");
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

  /** Hold settings, in the order of their facts. */
  public Settings {
    models = List.copyOf(models);
    classpath = List.copyOf(classpath);
    migrations = List.copyOf(migrations);
    sql = List.copyOf(sql);
    placeholders = Map.copyOf(placeholders);
  }

  /**
   * Read the settings of a call.
   *
   * @param file the file that the user named, or {@code null} for the default one, if it is there
   * @param environment the variables of the environment
   * @param options what was said in the call itself, by key
   * @throws StopoverException if the file cannot be read, or holds a key or a value that means
   *     nothing
   */
  public static Settings read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> options) {
    var source = file == null ? DEFAULT_SOURCE : file;
    var builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(new PropertiesConfigSource(prefixed(options), "options", 500))
            .withSources(new EnvConfigSource(environment, 300));
    if (environment.containsKey("DATABASE_URL")) {
      var url = Map.of(PREFIX + "url", environment.getOrDefault("DATABASE_URL", ""));
      builder.withSources(new PropertiesConfigSource(url, "DATABASE_URL", 200));
    }
    if (file != null || Files.exists(source)) {
      builder.withSources(new PropertiesConfigSource(fromFile(source), source.toString(), 100));
    }
    return of(source, builder.build());
  }

  private static Settings of(Path source, SmallRyeConfig config) {
    var placeholders = new HashMap<String, String>();
    for (var name : config.getPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        requireExpanded(source, config.getConfigValue(name));
      }
      if (name.startsWith(PREFIX + PLACEHOLDERS)) {
        placeholders.put(
            name.substring((PREFIX + PLACEHOLDERS).length()),
            config.getOptionalValue(name, String.class).orElse(""));
      }
    }
    return new Settings(
        source,
        list(config, "models"),
        list(config, "classpath"),
        list(config, "migrations"),
        list(config, "sql"),
        text(config, "url").map(DatabaseUrl::parse).orElse(null),
        text(config, "engine").map(Settings::engine).orElse(null),
        text(config, "scratch").orElse(null),
        placeholders);
  }

  private static void requireExpanded(Path source, ConfigValue value) {
    var raw = value.getRawValue();
    if (value.getValue() == null && raw != null && raw.contains("${")) {
      throw StopoverException.usage(
          "The configuration %s has %s: %s, and that variable is not set. Set it, or write ${NAME:default}."
              .formatted(source, value.getName().substring(PREFIX.length()), raw));
    }
  }

  private static Optional<String> text(SmallRyeConfig config, String key) {
    return config.getOptionalValue(PREFIX + key, String.class).filter(text -> !text.isBlank());
  }

  private static List<String> list(SmallRyeConfig config, String key) {
    return config.getOptionalValues(PREFIX + key, String.class).orElse(List.of()).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static Engine engine(String text) {
    for (var engine : Engine.values()) {
      if (engine.vendor().equals(text)) {
        return engine;
      }
    }
    throw StopoverException.usage(
        "The engine \"%s\" is not known. Write postgresql or mysql.".formatted(text));
  }

  private static Map<String, String> prefixed(Map<String, String> options) {
    var prefixed = new HashMap<String, String>();
    options.forEach((key, value) -> prefixed.put(PREFIX + key, value));
    return prefixed;
  }

  private static Map<String, String> fromFile(Path file) {
    Map<String, String> properties;
    try {
      properties = new YamlConfigSource("stopover", Files.readString(file)).getProperties();
    } catch (IOException e) {
      throw StopoverException.usage(
          "The configuration %s cannot be read. Correct --config, or create the file."
              .formatted(file),
          e);
    } catch (YAMLException | ClassCastException e) {
      throw StopoverException.usage(
          "The configuration %s is not YAML: %s%nCorrect it there."
              .formatted(file, String.valueOf(e.getMessage()).strip()),
          e);
    }
    var read = new HashMap<String, String>();
    properties.forEach(
        (name, value) -> {
          var key = INDEX.matcher(name).replaceFirst("");
          if (!KEYS.contains(key) && !name.startsWith(PLACEHOLDERS)) {
            throw StopoverException.usage(
                "The configuration %s has the key \"%s\", which means nothing. The keys are: %s, placeholders."
                    .formatted(file, name, String.join(", ", KEYS)));
          }
          read.put(PREFIX + name, PATHS.contains(key) ? beside(file, value) : value);
        });
    return read;
  }

  private static String beside(Path file, String path) {
    var directory = file.getParent();
    return directory == null || path.startsWith("classpath:")
        ? path
        : directory.resolve(path).toString();
  }
}

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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Hold what a user has configured.
 *
 * <p>A key is looked for in the options of the call, then in the variables of the process ({@code
 * STOPOVER_SCRATCH} for {@code scratch}), then in what the file says of the chosen environment,
 * then, for {@code url}, in the variable {@code DATABASE_URL}, then in the rest of the file. In the
 * file <code>${NAME}</code> stands for a variable, and <code>${NAME:text}</code> for the text where
 * the variable is not set. Variables may also stand in a file {@code .env} beside it; those of the
 * process go first. Relative paths in the file begin where the file is.
 *
 * <p>The environment is chosen by the call, by {@code STOPOVER_ENV} or by {@code ENV}; otherwise it
 * is {@code dev}, where the file has that. So {@code DATABASE_URL} never leads a command for {@code
 * prod} to another database than the one that the file names for it.
 *
 * @param source the file, as the user wrote it; it need not exist
 * @param environments the environments that the file has
 * @param environment the chosen environment, or {@code null} where the file has none
 * @param isProtected whether what changes the database has to be confirmed
 * @param models classes and packages that describe the schema; what is certainly a package ends
 *     with {@code .*}
 * @param mapping who maps annotated classes, or {@code null} where nothing is said
 * @param naming how what they leave without a name is named, or {@code null} where nothing is said
 * @param hibernate what Hibernate is told, by the names of its settings
 * @param classpath where the models are, beside the class path of this JVM
 * @param migrations directories, and locations that begin with {@code classpath:}; <code>{vendor}
 *     </code> stands for the engine
 * @param sql files and directories of SQL that say what models cannot; <code>{vendor}</code> stands
 *     for the engine
 * @param url the database, or {@code null} where none is configured
 * @param password the password of the database or the place that keeps it, or {@code null} where it
 *     stands in the URL
 * @param engine the engine to compare on, or {@code null} where none is configured
 * @param scratch the server to compare on, or {@code null} where none is configured
 * @param lockTimeout how long a statement waits for a table, or {@code null} where it is not said
 * @param placeholders what stands for <code>${name}</code> in migrations, by name
 */
public record Settings(
    Path source,
    Set<String> environments,
    @Nullable String environment,
    boolean isProtected,
    List<String> models,
    @Nullable String mapping,
    @Nullable String naming,
    Map<String, String> hibernate,
    List<String> classpath,
    List<String> migrations,
    List<String> sql,
    @Nullable DatabaseUrl url,
    @Nullable String password,
    @Nullable Engine engine,
    @Nullable String scratch,
    @Nullable Duration lockTimeout,
    Map<String, String> placeholders) {

  /** The name of the file in the working directory. */
  public static final Path DEFAULT_SOURCE = Path.of("stopover.yaml");

  private static final String PREFIX = "stopover.";
  private static final String PLACEHOLDERS = "placeholders.";
  private static final String HIBERNATE = "hibernate.";

  /** Begin names of settings that Hibernate knows by more than their last part. */
  private static final List<String> WHOLE = List.of(HIBERNATE, "jakarta.", "javax.");

  private static final List<String> KEYS =
      List.of(
          "models",
          "packages",
          "mapping",
          "naming",
          "classpath",
          "migrations",
          "sql",
          "url",
          "password",
          "engine",
          "scratch",
          "lock-timeout",
          "protected");
  private static final String DEFAULT_ENVIRONMENT = "dev";
  private static final List<String> PATHS = List.of("classpath", "migrations", "sql");
  private static final List<String> ADDRESSES = List.of("url", "scratch");

  /** What a variable says, with what is said where there is none. */
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^{}]*}");

  /** Stands for an expression. */
  private static final String SAID_ELSEWHERE = "\uFFFF";

  /** A password in a URL that is not an expression as a whole. */
  private static final Pattern LITERAL_PASSWORD =
      Pattern.compile("//[^/@:]*:(?!\uFFFF@)[^@/]+@|[?&(]password=(?!\uFFFF(?:[&)]|$))[^&)]+");

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|min)");
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

  /** The environment that a key is for, and the key; names with a dot stand in quotes. */
  private static final Pattern OF_ENVIRONMENT =
      Pattern.compile("environments\\.(?:\"([^\"]+)\"|([^.\"]+))\\.(.+)");

  /** Hold settings, in the order of their facts. */
  public Settings {
    environments = Set.copyOf(environments);
    models = List.copyOf(models);
    hibernate = Map.copyOf(hibernate);
    classpath = List.copyOf(classpath);
    migrations = List.copyOf(migrations);
    sql = List.copyOf(sql);
    placeholders = Map.copyOf(placeholders);
  }

  /**
   * Read the settings of a call.
   *
   * @param file the file that the user named, or {@code null} for the default one, if it is there
   * @param chosen the environment that the user named, or {@code null} for the one that a variable
   *     names
   * @param variables the variables of the process
   * @param options what was said in the call itself, by key
   * @throws StopoverException if a file cannot be read, holds a key or a value that means nothing,
   *     or knows no such environment
   */
  public static Settings read(
      @Nullable Path file,
      @Nullable String chosen,
      Map<String, String> variables,
      Map<String, String> options) {
    var source = file == null ? DEFAULT_SOURCE : file;
    var known = file != null || Files.exists(source) ? fromFile(source) : Map.<String, String>of();
    var all = DotEnv.beside(source, variables);
    var environments = environments(known.keySet());
    var environment = environment(source, environments, chosen, all);
    var builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(new PropertiesConfigSource(prefixed(options), "options", 500))
            .withSources(new EnvConfigSource(all, 300))
            .withSources(new PropertiesConfigSource(known, source.toString(), 100));
    if (environment != null) {
      builder.withProfile(environment);
    }
    var url = all.get("DATABASE_URL");
    if (url != null && !known.containsKey("%" + environment + "." + PREFIX + "url")) {
      builder.withSources(
          new PropertiesConfigSource(Map.of(PREFIX + "url", url), "DATABASE_URL", 200));
    }
    return of(source, environments, environment, builder.build());
  }

  @Override
  public String toString() {
    return "Settings of " + source + (environment == null ? "" : ", environment " + environment);
  }

  private static @Nullable String environment(
      Path source, Set<String> known, @Nullable String chosen, Map<String, String> variables) {
    var named =
        Stream.of(
                chosen,
                variables.get("STOPOVER_ENV"),
                known.isEmpty() ? null : variables.get("ENV"))
            .filter(name -> name != null && !name.isBlank())
            .findFirst();
    if (named.isPresent() && !known.contains(named.get())) {
      throw StopoverException.usage(
          "The environment \"%s\" is not in %s. %s"
              .formatted(
                  named.get(),
                  source,
                  known.isEmpty()
                      ? "Add it there under the key environments."
                      : "There are: " + String.join(", ", known) + "."));
    }
    return named.orElse(known.contains(DEFAULT_ENVIRONMENT) ? DEFAULT_ENVIRONMENT : null);
  }

  private static Set<String> environments(Set<String> names) {
    return names.stream()
        .filter(name -> name.startsWith("%"))
        .map(name -> name.substring(1, name.indexOf("." + PREFIX)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns what stands below a key; a name with dots is quoted there. */
  private static String below(String key, String name) {
    var below = name.substring(key.length());
    return below.length() > 1 && below.startsWith("\"") && below.endsWith("\"")
        ? below.substring(1, below.length() - 1)
        : below;
  }

  /** Takes a whole name below the key as it is, such as that of a setting of Jakarta's. */
  private static String nameOfHibernate(String key) {
    var below = below(PREFIX + HIBERNATE, key);
    return WHOLE.stream().anyMatch(below::startsWith) ? below : HIBERNATE + below;
  }

  private static Settings of(
      Path source, Set<String> environments, @Nullable String environment, SmallRyeConfig config) {
    var placeholders = new HashMap<String, String>();
    var hibernate = new HashMap<String, String>();
    for (var name : config.getPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        requireExpanded(source, environment, config.getConfigValue(name));
      }
      if (name.startsWith(PREFIX + PLACEHOLDERS)) {
        placeholders.put(
            below(PREFIX + PLACEHOLDERS, name),
            config.getOptionalValue(name, String.class).orElse(""));
      }
      if (name.startsWith(PREFIX + HIBERNATE)) {
        config
            .getOptionalValue(name, String.class)
            .ifPresent(value -> hibernate.put(nameOfHibernate(name), value));
      }
    }
    return new Settings(
        source,
        environments,
        environment,
        text(config, "protected").map(Settings::isTrue).orElse(false),
        models(config),
        text(config, "mapping").orElse(null),
        text(config, "naming").orElse(null),
        hibernate,
        list(config, "classpath"),
        list(config, "migrations"),
        list(config, "sql"),
        text(config, "url").map(DatabaseUrl::parse).orElse(null),
        text(config, "password").orElse(null),
        text(config, "engine").map(Settings::engine).orElse(null),
        text(config, "scratch").orElse(null),
        text(config, "lock-timeout").map(Settings::duration).orElse(null),
        placeholders);
  }

  private static List<String> models(SmallRyeConfig config) {
    var packages =
        list(config, "packages").stream().map(name -> name.endsWith(".*") ? name : name + ".*");
    return Stream.concat(list(config, "models").stream(), packages).toList();
  }

  /**
   * Return an address with the password that is configured beside it; a place that keeps it is
   * asked now.
   *
   * @throws StopoverException if it cannot be read there
   */
  public DatabaseUrl loggedIn(DatabaseUrl address) {
    return password == null || address.password() != null
        ? address
        : Secrets.of(password).to(address);
  }

  private static boolean isTrue(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw StopoverException.usage(
              "The key protected is \"%s\". Write true or false.".formatted(text));
    };
  }

  private static Duration duration(String text) {
    var parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw StopoverException.usage(
          "The lock timeout is \"%s\". Write a number and ms, s or min, such as 5s; 0s waits without an end."
              .formatted(text));
    }
    var number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "min" -> Duration.ofMinutes(number);
      default -> Duration.ofSeconds(number);
    };
  }

  private static void requireExpanded(
      Path source, @Nullable String environment, ConfigValue value) {
    var raw = value.getRawValue();
    if (value.getValue() == null && raw != null && raw.contains("${")) {
      throw StopoverException.usage(
          "The configuration %s has %s: %s%s, and that variable is not set. Set it, or write ${NAME:default}."
              .formatted(
                  source,
                  value.getName().substring(PREFIX.length()),
                  raw,
                  environment == null ? "" : " in the environment " + environment));
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

  /**
   * Read the name of an engine: {@code postgresql} or {@code mysql}, in any case, or that of its
   * container image.
   *
   * @throws StopoverException if it is another
   */
  public static Engine engine(String text) {
    for (var engine : Engine.values()) {
      if (Stream.of(engine.vendor(), engine.image()).anyMatch(text::equalsIgnoreCase)) {
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
      var text = Files.readString(file);
      requireKeysOnce(file, text);
      properties = new YamlConfigSource("stopover", text).getProperties();
    } catch (DuplicateKeyException e) {
      throw StopoverException.usage(
          "The configuration %s has a key twice, in line %d: %s. Keep one of them."
              .formatted(
                  file,
                  e.getProblemMark().getLine() + 1,
                  String.valueOf(e.getProblem()).replaceFirst("^found duplicate key ", "")),
          e);
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
          var matcher = OF_ENVIRONMENT.matcher(name);
          var isOfEnvironment = matcher.matches();
          var own = isOfEnvironment ? matcher.group(3) : name;
          var key = INDEX.matcher(own).replaceFirst("");
          if (!KEYS.contains(key) && !own.startsWith(PLACEHOLDERS) && !own.startsWith(HIBERNATE)) {
            throw StopoverException.usage(
                "The configuration %s has the key \"%s\", which means nothing. The keys are: %s, hibernate, placeholders%s."
                    .formatted(
                        file,
                        name,
                        String.join(", ", KEYS),
                        isOfEnvironment ? "" : ", and environments with the same for each"));
          }
          var profile =
              isOfEnvironment
                  ? "%" + (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)) + "."
                  : "";
          if (ADDRESSES.contains(key) && hasPassword(value)) {
            throw StopoverException.usage(
                "The configuration %s has a password in the key %s. %s the whole URL from a variable: %s: ${VARIABLE}."
                    .formatted(
                        file,
                        name,
                        key.equals("url")
                            ? "Leave it out of the URL and write where it is kept under the key password (${VARIABLE}, aws-secretsmanager:NAME or aws-ssm:NAME), or take"
                            : "Take",
                        key));
          }
          if (key.equals("password") && !value.startsWith("${") && !Secrets.isPlace(value)) {
            throw StopoverException.usage(
                "The configuration %s has a password in it. Write where it is kept: ${VARIABLE}, aws-secretsmanager:NAME or aws-ssm:NAME."
                    .formatted(file));
          }
          read.put(profile + PREFIX + own, PATHS.contains(key) ? beside(file, value) : value);
        });
    return read;
  }

  private static boolean hasPassword(String url) {
    var text = url;
    while (EXPRESSION.matcher(text).find()) {
      text = EXPRESSION.matcher(text).replaceAll(SAID_ELSEWHERE);
    }
    return LITERAL_PASSWORD.matcher(text).find();
  }

  /** The library would take the last one, and tell its log. */
  private static void requireKeysOnce(Path file, String text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object all = new Yaml(new SafeConstructor(options)).load(text);
    if (all != null && !(all instanceof Map)) {
      throw StopoverException.usage(
          "The configuration %s does not begin with keys. Write a line such as engine: postgresql for each."
              .formatted(file));
    }
  }

  private static String beside(Path file, String path) {
    var directory = file.getParent();
    return directory == null || path.startsWith("classpath:")
        ? path
        : directory.resolve(path).toString();
  }
}

package dev.stopover.migration;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Write what an upgrade or a downgrade would do as one script, which a person runs with {@code
 * psql} or {@code mysql}; no database is needed for that.
 *
 * <p>Run from beginning to end it leaves the database as {@link Migrations} would have left it, its
 * history included. It takes Flyway's lock, bounds its waits, and stops before the first change
 * where the database is not at the version that it starts from.
 */
public final class OfflineScript {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private final MigrationSettings settings;
  private final Engine engine;
  private final OfflineWords words;
  private final StringBuilder text = new StringBuilder();

  private OfflineScript(MigrationSettings settings, Engine engine, String schema) {
    this.settings = settings;
    this.engine = engine;
    this.words = OfflineWords.of(engine, schema, settings);
  }

  /**
   * Write an upgrade.
   *
   * <p>Repeatable migrations are in it where it begins with an empty database and ends with the
   * newest version; otherwise only the database can tell which of them changed.
   *
   * @param settings where the migrations are; their placeholders are filled in
   * @param engine the engine that the script is for
   * @param schema the schema that holds the history, on MySQL the database; the lock is named after
   *     it
   * @param from the version that the database is at, or {@code null} before the first
   * @param to the version that it is to be at, or {@code null} for the newest
   * @throws StopoverException if a version does not exist, if it would go down, or if a placeholder
   *     has no value
   */
  public static String upgrade(
      MigrationSettings settings,
      Engine engine,
      String schema,
      @Nullable Version from,
      @Nullable Version to) {
    var files = MigrationFiles.in(settings).requireLocations();
    var head = files.head().orElse(null);
    var target = to == null ? head : to;
    var script = new OfflineScript(settings, engine, schema);
    var ups = target == null ? List.<MigrationFile>of() : files.upgrade(from, target);
    if (from != null && target != null && from.compareTo(target) > 0) {
      throw inverted(
          from, target, "an upgrade only goes up", "downgrade %s:%s".formatted(from, target));
    }
    script.begin("upgrade", from, target, ups);
    script.text.append(script.words.createHistory());
    script.guard(from, ups);
    ups.forEach(script::apply);
    if (Objects.equals(target, head)) {
      if (from == null) {
        files.repeatables().forEach(script::apply);
      } else if (!files.repeatables().isEmpty()) {
        script.comment(
            "Repeatable migrations that changed are not in this script: run stopover upgrade for them.");
      }
    }
    return script.end();
  }

  /**
   * Write a downgrade.
   *
   * @param settings where the migrations are; their placeholders are filled in
   * @param engine the engine that the script is for
   * @param schema the schema that holds the history, on MySQL the database
   * @param from the version that the database is at
   * @param to the version that is kept, or {@code null} for none
   * @throws StopoverException if a version or a down script does not exist, if it would go up, or
   *     if a placeholder has no value
   */
  public static String downgrade(
      MigrationSettings settings,
      Engine engine,
      String schema,
      Version from,
      @Nullable Version to) {
    var files = MigrationFiles.in(settings).requireLocations();
    var script = new OfflineScript(settings, engine, schema);
    var downs = files.downgrade(from, to);
    if (to != null && to.compareTo(from) > 0) {
      throw inverted(to, from, "a downgrade only goes down", "upgrade %s:%s".formatted(from, to));
    }
    script.begin("downgrade", from, to, downs);
    script.guard(from, List.of());
    script.text.append(script.words.createUndoHistory());
    var isFirst = true;
    for (var down : downs) {
      script.undo(down, isFirst);
      isFirst = false;
    }
    return script.end();
  }

  private static StopoverException inverted(
      Version above, Version below, String direction, String other) {
    return StopoverException.usage(
        "Version %s is above %s, and %s. Run `stopover %s --sql`."
            .formatted(above, below, direction, other));
  }

  private void begin(
      String command, @Nullable Version from, @Nullable Version to, List<MigrationFile> files) {
    comment(
        "stopover %s %s:%s --sql, for %s"
            .formatted(command, History.place(from), History.place(to), engine.productName()));
    comment(files.isEmpty() ? "There is nothing to do." : "Run it with: " + words.client());
    text.append(words.opening());
  }

  private String end() {
    return text.append('\n').append(words.closing()).toString();
  }

  /** Stop unless the database is where the script begins, and nothing stopped half-way in it. */
  private void guard(@Nullable Version from, List<MigrationFile> ups) {
    text.append(
        words.guard("NOT EXISTS (" + words.halfWay() + ")", "A migration stopped half-way"));
    if (from != null) {
      text.append(words.guard(words.isApplied(from), "Version %s is not applied".formatted(from)));
    }
    for (var up : ups) {
      var version = Objects.requireNonNull(up.version());
      text.append(
          words.guard(
              "NOT " + words.isApplied(version),
              "Version %s is applied already".formatted(version)));
    }
  }

  private void apply(MigrationFile file) {
    section(file);
    var sql = filled(file);
    var checksum = checksum(file, sql);
    if (isTransactional(file, sql)) {
      inTransaction(true, () -> text.append(ended(sql)).append(words.insert(file, checksum)));
    } else {
      text.append(words.begin(file, checksum)).append(ended(sql)).append(words.end());
    }
  }

  private void undo(MigrationFile file, boolean isFirst) {
    section(file);
    var version = Objects.requireNonNull(file.version());
    var sql = filled(file);
    var isTransactional = isTransactional(file, sql);
    inTransaction(
        isTransactional,
        () -> {
          text.append(words.beginUndo(version, isTransactional));
          text.append(ended(sql));
          text.append(words.endUndo(file, checksum(file, sql), isTransactional));
          if (isFirst) {
            text.append(words.makeRepeatablesPending());
          }
        });
  }

  private void section(MigrationFile file) {
    text.append('\n');
    comment(file.path());
  }

  private void inTransaction(boolean isTransactional, Runnable content) {
    text.append(isTransactional ? "BEGIN;\n" : "");
    content.run();
    text.append(isTransactional ? "COMMIT;\n" : "");
  }

  private boolean isTransactional(MigrationFile file, String sql) {
    var configured = configured(file);
    if (configured != null || engine == Engine.MYSQL) {
      return engine != Engine.MYSQL && Boolean.parseBoolean(configured);
    }
    var parser = SqlFiles.parser(engine, Flyway.configure().placeholderReplacement(false));
    try (var statements =
        parser.parse(new SingleScript.Resource(file.path(), file.source(), sql))) {
      while (statements.hasNext()) {
        if (!statements.next().canExecuteInTransaction()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Return what a configuration beside the file says of its transaction, if there is one. */
  private static @Nullable String configured(MigrationFile file) {
    var configuration = new SingleScript(file).getResource(file.path() + ".conf");
    if (configuration == null) {
      return null;
    }
    var properties = new Properties();
    try (var reader = configuration.read()) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("executeInTransaction");
  }

  private String filled(MigrationFile file) {
    Map<String, String> values = settings.placeholders();
    return PLACEHOLDER
        .matcher(file.sql())
        .replaceAll(
            found -> {
              var value = values.get(found.group(1));
              if (value == null) {
                throw StopoverException.usage(
                    "%s has the placeholder %s, which has no value here. Give it one under the key placeholders."
                        .formatted(file.place(), found.group()));
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private static String ended(String sql) {
    var stripped = sql.stripTrailing();
    return stripped.isEmpty() || stripped.endsWith(";") || stripped.endsWith("\\.")
        ? stripped + "\n"
        : stripped + "\n;\n";
  }

  /**
   * Return what Flyway remembers a file by: the sum of its lines, without their ends, and without
   * the mark that says in which order the bytes are. Of a repeatable one the filled text counts.
   */
  private static int checksum(MigrationFile file, String filled) {
    var sum = new CRC32();
    var content = file.kind() == MigrationFile.Kind.REPEATABLE ? filled : file.sql();
    try (var lines = new BufferedReader(new StringReader(content))) {
      var line = lines.readLine();
      if (line != null && line.startsWith("\uFEFF")) {
        line = line.substring(1);
      }
      while (line != null) {
        sum.update(line.getBytes(StandardCharsets.UTF_8));
        line = lines.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (int) sum.getValue();
  }

  private void comment(String line) {
    text.append("-- ").append(line).append('\n');
  }
}

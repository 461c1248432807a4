package dev.stopover.junit.internal;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.migration.MigrationFile;
import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.SqlFiles;
import dev.stopover.migration.Target;
import dev.stopover.models.Mapping;
import dev.stopover.models.Models;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Say what a database is made from; equal ones make equal databases.
 *
 * @param loader where the models are looked for
 * @param models the names of entities and of packages
 * @param mapping who maps annotated classes
 * @param naming how what they leave without a name is named, or {@code null}
 * @param hibernate what Hibernate is told, by the names of its settings
 * @param sql files and directories of SQL that say what the models cannot
 * @param settings where the migrations are and what they are applied with
 * @param rows what is in the tables before a test adds anything
 * @param scripts the text of the migrations, by file name
 * @param version how far they are applied
 * @param checks what is proven of them
 */
public record Blueprint(
    ClassLoader loader,
    Set<String> models,
    Mapping mapping,
    @Nullable String naming,
    Map<String, String> hibernate,
    List<String> sql,
    MigrationSettings settings,
    SeedRows rows,
    Map<String, String> scripts,
    Target version,
    Checks checks) {

  private static final String VENDOR = "{vendor}";

  /**
   * Read what an annotation says, and the migrations.
   *
   * @throws StopoverException if a placeholder has no value, or the migrations or rows cannot be
   *     read
   */
  public static Blueprint of(
      ClassLoader loader,
      Class<?>[] models,
      String[] packages,
      Mapping mapping,
      @Nullable String naming,
      String[] hibernate,
      String[] sql,
      Engine engine,
      String[] migrations,
      String[] placeholders,
      String[] rows,
      String version,
      Checks checks) {
    var settings =
        MigrationSettings.defaults(
                Stream.of(migrations)
                    .map(location -> location.replace(VENDOR, engine.vendor()))
                    .toArray(String[]::new))
            .withPlaceholders(parse("placeholder", placeholders));
    var files = MigrationFiles.in(settings);
    return new Blueprint(
        loader,
        Stream.concat(Stream.of(models).map(Class::getName), Stream.of(packages))
            .collect(Collectors.toUnmodifiableSet()),
        mapping,
        naming,
        parse("setting of Hibernate", hibernate),
        Stream.of(sql).map(place -> place.replace(VENDOR, engine.vendor())).toList(),
        settings,
        SeedRows.of(
            Stream.of(rows)
                .map(each -> each.replace(VENDOR, engine.vendor()))
                .toArray(String[]::new),
            files),
        scripts(files),
        Target.parse(version),
        checks);
  }

  private static Map<String, String> parse(String what, String[] placeholders) {
    var values = new HashMap<String, String>();
    for (var placeholder : placeholders) {
      var parts = placeholder.split("=", 2);
      if (parts.length < 2) {
        throw StopoverException.usage(
            "The %s \"%s\" has no value. Write it as \"%2$s=value\".".formatted(what, placeholder));
      }
      values.put(parts[0].strip(), parts[1].strip());
    }
    return values;
  }

  private static Map<String, String> scripts(MigrationFiles files) {
    return Stream.of(
            files.ups().stream(),
            files.ups().stream()
                .map(MigrationFile::version)
                .filter(Objects::nonNull)
                .flatMap(version -> files.down(version).stream()),
            files.repeatables().stream())
        .flatMap(each -> each)
        .collect(Collectors.toUnmodifiableMap(MigrationFile::path, MigrationFile::sql));
  }

  /** Read the models, as {@link Models#load} does. */
  Models readModels() {
    return Models.load(loader, models, mapping, naming, hibernate);
  }

  /** Read other models in the same way. */
  Models readModels(Class<?>... others) {
    return Models.load(
        loader, Stream.of(others).map(Class::getName).toList(), mapping, naming, hibernate);
  }

  /**
   * Find the SQL that says what the models cannot.
   *
   * @throws StopoverException if a file or directory is not there
   */
  SqlFiles sqlFiles() {
    return sql.stream()
        .map(place -> SqlFiles.in(Path.of(place)))
        .reduce(SqlFiles.none(), SqlFiles::and);
  }

  /** Return where the migrations are, as it was written. */
  String places() {
    return String.join(" and ", settings.locations());
  }
}

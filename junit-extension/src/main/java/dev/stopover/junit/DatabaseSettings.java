package dev.stopover.junit;

import dev.stopover.Engine;
import dev.stopover.junit.internal.Blueprint;
import dev.stopover.junit.internal.Checks;
import dev.stopover.models.Mapping;
import java.nio.file.Path;
import java.util.List;

/**
 * Hold what is asked of a database, by {@link MigratedDatabase} or by {@link
 * MigratedDatabaseExtension.Builder}, whose words these are.
 */
record DatabaseSettings(
    String name,
    List<Class<?>> models,
    List<String> packages,
    Mapping mapping,
    String naming,
    List<String> hibernate,
    List<String> sql,
    List<String> engines,
    List<String> migrations,
    List<String> placeholders,
    List<String> rows,
    String version,
    List<Check> checks,
    String baseline,
    Isolation isolation,
    boolean keepFailed,
    boolean disabledWithoutServer) {

  static DatabaseSettings of(MigratedDatabase annotation) {
    return new DatabaseSettings(
        "",
        List.of(annotation.models()),
        List.of(annotation.packages()),
        annotation.mapping(),
        annotation.naming(),
        List.of(annotation.hibernate()),
        List.of(annotation.sql()),
        List.of(annotation.engines()),
        List.of(annotation.migrations()),
        List.of(annotation.placeholders()),
        List.of(annotation.rows()),
        annotation.version(),
        List.of(annotation.checks()),
        annotation.baseline(),
        annotation.isolation(),
        annotation.keepFailed(),
        annotation.disabledWithoutServer());
  }

  /** Read what a database of an engine is made from. */
  Blueprint blueprint(ClassLoader loader, Engine engine, boolean baselineIsRewritten) {
    return Blueprint.of(
        loader,
        models.toArray(Class<?>[]::new),
        packages.toArray(String[]::new),
        mapping,
        naming.isEmpty() ? null : naming,
        hibernate.toArray(String[]::new),
        sql.toArray(String[]::new),
        engine,
        migrations.toArray(String[]::new),
        placeholders.toArray(String[]::new),
        rows.toArray(String[]::new),
        version,
        new Checks(
            checks.contains(Check.MODELS),
            checks.contains(Check.ROUND_TRIP),
            checks.contains(Check.ROWS),
            checks.contains(Check.DRIFT),
            baseline.isEmpty() ? null : Path.of(baseline.replace("{vendor}", engine.vendor())),
            baselineIsRewritten));
  }
}

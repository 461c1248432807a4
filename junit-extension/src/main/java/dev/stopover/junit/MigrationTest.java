package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/**
 * Test what migrations do to rows.
 *
 * <p>The test begins with a database at the older version, which a class with {@link
 * MigratedDatabase} and a database for each method gives it. Rows are loaded from data sets, and
 * then the database is migrated; the test asserts what became of them.
 *
 * <pre>{@code
 * @MigrationTest(from = "3", to = "4", rows = "rows/events.csv")
 * void keepsThePrices(DataSource database) { … }
 * }</pre>
 *
 * <p>A test that makes its rows in code takes a {@link PendingMigration}, and runs it when they are
 * there:
 *
 * <pre>{@code
 * @MigrationTest(from = "3", to = "4")
 * void keepsThePrices(DataSource database, PendingMigration migration) {
 *   insertEvents(database);
 *   migration.run();
 *   …
 * }
 * }</pre>
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.ANNOTATION_TYPE, ElementType.METHOD})
@Test
public @interface MigrationTest {

  /** The version that the test begins with, or {@code base} for an empty database. */
  String from();

  /** The version that the database is migrated to, upwards or down; by default the newest. */
  String to() default "head";

  /** The data sets that are loaded at the older version, as {@link TestDatabase#load} does. */
  String[] rows() default {};
}

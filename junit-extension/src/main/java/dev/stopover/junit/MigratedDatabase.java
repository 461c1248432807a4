package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.models.Mapping;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Give the tests of a class a database that the migrations made, and prove the migrations first.
 *
 * <pre>{@code
 * @MigratedDatabase(models = {Venue.class, Event.class})
 * class EventRepositoryTests {
 *   @Test
 *   void findsUpcomingEvents(DataSource database) { … }
 * }
 * }</pre>
 *
 * <p>Constructors, test methods and lifecycle methods may have parameters of these types: {@link
 * javax.sql.DataSource}; {@link java.sql.Connection}, one of its own for each parameter, which is
 * closed when the test is over, and one of a {@code @BeforeAll} method before the first test with a
 * database of its own; {@link TestDatabase}; and {@link org.flywaydb.core.Flyway}, for what the
 * others do not offer. A connection that a test borrows and keeps fails it.
 *
 * <p>Before the first test, and once for all classes of the same engine, migrations and models, the
 * migrations are applied to an empty database and held against the models; in another one each
 * version is applied, undone and applied again, with rows ({@link Check}). What is found fails the
 * class with an {@code AssertionFailedError}. That no server can be had fails it too, unless it
 * says otherwise.
 *
 * <p>What the checks found, and a diagram of the schema, stands in files below {@value
 * MigratedDatabaseExtension#DEFAULT_REPORTS}, or where {@value MigratedDatabaseExtension#REPORTS}
 * says, and is published to the platform where that has a place for it. On a server that was
 * started for the tests, versions that were proven there before are remembered in the same place,
 * with everything that they were proven by: only those from the first changed script on are proven
 * again, and in a clean clone all, as everywhere where {@value MigratedDatabaseExtension#REMEMBER}
 * is {@code false}.
 *
 * <p>Each test gets a copy of the migrated database, made ahead and dropped after it; {@link
 * #isolation()} can let tests share one. A server serves all classes of the JVM and is stopped with
 * the launcher session.
 *
 * <p>Instead of a container of an image, the server that the configuration parameter or the
 * environment names is used: {@code stopover.test.url.postgresql} or {@code
 * STOPOVER_TEST_URL_POSTGRESQL}, and the same for {@code mysql}, or {@code stopover.test.url} for
 * the engine that the URL is of. Where Testcontainers may reuse containers ({@code
 * testcontainers.reuse.enable=true} in {@code ~/.testcontainers.properties}), the container is left
 * running for the next run, and serves several at once. Where there is no Docker, the binaries of
 * PostgreSQL on the class path stand in for {@code postgres:17}. On a server that is not ours,
 * databases are named {@code stopover_…}, and no other one is ever dropped; those that killed runs
 * left are, after {@code stopover.test.sweepHours}, which are 24.
 *
 * <p>The class is a class template, which runs once for each engine, {@code @BeforeAll} and
 * {@code @AfterAll} included. With several engines and one instance for all tests, the constructor
 * cannot have a database. The annotation is inherited, may be composed with others, and may be
 * repeated on a nested class, which then has a database of its own, on the engine of the outer
 * class unless it names others.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
@ClassTemplate
@Documented
@ExtendWith(MigratedDatabaseExtension.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MigratedDatabase {

  /**
   * What the migrations must agree with: entities, and classes that implement {@link
   * dev.stopover.source.SchemaSource}; these or {@link #packages()} are needed.
   */
  Class<?>[] models() default {};

  /** The packages whose models, and those below, the migrations must agree with as well. */
  String[] packages() default {};

  /** Who maps annotated classes: Stopover itself, or Hibernate ORM as in the application. */
  Mapping mapping() default Mapping.ANNOTATIONS;

  /**
   * How Stopover itself names what annotated classes leave without a name: {@code snake-case},
   * which it is without a word, {@code as-written}, or the name of a class that implements {@link
   * dev.stopover.entity.NamingStrategy}.
   */
  String naming() default "";

  /**
   * What Hibernate is told where it maps the models, each written {@code name=value}, such as
   * {@code hibernate.physical_naming_strategy=com.acme.Names}.
   */
  String[] hibernate() default {};

  /**
   * Files and directories of SQL that say what the models cannot, such as views and triggers; then
   * both together are what is expected. Relative ones begin in the working directory, and <code>
   * {vendor}</code> stands for {@code postgresql} or {@code mysql}.
   */
  String[] sql() default {};

  /**
   * The servers to run the class on, one after the other: images such as {@code postgres:17} and
   * {@code mysql:9.7}, {@code embedded} for PostgreSQL from the class path, or URLs of servers.
   *
   * <p>By default they are those of the configuration parameter {@value
   * MigratedDatabaseExtension#ENGINES}, separated by commas, and {@value
   * MigratedDatabaseExtension#DEFAULT_ENGINE} without one.
   */
  String[] engines() default {};

  /**
   * Where the migrations are, in Flyway's notation; <code>{vendor}</code> stands for {@code
   * postgresql} or {@code mysql}.
   */
  String[] migrations() default "classpath:db/migration";

  /** What stands for <code>${name}</code> in the migrations, each written {@code name=value}. */
  String[] placeholders() default {};

  /**
   * Data sets, as {@link TestDatabase#load} reads them, whose rows every test begins with; <code>
   * {vendor}</code> stands for {@code postgresql} or {@code mysql}.
   *
   * <p>They go in once the newest version is applied, or that of {@link #version()}; those of
   * {@code 3=rows/events.csv} go in after version 3. The later versions migrate them then, and have
   * to keep them as {@link Check#ROWS} demands, beside the rows that are made.
   */
  String[] rows() default {};

  /**
   * The version that the tests begin with, in place of the newest: that of the release whose code
   * they try. The models are those of that version.
   */
  String version() default "head";

  /** What is proven, before the first test and after the last one; by default everything. */
  Check[] checks() default {Check.MODELS, Check.ROUND_TRIP, Check.ROWS, Check.DRIFT};

  /**
   * The file that holds what the checks are known to find, one line each; <code>{vendor}</code>
   * stands for {@code postgresql} or {@code mysql}.
   *
   * <p>What stands there passes, what is new fails, and so does a line that is not true any more:
   * it has to go, so that what returns is new again. The file is written with what is found now
   * where the configuration parameter {@value MigratedDatabaseExtension#BASELINE} is {@code write}.
   */
  String baseline() default "";

  /**
   * Whether the database of a failed test is kept, and told in the log and in the report. It is so
   * for every class where the configuration parameter {@value
   * MigratedDatabaseExtension#KEEP_FAILED} is {@code true}. One that tests share is not kept.
   */
  boolean keepFailed() default false;

  /**
   * Whether the class is skipped, and does not fail, where no server can be had; of several
   * engines, it runs on those that can.
   */
  boolean disabledWithoutServer() default false;

  /** Which tests share a database. */
  Isolation isolation() default Isolation.PER_METHOD;
}

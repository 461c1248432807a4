package dev.stopover.junit;

import dev.stopover.junit.DatabaseScope.TestScope;
import dev.stopover.junit.internal.Blueprint;
import dev.stopover.junit.internal.Checks;
import dev.stopover.junit.internal.Reports;
import dev.stopover.junit.internal.Resource;
import dev.stopover.junit.internal.Servers;
import dev.stopover.junit.internal.Template;
import dev.stopover.server.ServerSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.commons.JUnitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Run a class on each of its engines.
 *
 * <p>For a class template JUnit calls {@code @BeforeAll} once, and with one instance for all tests
 * the constructor too, before the first of its invocations. So the database of an only engine is
 * there from the beginning; those of several engines come one by one, and {@link EngineLifecycle}
 * moves {@code @BeforeAll} to them.
 *
 * @param turns the engines, in their order
 */
record EngineMatrix(List<Turn> turns) {

  private static final Logger LOG = LoggerFactory.getLogger(EngineMatrix.class);
  private static final Namespace NAMESPACE = Namespace.create(MigratedDatabase.class);

  /**
   * Let a class have a matrix; the database of an only engine is created.
   *
   * @throws dev.stopover.StopoverException if the annotation is wrong or no server can be had
   * @throws org.opentest4j.AssertionFailedError if the migrations fail a check
   */
  static void prepare(MigratedDatabase annotation, ExtensionContext context) {
    if (of(context).isPresent()) {
      return;
    }
    var turns =
        engines(annotation, context).map(engine -> Turn.of(engine, annotation, context)).toList();
    var matrix = new EngineMatrix(turns);
    store(context).put(context.getRequiredTestClass(), matrix);
    if (matrix.isSingle()) {
      turns.get(0).begin(context);
    } else {
      store(context).put(Current.class, new Current("", null, null));
    }
  }

  /** Let a class that is nested in another one use the databases of that. */
  static void nest(ExtensionContext context) {
    var outer = store(context).get(Current.class, Current.class);
    if (outer != null && outer.scope() != null && !outer.owner().equals(context.getUniqueId())) {
      store(context)
          .put(
              Current.class,
              new Current(context.getUniqueId(), outer.engine(), outer.scope().nested()));
    }
  }

  private static Stream<ServerSpec> engines(MigratedDatabase annotation, ExtensionContext context) {
    var outer = store(context).get(Current.class, Current.class);
    if (annotation.engines().length > 0) {
      return Stream.of(annotation.engines()).map(ServerSpec::parse).distinct();
    }
    if (outer != null && outer.engine() != null) {
      return Stream.of(outer.engine());
    }
    var configured =
        context
            .getConfigurationParameter(MigratedDatabaseExtension.ENGINES)
            .orElse(MigratedDatabaseExtension.DEFAULT_ENGINE);
    return Stream.of(configured.split(",")).map(ServerSpec::parse).distinct();
  }

  /** Return the matrix of a class that has the annotation, once it is prepared. */
  static Optional<EngineMatrix> of(ExtensionContext context) {
    return Optional.ofNullable(
        store(context).get(context.getRequiredTestClass(), EngineMatrix.class));
  }

  /** Return where a context keeps what is ours; the contexts below it find it there. */
  static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  /** Tell whether the class that the context is of waits for its first engine. */
  static boolean isWaiting(ExtensionContext context) {
    var current = store(context).get(Current.class, Current.class);
    return current != null && current.scope() == null;
  }

  /**
   * Return the test that a context is of, and what it uses.
   *
   * @throws ExtensionConfigurationException if it has no database
   */
  static TestScope test(ExtensionContext context) {
    var scope = scope(context);
    var key = new TestKey(context.getUniqueId());
    return Objects.requireNonNull(
        store(context)
            .getOrComputeIfAbsent(
                key,
                absent -> MigrationTests.start(context).map(scope::begin).orElseGet(scope::begin),
                TestScope.class));
  }

  /** Return the test that a context is of, if it uses anything. */
  static Optional<TestScope> startedTest(ExtensionContext context) {
    return Optional.ofNullable(
        store(context).get(new TestKey(context.getUniqueId()), TestScope.class));
  }

  /**
   * Tell whether what was given to the class leads to the database of the test that a context is
   * of.
   */
  static boolean isWatched(ExtensionContext context) {
    var current = store(context).get(Current.class, Current.class);
    return current != null && current.scope() != null && current.scope().isWatched();
  }

  /**
   * Return the databases of the class that a context is of.
   *
   * @throws ExtensionConfigurationException if it has none
   */
  static DatabaseScope scope(ExtensionContext context) {
    var current = store(context).get(Current.class, Current.class);
    if (current == null) {
      throw new ExtensionConfigurationException(
          "Only a class with @MigratedDatabase, and one nested in it, has a database, but %s has"
                  .formatted(context.getRequiredTestClass().getName())
              + " none. Write the annotation on the class; another class template, such as"
              + " @ParameterizedClass, goes on a class nested in it.");
    }
    if (current.scope() == null) {
      throw new ExtensionConfigurationException(
          "%s runs on several engines (%s), but its only instance is made once, before the first of"
                  .formatted(context.getRequiredTestClass().getName(), names(context))
              + " them has its turn. Take the database as a parameter of methods, or have an"
              + " instance for each method.");
    }
    return current.scope();
  }

  private static String names(ExtensionContext context) {
    return of(context).stream()
        .flatMap(matrix -> matrix.turns.stream())
        .map(turn -> turn.engine().toString())
        .collect(Collectors.joining(", "));
  }

  /** Tell whether there is one engine. */
  boolean isSingle() {
    return turns.size() == 1;
  }

  /** Return an invocation of the class for each engine. */
  Stream<ClassTemplateInvocationContext> invocations() {
    return turns.stream().map(turn -> new Invocation(turn, !isSingle()));
  }

  private record TestKey(String test) {}

  /** What the tests below a context use; without a scope, the class waits for its first engine. */
  private record Current(String owner, @Nullable ServerSpec engine, @Nullable DatabaseScope scope)
      implements Resource {

    @Override
    public void close() {
      if (scope != null) {
        scope.close();
      }
    }
  }

  /** One engine, what the database on it is made from, and who shares it. */
  private record Turn(ServerSpec engine, Blueprint blueprint, Isolation isolation) {

    static Turn of(ServerSpec engine, MigratedDatabase annotation, ExtensionContext context) {
      return new Turn(
          engine,
          Blueprint.of(
              context.getRequiredTestClass().getClassLoader(),
              annotation.models(),
              annotation.packages(),
              annotation.mapping(),
              annotation.hibernate(),
              annotation.sql(),
              engine.engine(),
              annotation.migrations(),
              annotation.placeholders(),
              annotation.version(),
              checks(engine, annotation, context)),
          annotation.isolation());
    }

    private static Checks checks(
        ServerSpec engine, MigratedDatabase annotation, ExtensionContext context) {
      var checks = List.of(annotation.checks());
      var rewritten =
          context
              .getConfigurationParameter(MigratedDatabaseExtension.BASELINE)
              .filter("write"::equals)
              .isPresent();
      return new Checks(
          checks.contains(Check.MODELS),
          checks.contains(Check.ROUND_TRIP),
          checks.contains(Check.ROWS),
          annotation.baseline().isEmpty()
              ? null
              : Path.of(annotation.baseline().replace("{vendor}", engine.engine().vendor())),
          rewritten);
    }

    private Reports reports(ExtensionContext context) {
      var root =
          context
              .getConfigurationParameter(MigratedDatabaseExtension.REPORTS)
              .orElse(MigratedDatabaseExtension.DEFAULT_REPORTS);
      return Reports.of(Path.of(root), engine, blueprint);
    }

    /** A platform without a place for files of tests refuses to make a directory. */
    private static void publish(Reports reports, ExtensionContext context) {
      try {
        context.publishDirectory("stopover", reports::copyTo);
      } catch (JUnitException e) {
        LOG.debug("The reports stay in {}: {}", reports.directory(), e.getMessage());
      }
    }

    void begin(ExtensionContext context) {
      var reports = reports(context);
      Template template;
      try {
        template =
            context
                .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .getOrComputeIfAbsent(Servers.class, key -> new Servers(), Servers.class)
                .template(engine, blueprint, reports);
      } finally {
        publish(reports, context);
      }
      var scope = DatabaseScope.of(template, isolation, context.getRequiredTestClass());
      store(context).put(Current.class, new Current(context.getUniqueId(), engine, scope));
    }
  }

  private record Invocation(Turn turn, boolean begins) implements ClassTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
      return turn.engine().toString();
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      if (begins) {
        turn.begin(context);
      }
    }
  }
}

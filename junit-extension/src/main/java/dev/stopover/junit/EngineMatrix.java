package dev.stopover.junit;

import dev.stopover.junit.Applications.Origin;
import dev.stopover.junit.DatabaseScope.TestScope;
import dev.stopover.junit.internal.Blueprint;
import dev.stopover.junit.internal.Reports;
import dev.stopover.junit.internal.Resource;
import dev.stopover.junit.internal.Servers;
import dev.stopover.junit.internal.Template;
import dev.stopover.server.ServerSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.AnnotationSupport;
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
   * Let a class have a matrix, unless it has one; the database of an only engine is created.
   *
   * <p>A thread of an application may ask for it while the class begins.
   *
   * @throws dev.stopover.StopoverException if the annotation is wrong or no server can be had
   * @throws org.opentest4j.AssertionFailedError if the migrations fail a check
   */
  static void prepare(DatabaseSettings settings, ExtensionContext context) {
    synchronized (lock(settings.name(), context)) {
      if (of(settings.name(), context).isEmpty()) {
        create(settings, context);
      }
    }
  }

  @SuppressWarnings("deprecation") // As below.
  private static Object lock(String name, ExtensionContext context) {
    return Objects.requireNonNull(
        store(name, context)
            .getOrComputeIfAbsent(
                new Lock(context.getRequiredTestClass()), Function.<Lock>identity()));
  }

  private static void create(DatabaseSettings settings, ExtensionContext context) {
    var name = settings.name();
    var servers = servers(context);
    var engines = engines(settings, context).toList();
    if (engines.size() > 1) {
      servers.startAhead(engines);
    }
    var turns =
        engines.stream()
            .filter(engine -> !settings.disabledWithoutServer() || servers.whyNot(engine) == null)
            .map(engine -> Turn.of(engine, settings, context))
            .toList();
    var matrix = new EngineMatrix(turns);
    store(name, context).put(context.getRequiredTestClass(), matrix);
    if (matrix.isSingle()) {
      turns.get(0).begin(context);
    } else if (!name.isEmpty()) {
      throw new ExtensionConfigurationException(
          "The database \"%s\" of %s is to be on several engines; only one without a name can be. Name one engine for it."
              .formatted(name, context.getRequiredTestClass().getName()));
    } else if (!AnnotationSupport.isAnnotated(context.getTestClass(), ClassTemplate.class)) {
      throw new ExtensionConfigurationException(
          "%s is to run on several engines, so it must be a template: annotate it with @ClassTemplate."
              .formatted(context.getRequiredTestClass().getName()));
    } else {
      store(name, context).put(Current.class, new Current("", null, null));
    }
  }

  /** Let a class that is nested in another one use the databases of that. */
  static void nest(String name, ExtensionContext context) {
    var outer = store(name, context).get(Current.class, Current.class);
    if (outer != null && outer.scope() != null && !outer.owner().equals(context.getUniqueId())) {
      var nested = outer.scope().nested();
      store(name, context)
          .put(Current.class, new Current(context.getUniqueId(), outer.engine(), nested));
      Applications.enter(outer.scope(), nested);
    }
  }

  /**
   * Let a framework that is asked before the class begins know what its databases are made from.
   */
  static void announce(DatabaseSettings settings, ExtensionContext context) {
    var testClass = context.getRequiredTestClass();
    if (Applications.isAnnounced(testClass, settings.name())) {
      return;
    }
    Applications.announce(
        testClass,
        settings.name(),
        () -> {
          var engines = engines(settings, context).toList();
          return engines.size() == 1 ? Origin.of(engines.get(0), settings) : null;
        },
        () -> prepare(settings, context));
    store(settings.name(), context)
        .put(Applications.class, (Resource) () -> Applications.retract(testClass));
  }

  /** Tell whether a context, or one around it, has databases. */
  static boolean isBegun(String name, ExtensionContext context) {
    return store(name, context).get(Current.class) != null;
  }

  /** JUnit 6 has another name for what is called here, which JUnit 5 does not know. */
  @SuppressWarnings("deprecation")
  private static Servers servers(ExtensionContext context) {
    return Objects.requireNonNull(
        context
            .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
            .getOrComputeIfAbsent(
                Servers.class,
                key -> new Servers(context::getConfigurationParameter),
                Servers.class));
  }

  /** Return why none of the engines of a class can be had; nothing where one can. */
  static Optional<String> absence(DatabaseSettings settings, ExtensionContext context) {
    var servers = servers(context);
    var engines = engines(settings, context).toList();
    servers.startAhead(engines.size() > 1 ? engines : List.of());
    var reasons = engines.stream().map(servers::whyNot).toList();
    return reasons.contains(null)
        ? Optional.empty()
        : Optional.of(
            reasons.stream()
                .map(reason -> Objects.requireNonNull(reason).getMessage())
                .distinct()
                .collect(Collectors.joining("\n")));
  }

  private static Stream<ServerSpec> engines(DatabaseSettings settings, ExtensionContext context) {
    var outer = store(settings.name(), context).get(Current.class, Current.class);
    if (!settings.engines().isEmpty()) {
      return settings.engines().stream().map(ServerSpec::parse).distinct();
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
  static Optional<EngineMatrix> of(String name, ExtensionContext context) {
    return Optional.ofNullable(
        store(name, context).get(context.getRequiredTestClass(), EngineMatrix.class));
  }

  /** Return where a context keeps what is ours; the contexts below it find it there. */
  static Store store(String name, ExtensionContext context) {
    return context.getStore(NAMESPACE.append(name));
  }

  /** Tell whether the class that the context is of waits for its first engine. */
  static boolean isWaiting(String name, ExtensionContext context) {
    var current = store(name, context).get(Current.class, Current.class);
    return current != null && current.scope() == null;
  }

  /**
   * Return the test that a context is of, and what it uses.
   *
   * @throws ExtensionConfigurationException if it has no database
   */
  @SuppressWarnings("deprecation") // As above.
  static TestScope test(String name, ExtensionContext context) {
    var scope = scope(name, context);
    var key = new TestKey(context.getUniqueId());
    return Objects.requireNonNull(
        store(name, context)
            .getOrComputeIfAbsent(key, absent -> begin(name, scope, context), TestScope.class));
  }

  /** The test of a migration is about the database without a name. */
  private static TestScope begin(String name, DatabaseScope scope, ExtensionContext context) {
    return MigrationTests.start(context)
        .filter(version -> name.isEmpty())
        .map(version -> scope.begin(version, context))
        .orElseGet(() -> scope.begin(context));
  }

  /** Return the test that a context is of, if it uses anything. */
  static Optional<TestScope> startedTest(String name, ExtensionContext context) {
    return Optional.ofNullable(
        store(name, context).get(new TestKey(context.getUniqueId()), TestScope.class));
  }

  /** Tell whether the tests of the class that a context is of have databases now. */
  static boolean hasScope(String name, ExtensionContext context) {
    var current = store(name, context).get(Current.class, Current.class);
    return current != null && current.scope() != null;
  }

  /**
   * Return the databases of the class that a context is of.
   *
   * @throws ExtensionConfigurationException if it has none
   */
  static DatabaseScope scope(String name, ExtensionContext context) {
    var current = store(name, context).get(Current.class, Current.class);
    if (current == null && !name.isEmpty()) {
      throw new ExtensionConfigurationException(
          "%s has no database named \"%s\" yet. Register the extension in a static field."
              .formatted(context.getRequiredTestClass().getName(), name));
    }
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
                  .formatted(context.getRequiredTestClass().getName(), names(name, context))
              + " them has its turn. Take the database as a parameter of methods, or have an"
              + " instance for each method.");
    }
    return current.scope();
  }

  private static String names(String name, ExtensionContext context) {
    return of(name, context).stream()
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

  /** Is held while a class gets its matrix. */
  private record Lock(Class<?> testClass) {}

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
  private record Turn(ServerSpec engine, Blueprint blueprint, DatabaseSettings settings) {

    static Turn of(ServerSpec engine, DatabaseSettings settings, ExtensionContext context) {
      var loader = context.getRequiredTestClass().getClassLoader();
      boolean rewritten =
          context
              .getConfigurationParameter(MigratedDatabaseExtension.BASELINE)
              .filter("write"::equals)
              .isPresent();
      return new Turn(engine, settings.blueprint(loader, engine.engine(), rewritten), settings);
    }

    private Reports reports(ExtensionContext context) {
      var root =
          context
              .getConfigurationParameter(MigratedDatabaseExtension.REPORTS)
              .orElse(MigratedDatabaseExtension.DEFAULT_REPORTS);
      boolean remembering =
          context
              .getConfigurationParameter(MigratedDatabaseExtension.REMEMBER)
              .map(Boolean::parseBoolean)
              .orElse(true);
      return Reports.of(Path.of(root), engine, blueprint, remembering);
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
        template = servers(context).template(engine, blueprint, reports);
      } finally {
        publish(reports, context);
      }
      var scope =
          DatabaseScope.of(
              template,
              settings.isolation(),
              settings.keepFailed()
                  || context
                      .getConfigurationParameter(MigratedDatabaseExtension.KEEP_FAILED)
                      .filter(Boolean::parseBoolean)
                      .isPresent(),
              context.getRequiredTestClass());
      store(settings.name(), context)
          .put(Current.class, new Current(context.getUniqueId(), engine, scope));
      var origin = Origin.of(engine, settings);
      Applications.turn(context.getRequiredTestClass(), origin);
      Applications.enter(origin, scope);
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

package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.junit.DatabaseScope.TestScope;
import dev.stopover.models.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Provide the databases that {@link MigratedDatabase} asks for.
 *
 * <p>The annotation registers it. Name it in an {@code @ExtendWith} above the annotation only to
 * have it before another extension.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class MigratedDatabaseExtension extends EngineLifecycle
    implements ExecutionCondition,
        ClassTemplateInvocationContextProvider,
        TestInstancePreConstructCallback,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        TestInstancePostProcessor,
        ParameterResolver {

  /** The configuration parameter that names the engines of classes that name none. */
  public static final String ENGINES = "stopover.engines";

  /** The configuration parameter that is {@code write} where baselines are written anew. */
  public static final String BASELINE = "stopover.baseline";

  /** The configuration parameter that names the directory of the reports. */
  public static final String REPORTS = "stopover.reports";

  /** Where the reports go where no directory is named. */
  public static final String DEFAULT_REPORTS = "target/stopover";

  /**
   * The configuration parameter that is {@code false} where each run proves all versions anew,
   * rather than only those that are not remembered below the directory of the reports.
   */
  public static final String REMEMBER = "stopover.remember";

  /** The configuration parameter that has the databases of all failed tests kept. */
  public static final String KEEP_FAILED = "stopover.keepFailed";

  /** The engine of classes for which none is named. */
  public static final String DEFAULT_ENGINE = "postgres:17";

  private final @Nullable DatabaseSettings settings;
  private final Injection injection;

  /** Create the extension, as JUnit does. */
  public MigratedDatabaseExtension() {
    super("");
    this.settings = null;
    this.injection = new Injection(name);
  }

  private MigratedDatabaseExtension(DatabaseSettings settings) {
    super(settings.name());
    this.settings = settings;
    this.injection = new Injection(name);
  }

  /**
   * Begin to describe a database without an annotation.
   *
   * <p>The extension is registered in a static field by {@code @RegisterExtension}. Beside another
   * one, or beside the annotation, it has a name and one engine; without a name it may have
   * several, and then the class is annotated with {@code @ClassTemplate}.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** What is asked here comes first, before any extension does anything. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      settings(context)
          .filter(asked -> settings == null || !EngineMatrix.isBegun(name, context))
          .ifPresent(asked -> EngineMatrix.announce(asked, context));
    } else if (isBound(context) && isTest(context)) {
      EngineMatrix.test(name, context).run();
    }
    var reason =
        settings(context)
            .filter(asked -> asked.disabledWithoutServer() && context.getTestMethod().isEmpty())
            .flatMap(asked -> EngineMatrix.absence(asked, context));
    return reason.isPresent()
        ? ConditionEvaluationResult.disabled(reason.get())
        : ConditionEvaluationResult.enabled("it is not asked, or there is a server");
  }

  /** The database without a name leads. */
  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return name.isEmpty() && settings(context).isPresent();
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    return EngineMatrix.of(name, context).orElseThrow().invocations();
  }

  /** An only instance is made before anything else is called. */
  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    if (context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isPresent()) {
      beforeAll(context);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    settings(context)
        .filter(asked -> settings == null || !EngineMatrix.isBegun(name, context))
        .ifPresentOrElse(
            asked -> EngineMatrix.prepare(asked, context), () -> EngineMatrix.nest(name, context));
  }

  /** A test of an application begins before, and ends after, anything that is done around it. */
  private boolean isBound(ExtensionContext context) {
    return Applications.isBound(context.getRequiredTestClass());
  }

  private static boolean isTest(ExtensionContext context) {
    return context.getParent().flatMap(ExtensionContext::getTestMethod).isPresent()
        || !AnnotationSupport.isAnnotated(context.getTestMethod(), TestTemplate.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (EngineMatrix.hasScope(name, context)) {
      EngineMatrix.test(name, context).run();
    }
    if (name.isEmpty()) {
      MigrationTests.begin(context);
    }
  }

  /**
   * End a test in the view of its database.
   *
   * @throws org.opentest4j.AssertionFailedError if the test kept a connection, or never ran the
   *     migration that it is for
   */
  @Override
  public void afterEach(ExtensionContext context) {
    try {
      if (name.isEmpty()) {
        MigrationTests.end(context);
      }
    } finally {
      EngineMatrix.startedTest(name, context)
          .filter(test -> !isBound(context))
          .ifPresent(TestScope::end);
    }
  }

  private Optional<DatabaseSettings> settings(ExtensionContext context) {
    return settings != null
        ? Optional.of(settings)
        : AnnotationSupport.findAnnotation(context.getTestClass(), MigratedDatabase.class)
            .map(DatabaseSettings::of);
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return injection.supports(parameter)
        && !(isBound(context) && SpringTests.resolve(parameter, context));
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return injection.resolve(parameter, context);
  }

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context)
      throws IllegalAccessException {
    injection.fill(instance, context);
  }

  /**
   * Describe a database as {@link MigratedDatabase} does.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class Builder {

    private String name = "";
    private List<Class<?>> models = List.of();
    private List<String> packages = List.of();
    private List<String> engines = List.of();
    private List<String> migrations = List.of("classpath:db/migration");
    private List<String> placeholders = List.of();
    private List<String> rows = List.of();
    private Mapping mapping = Mapping.ANNOTATIONS;
    private String naming = "";
    private List<String> hibernate = List.of();
    private List<String> sql = List.of();
    private String version = "head";
    private List<Check> checks = List.of(Check.values());
    private String baseline = "";
    private Isolation isolation = Isolation.PER_METHOD;
    private boolean keepFailed;
    private boolean disabledWithoutServer;

    private Builder() {}

    /** Name the database, for {@link FromDatabase}; without it, it is that of the others. */
    public Builder name(String given) {
      name = given;
      return this;
    }

    /** Name the entities, as {@link MigratedDatabase#models()} does. */
    public Builder models(Class<?>... given) {
      models = List.of(given);
      return this;
    }

    /** Name packages of entities, as {@link MigratedDatabase#packages()} does. */
    public Builder packages(String... given) {
      packages = List.of(given);
      return this;
    }

    /** Name the servers, as {@link MigratedDatabase#engines()} does. */
    public Builder engines(String... given) {
      engines = List.of(given);
      return this;
    }

    /** Tell where the migrations are, as {@link MigratedDatabase#migrations()} does. */
    public Builder migrations(String... given) {
      migrations = List.of(given);
      return this;
    }

    /** Give values to placeholders, as {@link MigratedDatabase#placeholders()} does. */
    public Builder placeholders(String... given) {
      placeholders = List.of(given);
      return this;
    }

    /** Name the rows to begin with, as {@link MigratedDatabase#rows()} does. */
    public Builder rows(String... given) {
      rows = List.of(given);
      return this;
    }

    /** Tell who maps annotated classes, as {@link MigratedDatabase#mapping()} does. */
    public Builder mapping(Mapping given) {
      mapping = given;
      return this;
    }

    /** Tell how Stopover names what has no name, as {@link MigratedDatabase#naming()} does. */
    public Builder naming(String given) {
      naming = given;
      return this;
    }

    /** Give settings to Hibernate, as {@link MigratedDatabase#hibernate()} does. */
    public Builder hibernate(String... given) {
      hibernate = List.of(given);
      return this;
    }

    /** Name SQL that stands beside the models, as {@link MigratedDatabase#sql()} does. */
    public Builder sql(String... given) {
      sql = List.of(given);
      return this;
    }

    /** Name the version to begin with, as {@link MigratedDatabase#version()} does. */
    public Builder version(String given) {
      version = given;
      return this;
    }

    /** Tell what is proven, as {@link MigratedDatabase#checks()} does. */
    public Builder checks(Check... given) {
      checks = List.of(given);
      return this;
    }

    /** Name the file of known differences, as {@link MigratedDatabase#baseline()} does. */
    public Builder baseline(String given) {
      baseline = given;
      return this;
    }

    /** Tell which tests share the database, as {@link MigratedDatabase#isolation()} does. */
    public Builder isolation(Isolation given) {
      isolation = given;
      return this;
    }

    /** Keep the database of a failed test, as {@link MigratedDatabase#keepFailed()} does. */
    public Builder keepFailed(boolean given) {
      keepFailed = given;
      return this;
    }

    /** Skip the class, as {@link MigratedDatabase#disabledWithoutServer()} does. */
    public Builder disabledWithoutServer(boolean given) {
      disabledWithoutServer = given;
      return this;
    }

    /** Return the extension, for a static field with {@code @RegisterExtension}. */
    public MigratedDatabaseExtension build() {
      return new MigratedDatabaseExtension(settings());
    }

    DatabaseSettings settings() {
      return new DatabaseSettings(
          name,
          models,
          packages,
          mapping,
          naming,
          hibernate,
          sql,
          engines,
          migrations,
          placeholders,
          rows,
          version,
          checks,
          baseline,
          isolation,
          keepFailed,
          disabledWithoutServer);
    }
  }
}

package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.StopoverException;
import dev.stopover.junit.DatabaseScope.TestScope;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
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
public final class MigratedDatabaseExtension
    implements ClassTemplateInvocationContextProvider,
        TestInstancePreConstructCallback,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {

  /** The configuration parameter that names the engines of classes that name none. */
  public static final String ENGINES = "stopover.engines";

  /** The configuration parameter that is {@code write} where baselines are written anew. */
  public static final String BASELINE = "stopover.baseline";

  /** The configuration parameter that names the directory of the reports. */
  public static final String REPORTS = "stopover.reports";

  /** Where the reports go where no directory is named. */
  public static final String DEFAULT_REPORTS = "target/stopover";

  /** The engine of classes for which none is named. */
  public static final String DEFAULT_ENGINE = "postgres:17";

  private static final Set<Class<?>> PARAMETERS =
      Set.of(DataSource.class, Connection.class, TestDatabase.class, PendingMigration.class);

  /** Create the extension, as JUnit does. */
  public MigratedDatabaseExtension() {}

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return annotation(context).isPresent();
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    return EngineMatrix.of(context).orElseThrow().invocations();
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
    annotation(context)
        .ifPresentOrElse(
            annotation -> EngineMatrix.prepare(annotation, context),
            () -> EngineMatrix.nest(context));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (EngineMatrix.isWatched(context)) {
      EngineMatrix.test(context).run();
    }
    MigrationTests.begin(context);
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
      MigrationTests.end(context);
    } finally {
      EngineMatrix.startedTest(context).ifPresent(TestScope::end);
    }
  }

  private static Optional<MigratedDatabase> annotation(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestClass(), MigratedDatabase.class);
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.contains(parameter.getParameter().getType());
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getDeclaringExecutable() instanceof Method && EngineMatrix.isWaiting(context)) {
      return null; // JUnit asks before EngineLifecycle can put the call off.
    }
    var type = parameter.getParameter().getType();
    if (type == Connection.class) {
      return connect(parameter, context);
    }
    if (type == PendingMigration.class) {
      return MigrationTests.pending(context);
    }
    var database =
        context.getTestMethod().isPresent()
            ? EngineMatrix.test(context).handle()
            : EngineMatrix.scope(context).handle();
    return type == TestDatabase.class ? database : database.dataSource();
  }

  private static Connection connect(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getDeclaringExecutable() instanceof Constructor
        && context.getTestMethod().isEmpty()
        && EngineMatrix.scope(context).isPerMethod()) {
      throw new ExtensionConfigurationException(
          "The only instance of %s outlives the databases of its tests, and a connection cannot"
                  .formatted(context.getRequiredTestClass().getName())
              + " follow it from one to the next. Take a DataSource there, or let the class have"
              + " isolation = PER_CLASS.");
    }
    try {
      return context.getTestMethod().isPresent()
          ? EngineMatrix.test(context).connect()
          : EngineMatrix.scope(context).connect();
    } catch (SQLException e) {
      throw StopoverException.database(
          "There is no connection for %s: %s. Close those that are not in use."
              .formatted(parameter.getParameter(), e.getMessage()),
          e);
    }
  }
}

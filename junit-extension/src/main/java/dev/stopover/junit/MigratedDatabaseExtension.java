package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.StopoverException;
import dev.stopover.junit.internal.Resource;
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
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
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
        ParameterResolver {

  /** The configuration parameter that names the engines of classes that name none. */
  public static final String ENGINES = "stopover.engines";

  /** The engine of classes for which none is named. */
  public static final String DEFAULT_ENGINE = "postgres:17";

  private static final Set<Class<?>> PARAMETERS =
      Set.of(DataSource.class, Connection.class, TestDatabase.class);

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
    annotation(context).ifPresent(annotation -> EngineMatrix.prepare(annotation, context));
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
    var database = EngineMatrix.database(context);
    var type = parameter.getParameter().getType();
    if (type == TestDatabase.class) {
      return database;
    }
    return type == DataSource.class ? database.dataSource() : connect(database, context);
  }

  private static Connection connect(TestDatabase database, ExtensionContext context) {
    try {
      var connection = database.dataSource().getConnection();
      EngineMatrix.store(context).put(connection, (Resource) () -> close(connection));
      return connection;
    } catch (SQLException e) {
      throw StopoverException.database(
          "%s gives no connection: %s. Close those that are not in use."
              .formatted(database, e.getMessage()),
          e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StopoverException.database(
          "The connection of a test cannot be closed: " + e.getMessage(), e);
    }
  }
}

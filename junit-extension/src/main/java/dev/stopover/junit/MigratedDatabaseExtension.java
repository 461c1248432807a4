package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.StopoverException;
import dev.stopover.junit.internal.Blueprint;
import dev.stopover.junit.internal.Resource;
import dev.stopover.junit.internal.Servers;
import dev.stopover.server.ServerSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Provide the databases that {@link MigratedDatabase} asks for.
 *
 * <p>The annotation registers it. Name it in an {@code @ExtendWith} beside the annotation only to
 * give it a place among other extensions.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class MigratedDatabaseExtension
    implements ClassTemplateInvocationContextProvider, ParameterResolver {

  /** The configuration parameter that names the engines of classes that name none. */
  public static final String ENGINES = "stopover.engines";

  /** The engine of classes for which none is named. */
  public static final String DEFAULT_ENGINE = "postgres:17";

  private static final Namespace NAMESPACE = Namespace.create(MigratedDatabaseExtension.class);

  private static final Set<Class<?>> PARAMETERS =
      Set.of(DataSource.class, Connection.class, TestDatabase.class);

  /** Create the extension; the annotation does so by itself. */
  public MigratedDatabaseExtension() {}

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return annotation(context).isPresent();
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    var annotation = annotation(context).orElseThrow();
    var loader = context.getRequiredTestClass().getClassLoader();
    return engines(annotation, context)
        .map(
            engine ->
                new OnEngine(
                    engine,
                    Blueprint.of(
                        loader,
                        annotation.models(),
                        annotation.packages(),
                        engine.engine(),
                        annotation.migrations(),
                        annotation.placeholders())));
  }

  private static Optional<MigratedDatabase> annotation(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestClass(), MigratedDatabase.class);
  }

  private static Stream<ServerSpec> engines(MigratedDatabase annotation, ExtensionContext context) {
    if (annotation.engines().length == 0) {
      var outer = store(context).get(ServerSpec.class, ServerSpec.class);
      if (outer != null) {
        return Stream.of(outer);
      }
    }
    var engines =
        annotation.engines().length > 0
            ? List.of(annotation.engines())
            : List.of(context.getConfigurationParameter(ENGINES).orElse(DEFAULT_ENGINE).split(","));
    return engines.stream().map(ServerSpec::parse).distinct();
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
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var database = store(context).get(TestDatabase.class, TestDatabase.class);
    if (database == null) {
      throw new ExtensionConfigurationException(
          "Only a class with @MigratedDatabase, and one nested in it, has a database, but %s has"
                  .formatted(context.getRequiredTestClass().getName())
              + " none. Write the annotation on the class; another class template, such as"
              + " @ParameterizedClass, goes on a class nested in it.");
    }
    var type = parameter.getParameter().getType();
    if (type == TestDatabase.class) {
      return database;
    }
    return type == DataSource.class ? database.dataSource() : connect(database, context);
  }

  private static Connection connect(TestDatabase database, ExtensionContext context) {
    try {
      var connection = database.dataSource().getConnection();
      store(context).put(connection, (Resource) () -> close(connection));
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

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  /** Runs a class on one engine; what it puts into the store, nested classes find there too. */
  private record OnEngine(ServerSpec engine, Blueprint blueprint)
      implements ClassTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
      return engine.toString();
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      var database =
          context
              .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
              .getOrComputeIfAbsent(Servers.class, key -> new Servers(), Servers.class)
              .database(engine, blueprint);
      store(context).put(ServerSpec.class, engine);
      store(context).put(TestDatabase.class, new TestDatabase(database));
      store(context).put(Resource.class, (Resource) database::close);
    }
  }
}

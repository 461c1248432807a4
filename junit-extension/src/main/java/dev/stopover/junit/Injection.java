package dev.stopover.junit;

import dev.stopover.StopoverException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Give parameters and fields what leads to a database.
 *
 * @param name the name of the database; empty for the one without
 */
record Injection(String name) {

  private static final Set<Class<?>> TYPES =
      Set.of(
          DataSource.class,
          Connection.class,
          TestDatabase.class,
          PendingMigration.class,
          Flyway.class);

  boolean supports(ParameterContext parameter) {
    return TYPES.contains(parameter.getParameter().getType())
        && parameter
            .findAnnotation(FromDatabase.class)
            .map(FromDatabase::value)
            .orElse("")
            .equals(name);
  }

  @Nullable Object resolve(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getDeclaringExecutable() instanceof Method
        && EngineMatrix.isWaiting(name, context)) {
      return null; // JUnit asks before EngineLifecycle can put the call off.
    }
    return provide(
        parameter.getParameter().getType(),
        parameter.getDeclaringExecutable() instanceof Constructor,
        context);
  }

  /** Fill the fields that ask for it by {@link FromDatabase}. */
  void fill(Object instance, ExtensionContext context) throws IllegalAccessException {
    var fields =
        AnnotationSupport.findAnnotatedFields(
            instance.getClass(),
            FromDatabase.class,
            field -> !Modifier.isStatic(field.getModifiers()));
    for (var field : fields) {
      if (field.getAnnotation(FromDatabase.class).value().equals(name)) {
        if (!TYPES.contains(field.getType())) {
          throw new ExtensionConfigurationException(
              "The field %s cannot be filled from a database. Let it be a DataSource, a Connection or a TestDatabase."
                  .formatted(field));
        }
        field.setAccessible(true);
        field.set(instance, provide(field.getType(), true, context));
      }
    }
  }

  private Object provide(Class<?> type, boolean ofTheInstance, ExtensionContext context) {
    if (type == Connection.class) {
      return connect(ofTheInstance, context);
    }
    if (type == PendingMigration.class) {
      return MigrationTests.pending(context);
    }
    var database =
        context.getTestMethod().isPresent()
            ? EngineMatrix.test(name, context).handle()
            : EngineMatrix.scope(name, context).handle();
    if (type == Flyway.class) {
      return database.flyway();
    }
    return type == TestDatabase.class ? database : database.dataSource();
  }

  private Connection connect(boolean ofTheInstance, ExtensionContext context) {
    if (ofTheInstance
        && context.getTestMethod().isEmpty()
        && EngineMatrix.scope(name, context).isPerMethod()) {
      throw new ExtensionConfigurationException(
          "The only instance of %s outlives the databases of its tests, and a connection cannot"
                  .formatted(context.getRequiredTestClass().getName())
              + " follow it from one to the next. Take a DataSource there, or let the class have"
              + " isolation = PER_CLASS.");
    }
    try {
      return context.getTestMethod().isPresent()
          ? EngineMatrix.test(name, context).connect()
          : EngineMatrix.scope(name, context).connect();
    } catch (SQLException e) {
      throw StopoverException.database(
          "There is no connection for a test: %s. Close those that are not in use."
              .formatted(e.getMessage()),
          e);
    }
  }
}

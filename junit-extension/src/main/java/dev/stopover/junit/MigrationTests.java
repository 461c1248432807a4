package dev.stopover.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/** Runs the migrations of methods with {@link MigrationTest}. */
final class MigrationTests {

  private MigrationTests() {}

  private static Optional<MigrationTest> annotation(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestMethod(), MigrationTest.class);
  }

  /** Return the version that a test begins with, where that is not what its class begins with. */
  static Optional<String> start(ExtensionContext context) {
    return annotation(context).map(MigrationTest::from);
  }

  /** Load the rows and migrate, unless the test does that itself. */
  static void begin(ExtensionContext context) {
    annotation(context)
        .ifPresent(
            annotation -> {
              if (!EngineMatrix.scope("", context).isPerMethod()) {
                throw new ExtensionConfigurationException(
                    "%s has @MigrationTest, but shares its database with other tests. Let the class have isolation = PER_METHOD."
                        .formatted(context.getRequiredTestMethod()));
              }
              var database = EngineMatrix.test("", context).handle();
              database.load(annotation.rows());
              var pending = new PendingMigration(database, annotation.to());
              EngineMatrix.store("", context).put(PendingMigration.class, pending);
              if (!isHeldBack(context)) {
                pending.run();
              }
            });
  }

  private static boolean isHeldBack(ExtensionContext context) {
    for (var type : context.getRequiredTestMethod().getParameterTypes()) {
      if (type == PendingMigration.class) {
        return true;
      }
    }
    return false;
  }

  /** Return the migration that a test waits with. */
  static PendingMigration pending(ExtensionContext context) {
    var pending =
        EngineMatrix.store("", context).get(PendingMigration.class, PendingMigration.class);
    if (pending == null) {
      throw new ExtensionConfigurationException(
          "Only a method with @MigrationTest has a PendingMigration, but %s has none. Write the annotation on it."
              .formatted(context.getElement().map(Object::toString).orElse("")));
    }
    return pending;
  }

  /**
   * Fail a test that passed without what it is for.
   *
   * @throws AssertionFailedError if it never ran its migration
   */
  static void end(ExtensionContext context) {
    if (annotation(context).isPresent()
        && context.getExecutionException().isEmpty()
        && !pending(context).isDone()) {
      throw new AssertionFailedError(
          "%s never ran its migration. Call run() of its PendingMigration once the rows are there."
              .formatted(context.getRequiredTestMethod().getName()));
    }
  }
}

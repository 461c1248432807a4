package dev.stopover.junit;

import dev.stopover.StopoverException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Get on with the extension of Spring in the same class.
 *
 * <p>Nobody may call this in a class whose tests are not Spring's: Spring may not be there.
 */
final class SpringTests {

  /** Where Spring keeps the manager of a test class. */
  private static final Namespace MANAGERS = Namespace.create(SpringExtension.class);

  private SpringTests() {}

  /** Tell whether Spring takes it upon itself to resolve a parameter. */
  static boolean resolve(ParameterContext parameter, ExtensionContext context) {
    return new SpringExtension().supportsParameter(parameter, context);
  }

  /**
   * Begin with one of several engines.
   *
   * <p>Spring decides once for a class which context its tests have, when the first engine has not
   * had its turn yet: it has to do so again for each.
   */
  static void begin(ExtensionContext context) {
    context.getRoot().getStore(MANAGERS).remove(context.getRequiredTestClass());
    call("begin", new SpringExtension()::beforeAll, context);
  }

  /** End with one of several engines. */
  static void end(ExtensionContext context) {
    call("end", new SpringExtension()::afterAll, context);
  }

  @FunctionalInterface
  private interface Callback {
    void call(ExtensionContext context) throws Exception;
  }

  private static void call(String what, Callback callback, ExtensionContext context) {
    try {
      callback.call(context);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw StopoverException.usage(
          "Spring cannot %s the tests of %s on an engine: %s"
              .formatted(what, context.getRequiredTestClass().getName(), e.getMessage()),
          e);
    }
  }
}

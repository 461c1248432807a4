package dev.stopover.junit.internal;

import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Release something when the store that holds it is closed.
 *
 * <p>Which of the two interfaces a store looks at depends on its scope, on the version of JUnit and
 * on its configuration.
 */
@SuppressWarnings("deprecation")
@FunctionalInterface
public interface Resource extends Store.CloseableResource, AutoCloseable {

  @Override
  void close();
}

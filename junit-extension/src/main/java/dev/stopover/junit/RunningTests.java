package dev.stopover.junit;

import dev.stopover.StopoverException;
import dev.stopover.junit.DatabaseScope.TestScope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Know the test that somebody means who was not told of any. */
final class RunningTests {

  private final Class<?> testClass;
  private final Map<TestScope, Thread> running = new ConcurrentHashMap<>();

  RunningTests(Class<?> testClass) {
    this.testClass = testClass;
  }

  Class<?> testClass() {
    return testClass;
  }

  /** Tell whether a test runs on a thread. */
  boolean isOn(Thread thread) {
    return running.containsValue(thread);
  }

  void begin(TestScope test) {
    running.put(test, Thread.currentThread());
  }

  void end(TestScope test) {
    running.remove(test);
  }

  /**
   * Return the test of this thread, or else the only one that runs; {@code null} where none does.
   *
   * @throws StopoverException if it may be one of several
   */
  @Nullable TestScope current() {
    var tests = Map.copyOf(running);
    for (var test : tests.entrySet()) {
      if (tests.size() == 1 || test.getValue() == Thread.currentThread()) {
        return test.getKey();
      }
    }
    if (!tests.isEmpty()) {
      throw StopoverException.usage(
          "Several tests of %s run at the same time, each with a database of its own, and a thread"
                  .formatted(testClass.getName())
              + " that belongs to none of them asks for one. Hand it the database that a test has"
              + " as a parameter, or let the class have isolation = PER_CLASS.");
    }
    return null;
  }
}

package dev.stopover.junit;

import dev.stopover.StopoverException;
import dev.stopover.server.ServerSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Know which database an application means that a framework keeps from test to test, and from class
 * to class.
 */
final class Applications {

  private static final Map<Class<?>, Supplier<@Nullable Origin>> CLASSES =
      new ConcurrentHashMap<>();
  private static final Map<Class<?>, Runnable> BEGINNINGS = new ConcurrentHashMap<>();
  private static final Set<Class<?>> BOUND = ConcurrentHashMap.newKeySet();
  private static final List<Stay> STAYS = new CopyOnWriteArrayList<>();

  private Applications() {}

  /** What the databases of a class are made from, as far as an application can tell them apart. */
  record Origin(
      ServerSpec engine, List<String> migrations, List<String> placeholders, String version) {

    static Origin of(ServerSpec engine, DatabaseSettings settings) {
      return new Origin(engine, settings.migrations(), settings.placeholders(), settings.version());
    }
  }

  private record Stay(Origin origin, DatabaseScope scope, Thread thread) {}

  /**
   * Announce a class before a framework asks for it.
   *
   * @param origin what its databases are made from; null while the class waits for its first engine
   * @param beginning has the class begin, unless it has begun
   */
  static void announce(Class<?> testClass, Supplier<@Nullable Origin> origin, Runnable beginning) {
    CLASSES.put(testClass, origin);
    BEGINNINGS.put(testClass, beginning);
  }

  /** Let the origin of the databases of a class be another one from now on. */
  static void turn(Class<?> testClass, Origin origin) {
    CLASSES.put(testClass, () -> origin);
  }

  static void retract(Class<?> testClass) {
    CLASSES.remove(testClass);
    BEGINNINGS.remove(testClass);
    BOUND.remove(testClass);
  }

  /** Return the class that has the databases of a test class: itself, or one around it. */
  static @Nullable Class<?> ownerOf(@Nullable Class<?> testClass) {
    return testClass == null || CLASSES.containsKey(testClass)
        ? testClass
        : ownerOf(testClass.getEnclosingClass());
  }

  /** Bind the application of a class, as {@link #ownerOf} returned it, to its databases. */
  static @Nullable Origin bind(Class<?> owner) {
    BOUND.add(owner);
    var origin = CLASSES.get(owner);
    return origin == null ? null : origin.get();
  }

  /**
   * Return the scope of a class, which begins where it has not yet; none while it waits for its
   * first engine.
   *
   * @param owner the class, as {@link #ownerOf} returned it
   */
  static Optional<DatabaseScope> scopeOf(Class<?> owner) {
    var beginning = BEGINNINGS.get(owner);
    if (beginning != null) {
      beginning.run();
    }
    return STAYS.stream().map(Stay::scope).filter(scope -> scope.testClass() == owner).findFirst();
  }

  /** Tell whether an application is bound to the databases of a class. */
  static boolean isBound(Class<?> testClass) {
    var owner = ownerOf(testClass);
    return owner != null && BOUND.contains(owner);
  }

  /** Let a scope be one that applications may mean. */
  static void enter(Origin origin, DatabaseScope scope) {
    STAYS.add(new Stay(origin, scope, Thread.currentThread()));
  }

  /** Let a nested scope be one that applications may mean. */
  static void enter(DatabaseScope outer, DatabaseScope nested) {
    STAYS.stream()
        .filter(stay -> stay.scope() == outer)
        .findFirst()
        .ifPresent(stay -> enter(stay.origin(), nested));
  }

  static void leave(DatabaseScope scope) {
    STAYS.removeIf(stay -> stay.scope() == scope);
  }

  /**
   * Return what leads to the database of the test that runs on this thread, or of the class; for
   * another thread, to that of the only class that runs.
   *
   * @param origin what the application was made for
   * @throws StopoverException if nobody runs, or it may be one of several
   */
  static TestDatabase current(Origin origin) {
    var stays = STAYS.stream().filter(stay -> stay.origin().equals(origin)).toList();
    var thread = Thread.currentThread();
    for (var stay : stays) {
      if (stay.scope().isRunningOn(thread)) {
        return stay.scope().handle();
      }
    }
    if (stays.isEmpty()) {
      throw StopoverException.usage(
          "The application asks for a database of %s, and no test that has one runs. It has one"
                  .formatted(origin.engine())
              + " from the time that a test class begins until its last test is over: end what it"
              + " does in the background by then.");
    }
    var own = stays.stream().filter(stay -> stay.thread() == thread).toList();
    var classes = stays.stream().map(stay -> stay.scope().testClass()).collect(Collectors.toSet());
    if (own.isEmpty() && classes.size() > 1) {
      throw StopoverException.usage(
          "Classes that share an application run at the same time (%s), and a thread that belongs to"
                  .formatted(
                      classes.stream()
                          .map(Class::getName)
                          .sorted()
                          .collect(Collectors.joining(", ")))
              + " no test asks for a database. Let one of them wait for the other with"
              + " @ResourceLock, or have an application of its own.");
    }
    return last(own.isEmpty() ? stays : own).scope().handle();
  }

  private static Stay last(List<Stay> stays) {
    return stays.get(stays.size() - 1);
  }
}

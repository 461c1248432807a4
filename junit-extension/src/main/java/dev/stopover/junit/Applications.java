package dev.stopover.junit;

import dev.stopover.StopoverException;
import dev.stopover.server.ServerSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Know which database an application means that a framework keeps from test to test, and from class
 * to class.
 */
final class Applications {

  private static final Map<Class<?>, Map<String, Announced>> CLASSES = new ConcurrentHashMap<>();
  private static final Set<Class<?>> BOUND = ConcurrentHashMap.newKeySet();
  private static final List<Stay> STAYS = new CopyOnWriteArrayList<>();

  private Applications() {}

  /**
   * What the databases of a class are made from, as far as an application can tell them apart.
   *
   * @param name the name among several of one class; empty for the one without
   */
  record Origin(
      String name,
      ServerSpec engine,
      List<String> migrations,
      List<String> placeholders,
      List<String> rows,
      String version) {

    static Origin of(ServerSpec engine, DatabaseSettings settings) {
      return new Origin(
          settings.name(),
          engine,
          settings.migrations(),
          settings.placeholders(),
          settings.rows(),
          settings.version());
    }
  }

  private record Stay(Origin origin, DatabaseScope scope, Thread thread) {}

  private record Announced(Supplier<@Nullable Origin> origin, Runnable beginning, Thread thread) {}

  /**
   * Announce a database of a class before a framework asks for it.
   *
   * @param name the name of the database
   * @param origin what it is made from; null while the class waits for its first engine
   * @param beginning has the class begin, unless it has begun
   */
  static void announce(
      Class<?> testClass, String name, Supplier<@Nullable Origin> origin, Runnable beginning) {
    CLASSES
        .computeIfAbsent(testClass, key -> new ConcurrentHashMap<>())
        .put(name, new Announced(origin, beginning, Thread.currentThread()));
  }

  static boolean isAnnounced(Class<?> testClass, String name) {
    return announced(testClass).containsKey(name);
  }

  /** Let the origin of a database of a class be another one from now on. */
  static void turn(Class<?> testClass, Origin origin) {
    CLASSES
        .computeIfAbsent(testClass, key -> new ConcurrentHashMap<>())
        .compute(
            origin.name(),
            (name, announced) ->
                announced == null
                    ? new Announced(() -> origin, () -> {}, Thread.currentThread())
                    : new Announced(() -> origin, announced.beginning(), announced.thread()));
  }

  static void retract(Class<?> testClass) {
    CLASSES.remove(testClass);
    BOUND.remove(testClass);
  }

  /** Return the classes that have the databases of a test class: itself, and those around it. */
  private static List<Class<?>> ownersOf(Class<?> testClass) {
    return Stream.<Class<?>>iterate(testClass, Objects::nonNull, Class::getEnclosingClass)
        .filter(CLASSES::containsKey)
        .toList();
  }

  /** Return the names of the databases of a test class, those around it included. */
  static Set<String> names(Class<?> testClass) {
    return ownersOf(testClass).stream()
        .flatMap(owner -> announced(owner).keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Bind the application of a test class to its databases.
   *
   * @return their origins; null while the class waits for its first engine
   */
  static @Nullable Set<Origin> bind(Class<?> testClass) {
    var origins = new HashMap<String, Origin>();
    for (var owner : ownersOf(testClass)) {
      BOUND.add(owner);
      for (var announced : announced(owner).entrySet()) {
        var origin = announced.getValue().origin().get();
        if (origin == null) {
          return null;
        }
        origins.putIfAbsent(announced.getKey(), origin);
      }
    }
    return Set.copyOf(origins.values());
  }

  private static Map<String, Announced> announced(Class<?> owner) {
    return CLASSES.getOrDefault(owner, Map.of());
  }

  /**
   * Return the scope of a database of a test class, which begins where it has not yet; none while
   * it waits for its first engine.
   */
  static Optional<DatabaseScope> scopeOf(Class<?> testClass, String name) {
    for (var owner : ownersOf(testClass)) {
      var announced = announced(owner).get(name);
      if (announced != null) {
        announced.beginning().run();
        return STAYS.stream()
            .filter(stay -> stay.origin().name().equals(name))
            .map(Stay::scope)
            .filter(scope -> scope.testClass() == owner)
            .findFirst();
      }
    }
    return Optional.empty();
  }

  /** Tell whether an application is bound to the databases of a test class. */
  static boolean isBound(Class<?> testClass) {
    return ownersOf(testClass).stream().anyMatch(BOUND::contains);
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
    return current(
        stay -> stay.origin().equals(origin), "a database of %s".formatted(origin.engine()));
  }

  /**
   * Return the same for an application that knows no more than the name of the database: it may ask
   * before the class begins, which then does.
   *
   * @throws StopoverException if nobody runs, or it may be one of several
   */
  static TestDatabase current(String name) {
    toBegin(name).ifPresent(owner -> scopeOf(owner, name));
    return current(
        stay -> stay.origin().name().equals(name),
        name.isEmpty() ? "the database" : "the database \"%s\"".formatted(name));
  }

  /**
   * Return the class that this thread asks for before it has begun: its own, or else, where no
   * class has begun, the only one.
   *
   * @throws StopoverException if it may be one of several
   */
  private static Optional<Class<?>> toBegin(String name) {
    var begun =
        STAYS.stream()
            .filter(stay -> stay.origin().name().equals(name))
            .<Class<?>>map(stay -> stay.scope().testClass())
            .collect(Collectors.toSet());
    var thread = Thread.currentThread();
    var own = announcing(name, announced -> announced.thread() == thread);
    own.removeAll(begun);
    if (own.isEmpty() && !begun.isEmpty()) {
      return Optional.empty();
    }
    var meant = own.isEmpty() ? announcing(name, announced -> true) : own;
    if (meant.size() > 1) {
      throw oneOfSeveral(meant);
    }
    return meant.stream().findFirst();
  }

  private static Set<Class<?>> announcing(String name, Predicate<Announced> which) {
    return CLASSES.keySet().stream()
        .filter(owner -> Optional.ofNullable(announced(owner).get(name)).filter(which).isPresent())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static TestDatabase current(Predicate<Stay> meant, String what) {
    var stays = STAYS.stream().filter(meant).toList();
    var thread = Thread.currentThread();
    for (var stay : stays) {
      if (stay.scope().isRunningOn(thread)) {
        return stay.scope().handle();
      }
    }
    if (stays.isEmpty()) {
      throw StopoverException.usage(
          "The application asks for %s, and no test that has one runs. It has one".formatted(what)
              + " from the time that a test class begins until its last test is over: end what it"
              + " does in the background by then.");
    }
    var own = stays.stream().filter(stay -> stay.thread() == thread).toList();
    var classes =
        stays.stream().<Class<?>>map(stay -> stay.scope().testClass()).collect(Collectors.toSet());
    if (own.isEmpty() && classes.size() > 1) {
      throw oneOfSeveral(classes);
    }
    return last(own.isEmpty() ? stays : own).scope().handle();
  }

  private static StopoverException oneOfSeveral(Set<Class<?>> classes) {
    return StopoverException.usage(
        "Classes that share an application run at the same time (%s), and a thread that belongs to"
                .formatted(
                    classes.stream().map(Class::getName).sorted().collect(Collectors.joining(", ")))
            + " no test asks for a database. Let one of them wait for the other with"
            + " @ResourceLock, or have an application of its own.");
  }

  private static Stay last(List<Stay> stays) {
    return stays.get(stays.size() - 1);
  }
}

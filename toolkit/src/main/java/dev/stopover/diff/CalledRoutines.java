package dev.stopover.diff;

import dev.stopover.model.ObjectName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Guess from the bodies of routines what these call, and read, in turn: the server keeps no account
 * of it, but wants it when a check, a computed column or a materialized view is made.
 */
final class CalledRoutines {

  /** What is run, or planned, as soon as it is made. */
  private static final Set<String> RUN_AT_ONCE =
      Set.of("column", "constraint", "default", "index", "materialized view");

  private static final Set<String> CALLABLE = Set.of("function", "aggregate");

  private static final Pattern NAME =
      Pattern.compile("\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*");

  private final Needs needs;
  private final Map<ObjectName, SchemaObject> routines = new HashMap<>();
  private final Map<String, Set<ObjectName>> named = new HashMap<>();
  private final Map<ObjectName, Set<ObjectName>> bodies = new HashMap<>();

  CalledRoutines(Schema schema, Needs needs) {
    this.needs = needs;
    for (var object : schema.objects()) {
      var id = object.id();
      var isCallable = CALLABLE.contains(id.kind());
      if (isCallable) {
        routines.put(id, object);
      }
      if (isCallable || isView(id)) {
        named.computeIfAbsent(id.name().name(), key -> new LinkedHashSet<>()).add(id);
      }
    }
  }

  /** Return what a thing needs by way of the bodies of the routines that it calls. */
  Collection<ObjectName> by(ObjectName thing) {
    if (!RUN_AT_ONCE.contains(thing.kind()) || routines.isEmpty()) {
      return List.of();
    }
    var found = new LinkedHashSet<ObjectName>();
    var seen = new HashSet<ObjectName>();
    var waiting = new ArrayDeque<>(needs.of(thing));
    while (!waiting.isEmpty()) {
      var next = waiting.poll();
      if (!seen.add(next)) {
        continue;
      }
      if (isView(next)) {
        waiting.addAll(needs.of(next));
      } else if (routines.containsKey(next)) {
        for (var called : inBodyOf(next)) {
          if (!needs.reaches(called, thing) && found.add(called)) {
            waiting.add(called);
          }
        }
      }
    }
    return found;
  }

  private Set<ObjectName> inBodyOf(ObjectName routine) {
    return bodies.computeIfAbsent(
        routine,
        key -> {
          var called = new LinkedHashSet<ObjectName>();
          var object = routines.get(key);
          var name = NAME.matcher(object == null ? "" : object.definition());
          while (name.find()) {
            var text = name.group();
            var plain =
                text.startsWith("\"")
                    ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                    : text;
            called.addAll(named.getOrDefault(plain, Set.of()));
          }
          called.remove(key);
          return called;
        });
  }

  private static boolean isView(ObjectName thing) {
    return thing.kind().endsWith("view");
  }
}

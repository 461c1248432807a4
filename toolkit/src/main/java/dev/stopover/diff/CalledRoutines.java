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
import java.util.Locale;
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

  private static final String COMMENT = "--[^\n]*|/\\*(?s:.*?)\\*/";
  private static final String TEXT = "'(?:[^']|'')*+'";
  private static final String NAME = "\"(?:[^\"]|\"\")++\"|[\\p{L}_][\\p{L}\\p{N}_$]*";

  private static final Pattern TOKEN = Pattern.compile(COMMENT + "|" + TEXT + "|" + NAME);

  /** A routine that puts its statements together names in texts what it calls. */
  private static final Pattern TOKEN_IN_TEXTS = Pattern.compile(COMMENT + "|" + NAME);

  private static final Pattern EXECUTE = Pattern.compile("(?i)\\bEXECUTE\\b");

  private static final Pattern CAPITALS = Pattern.compile("[A-Z]+");

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
          var body = object == null ? "" : object.definition();
          var pattern = EXECUTE.matcher(body).find() ? TOKEN_IN_TEXTS : TOKEN;
          pattern
              .matcher(body)
              .results()
              .map(token -> asStored(token.group()))
              .forEach(name -> called.addAll(named.getOrDefault(name, Set.of())));
          called.remove(key);
          return called;
        });
  }

  /** A name that is not quoted is one in small letters (PostgreSQL manual, 4.1.1). */
  private static String asStored(String token) {
    return token.startsWith("\"")
        ? token.substring(1, token.length() - 1).replace("\"\"", "\"")
        : CAPITALS.matcher(token).replaceAll(letters -> letters.group().toLowerCase(Locale.ROOT));
  }

  private static boolean isView(ObjectName thing) {
    return thing.kind().endsWith("view");
  }
}

package dev.stopover.verify;

import dev.stopover.model.ObjectName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Find what goes on to speak of old names when something is renamed: bodies are texts. */
final class OldNames {

  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Set<String> ROUTINES = Set.of("function", "procedure", "event");

  private static final String HEAD = " FOR EACH ROW";

  private OldNames() {}

  /** Return the routines and the events that speak of what is renamed. */
  static List<SchemaObject> routines(Rename rename, Schema schema) {
    return schema.objects().stream()
        .filter(object -> ROUTINES.contains(object.id().kind()))
        .filter(routine -> speaks(routine.definition(), rename))
        .toList();
  }

  /**
   * Return the triggers of MySQL that speak of what is renamed, with those that fire after them,
   * which could not come behind them again.
   */
  static Set<SchemaObject> triggers(List<Rename> renames, Schema schema) {
    var found = new HashSet<SchemaObject>();
    var names = new HashSet<ObjectName>();
    var triggers =
        schema.objects().stream().filter(object -> object.id().kind().equals("trigger")).toList();
    for (var trigger : triggers) {
      if (renames.stream().anyMatch(rename -> reads(trigger, rename))) {
        found.add(trigger);
        names.add(trigger.id());
      }
    }
    var grows = !found.isEmpty();
    while (grows) {
      grows = false;
      for (var trigger : triggers) {
        if (schema.needs().getOrDefault(trigger.id(), Set.of()).stream().anyMatch(names::contains)
            && found.add(trigger)) {
          names.add(trigger.id());
          grows = true;
        }
      }
    }
    return found;
  }

  private static boolean reads(SchemaObject trigger, Rename rename) {
    var definition = trigger.definition();
    var body = definition.substring(Math.max(0, definition.indexOf(HEAD)));
    var owner = trigger.owner();
    return speaks(body, rename)
        || (rename instanceof Rename.OfColumn column
            && owner != null
            && Objects.equals(owner.name(), column.table())
            && has(body, "\\b(?:NEW|OLD)`?\\s*\\.\\s*`?", column.from()));
  }

  private static boolean speaks(String body, Rename rename) {
    return rename instanceof Rename.OfTable table
        ? has(body, "", table.table().name())
        : rename instanceof Rename.OfColumn column
            && has(body, "", column.table().name())
            && has(body, "", column.from());
  }

  /** Tell whether a text has a name as a word of its own, behind something. */
  private static boolean has(String text, String before, String name) {
    var word = "(?<![\\w$])%s(?![\\w$])".formatted(Pattern.quote(name.replace("`", "``")));
    return Pattern.compile(before + word, ANY_CASE).matcher(text).find();
  }
}

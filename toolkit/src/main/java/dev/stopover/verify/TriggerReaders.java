package dev.stopover.verify;

import dev.stopover.model.ObjectName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Find the triggers that go on to speak of old names when something is renamed: MySQL keeps their
 * text as it was written, and they fail when they fire.
 */
final class TriggerReaders {

  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final String HEAD = " FOR EACH ROW";

  private TriggerReaders() {}

  /** Return them with those that fire after them, which could not come behind them again. */
  static Set<SchemaObject> of(List<Rename> renames, Schema schema) {
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
    if (rename instanceof Rename.OfTable table) {
      return has(body, "", table.table().name());
    }
    if (rename instanceof Rename.OfColumn column) {
      var owner = trigger.owner();
      var isOwn = owner != null && Objects.equals(owner.name(), column.table());
      return (isOwn && has(body, "\\b(?:NEW|OLD)`?\\s*\\.\\s*`?", column.from()))
          || (has(body, "", column.table().name()) && has(body, "", column.from()));
    }
    return false;
  }

  /** Tell whether a text has a name as a word of its own, behind something. */
  private static boolean has(String text, String before, String name) {
    var word = "(?<![\\w$])%s(?![\\w$])".formatted(Pattern.quote(name.replace("`", "``")));
    return Pattern.compile(before + word, ANY_CASE).matcher(text).find();
  }
}

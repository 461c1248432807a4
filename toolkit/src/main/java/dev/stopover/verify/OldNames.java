package dev.stopover.verify;

import static java.util.stream.Collectors.toSet;

import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Find what goes on to speak of old names when something is renamed: bodies are texts. */
final class OldNames {

  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Set<String> ROUTINES = Set.of("function", "procedure", "event");

  private static final String HEAD = " FOR EACH ROW";

  private OldNames() {}

  /**
   * Return the routines and the events that speak of what is renamed, and do so afterwards.
   *
   * @param before the schema with the old names
   * @param after the schema where all leads to
   */
  static List<ObjectName> routines(Rename rename, Schema before, Schema after) {
    var speaking =
        speakers(rename, before)
            .map(routine -> List.of(routine.kind(), routine.name()))
            .collect(toSet());
    return after.objects().stream()
        .filter(routine -> speaking.contains(List.of(routine.id().kind(), routine.id().name())))
        .filter(routine -> has(body(routine), "", formerly(rename)))
        .map(SchemaObject::id)
        .toList();
  }

  private static Stream<ObjectName> speakers(Rename rename, Schema schema) {
    var ofTriggers =
        rename instanceof Rename.OfColumn column
            ? schema.objects().stream()
                .filter(object -> isTriggerOf(object, column.table()))
                .flatMap(trigger -> schema.needs().getOrDefault(trigger.id(), Set.of()).stream())
                .collect(toSet())
            : Set.<ObjectName>of();
    return schema.objects().stream()
        .filter(object -> ROUTINES.contains(object.id().kind()))
        .filter(
            routine ->
                speaks(body(routine), rename)
                    || (ofTriggers.contains(routine.id())
                        && speaksOfRow(body(routine), (Rename.OfColumn) rename)))
        .map(SchemaObject::id);
  }

  private static String formerly(Rename rename) {
    return rename instanceof Rename.OfColumn column
        ? column.from()
        : ((Rename.OfTable) rename).table().name();
  }

  /** A routine may be called like a table. */
  private static String body(SchemaObject routine) {
    return routine.definition().substring(Math.max(0, routine.definition().indexOf('(')));
  }

  private static boolean isTriggerOf(SchemaObject object, QualifiedName table) {
    var owner = object.owner();
    return object.id().kind().equals("trigger")
        && owner != null
        && Objects.equals(owner.name(), table);
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
    return speaks(body, rename)
        || (rename instanceof Rename.OfColumn column
            && isTriggerOf(trigger, column.table())
            && speaksOfRow(body, column));
  }

  private static boolean speaksOfRow(String body, Rename.OfColumn column) {
    return has(body, "\\b(?:NEW|OLD)[`\"]?\\s*\\.\\s*[`\"]?", column.from());
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

package dev.stopover.dialect;

import static java.util.stream.Collectors.toSet;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.DataType;
import dev.stopover.model.ObjectName;
import dev.stopover.model.SchemaObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Know the types that go while others come which hold the same values. */
final class RenamedTypes {

  private final Dialect dialect;
  private final List<SchemaObject> gone;
  private final List<SchemaObject> come;
  private final Set<@Nullable ObjectName> constrained;

  RenamedTypes(Changes changes, Dialect dialect) {
    this.dialect = dialect;
    this.gone =
        changes.stream()
            .filter(Change.DropObject.class::isInstance)
            .map(change -> ((Change.DropObject) change).object())
            .filter(RenamedTypes::isType)
            .toList();
    var made =
        changes.stream()
            .filter(Change.CreateObject.class::isInstance)
            .map(change -> ((Change.CreateObject) change).object())
            .toList();
    this.come = made.stream().filter(RenamedTypes::isType).toList();
    this.constrained =
        made.stream()
            .filter(object -> object.id().kind().equals("domain constraint"))
            .map(SchemaObject::owner)
            .collect(toSet());
  }

  private static boolean isType(SchemaObject object) {
    return object.place() == SchemaObject.Place.UNDER_TABLES;
  }

  /** Tell whether a type is another one under a new name, or with more labels. */
  boolean isSucceeded(DataType from, DataType to) {
    var before = dialect.describe(from);
    var after = dialect.describe(to);
    if (before.endsWith("[]") != after.endsWith("[]")) {
      return false;
    }
    return gone.stream()
        .filter(type -> isMade(type, before))
        .anyMatch(
            type ->
                come.stream()
                    .filter(other -> isMade(other, after))
                    .anyMatch(other -> holdsAll(type, before, other, after)));
  }

  private boolean holdsAll(SchemaObject from, String before, SchemaObject to, String after) {
    if (constrained.contains(to.id())) {
      return false;
    }
    return nameless(from, before).equals(nameless(to, after))
        || (from.growth() == SchemaObject.Growth.INSERTED
            && to.growth() == SchemaObject.Growth.INSERTED
            && to.lostFrom(from).isEmpty());
  }

  private static boolean isMade(SchemaObject type, String name) {
    return type.definition().contains(inText(name));
  }

  private static String nameless(SchemaObject type, String name) {
    var inText = inText(name);
    var start = type.definition().indexOf(inText);
    return type.definition().substring(0, start)
        + type.definition().substring(start + inText.length());
  }

  private static String inText(String name) {
    return " " + name.replace("[]", "") + " ";
  }
}

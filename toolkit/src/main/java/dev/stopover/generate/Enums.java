package dev.stopover.generate;

import dev.stopover.Engine;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.ObjectName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.SchemaObject.Growth;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The enumerations of a server whose labels are names of constants too, each as an enum. */
final class Enums {

  private static final Pattern LABELS = Pattern.compile("enum\\((.*)\\)", Pattern.DOTALL);

  private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

  private final Schema schema;
  private final Dialect dialect;
  private final String packageName;
  private final Set<String> taken;
  private final Map<ObjectName, EnumClass> classes = new LinkedHashMap<>();

  /**
   * Finds none yet.
   *
   * @param taken the names of the other classes
   */
  Enums(Schema schema, Dialect dialect, String packageName, Collection<String> taken) {
    this.schema = schema;
    this.dialect = dialect;
    this.packageName = packageName;
    this.taken = new HashSet<>();
    taken.forEach(each -> Names.claim(each, this.taken));
  }

  /** Returns what a column of an enumeration is told, or nothing where it is of none. */
  Optional<ColumnChoice> choiceFor(Table table, Column column) {
    var sql = ((DataType.Native) column.type()).sql();
    return dialect.engine() == Engine.MYSQL ? inColumn(table, column, sql) : ofType(sql);
  }

  /** Forgets the enums that no attribute is of. */
  void keep(Collection<EntityClass> entities) {
    var used =
        entities.stream()
            .flatMap(each -> each.attributes().stream())
            .map(EntityClass.Attribute::type)
            .collect(Collectors.toSet());
    classes.values().removeIf(each -> !used.contains(each.type()));
  }

  List<EnumClass> classes() {
    return List.copyOf(classes.values());
  }

  private Optional<ColumnChoice> inColumn(Table table, Column column, String sql) {
    var list = LABELS.matcher(sql);
    if (!list.matches()) {
      return Optional.empty();
    }
    var labels =
        LABEL
            .matcher(list.group(1))
            .results()
            .map(each -> each.group(1).replace("''", "'"))
            .toList();
    return named(
        ObjectName.column(table.name(), column.name()),
        table.name().name() + "_" + column.name(),
        labels,
        null);
  }

  private Optional<ColumnChoice> ofType(String sql) {
    return schema.objects().stream()
        .filter(each -> each.growth() == Growth.INSERTED && each.id().kind().equals("type"))
        .filter(each -> each.id().name().schema() == null)
        .filter(each -> dialect.identifier(each.id().name().name()).equals(sql))
        .filter(each -> !isNeeded(each))
        .findFirst()
        .flatMap(each -> named(each.id(), name(each), each.parts(), name(each)));
  }

  private static String name(SchemaObject type) {
    return type.id().name().name();
  }

  /** Tells whether something stands on a type that would be made before the models are. */
  private boolean isNeeded(SchemaObject type) {
    return schema.objects().stream()
        .anyMatch(
            each ->
                type.id().equals(each.owner())
                    || (schema.needs().getOrDefault(each.id(), Set.of()).contains(type.id())
                        && new Needs(schema).tablesOf(each.id()).isEmpty()));
  }

  private Optional<ColumnChoice> named(
      ObjectName id, String wanted, List<String> labels, @Nullable String typeName) {
    if (labels.isEmpty() || !labels.stream().allMatch(Names::isConstant)) {
      return Optional.empty();
    }
    var type =
        classes
            .computeIfAbsent(
                id,
                each ->
                    new EnumClass(
                        new TypeRef(packageName, Names.classBeside(wanted, taken)), labels))
            .type();
    var annotation = Note.ours("NativeEnum");
    if (typeName != null) {
      annotation.with(
          "name", dialect.identifier(typeName).equals(typeName) ? typeName : '"' + typeName + '"');
    }
    var notes = new ArrayList<Note>();
    notes.add(annotation);
    notes.add(Note.jakarta("Enumerated").with("value", Note.jakartaConstant("EnumType", "STRING")));
    return Optional.of(new ColumnChoice(type, Map.of(), notes));
  }

  /** Returns a schema without the types that the enums make. */
  Schema without(Schema other) {
    return new Schema(
        other.namespaces(),
        other.tables(),
        other.sequences(),
        other.objects().stream().filter(each -> !classes.containsKey(each.id())).toList(),
        other.needs(),
        other.notCompared());
  }
}

package dev.stopover.generate;

import dev.stopover.model.Column;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Generation;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Describes the columns of a table as attributes of its class. */
final class AttributeDescriber {

  private static final Set<TypeRef> NUMBERED = Set.of(TypeRef.SHORT, TypeRef.INTEGER, TypeRef.LONG);

  private static final Pattern POINTED_TO =
      Pattern.compile("^FOREIGN KEY .*? REFERENCES .*?\\(.*?\\)", Pattern.DOTALL);

  private final Describer describer;
  private final Table table;

  AttributeDescriber(Describer describer, Table table) {
    this.describer = describer;
    this.table = table;
  }

  List<EntityClass.Attribute> describe(List<Column> columns, List<String> key) {
    var wanted = new LinkedHashMap<String, String>();
    for (var column : columns) {
      wanted.put(
          column.name(),
          association(column, key).map(each -> nameOf(column, each)).orElse(column.name()));
    }
    Map<String, String> names = Names.attributes(wanted);
    var attributes = new ArrayList<EntityClass.Attribute>();
    for (var column : columns) {
      var name = Objects.requireNonNull(names.get(column.name()));
      attributes.add(
          association(column, key)
              .map(each -> associated(column, name, each))
              .orElseGet(() -> plain(column, name, key.contains(column.name()))));
    }
    return attributes;
  }

  private EntityClass.Attribute plain(Column column, String name, boolean isId) {
    var choice = describer.choiceFor(table, column);
    var notes = new ArrayList<Note>();
    if (isId) {
      notes.add(Note.jakarta("Id"));
      notes.addAll(generated(column, choice));
    }
    var isNullable = column.nullable() && !isId;
    var note = Note.jakarta("Column");
    if (!name.equals(describer.quoted(column.name()))) {
      note.with("name", describer.quoted(column.name()));
    }
    if (!isNullable && !isId && !choice.type().hasPrimitive()) {
      note.with("nullable", false);
    }
    choice.facts().forEach(note::with);
    if (column.comment() != null) {
      note.with("comment", column.comment());
    }
    if (column.generation() instanceof Generation.Computed) {
      note.with("insertable", false).with("updatable", false);
    }
    if (!note.isBare()) {
      notes.add(note);
    }
    notes.addAll(choice.notes());
    if (column.generation() instanceof Generation.Computed computed
        && !describer.unsaid().isInFull(table.name(), column)) {
      notes.add(computed(computed));
    }
    if (column.defaultValue() != null && !(column.generation() instanceof Generation.Computed)) {
      notes.add(Note.ours("ServerDefault").with("value", column.defaultValue()));
    }
    foreignKey(column)
        .filter(each -> !describer.unsaid().has(table.name(), each))
        .ifPresent(each -> notes.add(references(each)));
    return new EntityClass.Attribute(name, choice.type(), isNullable, isId, notes);
  }

  private static Note computed(Generation.Computed computed) {
    var note = Note.ours("GeneratedColumn").with("value", computed.expression());
    return computed.stored() ? note : note.with("stored", false);
  }

  private List<Note> generated(Column column, ColumnChoice choice) {
    if (!NUMBERED.contains(choice.type())) {
      return List.of();
    }
    if (column.generation() instanceof Generation.Identity
        || column.generation() instanceof Generation.Serial) {
      return List.of(
          Note.jakarta("GeneratedValue")
              .with("strategy", Note.jakartaConstant("GenerationType", "IDENTITY")));
    }
    return sequence(column).map(this::numbered).orElse(List.of());
  }

  /** Finds the sequence that an application takes the numbers of a column from, by its name. */
  private Optional<Sequence> sequence(Column column) {
    var name = table.name();
    if (column.defaultValue() != null || name.name().isEmpty()) {
      return Optional.empty();
    }
    var usual =
        Set.of(
            new QualifiedName(name.schema(), name.name() + "_seq"),
            new QualifiedName(name.schema(), name.name() + "_" + column.name() + "_seq"));
    return describer.schema().sequences().stream()
        .filter(each -> usual.contains(each.name()) && each.increment() > 0)
        .filter(each -> each.increment() <= Integer.MAX_VALUE && each.start() >= 0)
        .filter(each -> each.start() <= Integer.MAX_VALUE)
        .findFirst();
  }

  private List<Note> numbered(Sequence sequence) {
    var name = describer.quoted(sequence.name().name());
    var generator = Note.jakarta("SequenceGenerator").with("name", name).with("sequenceName", name);
    if (sequence.name().schema() != null) {
      generator.with("schema", describer.quoted(sequence.name().schema()));
    }
    if (sequence.start() != 1) {
      generator.with("initialValue", (int) sequence.start());
    }
    generator.with("allocationSize", (int) sequence.increment());
    return List.of(
        Note.jakarta("GeneratedValue")
            .with("strategy", Note.jakartaConstant("GenerationType", "SEQUENCE"))
            .with("generator", name),
        generator);
  }

  /** Finds the foreign key of a column alone, to a table that is a class. */
  private Optional<ForeignKey> foreignKey(Column column) {
    return table.foreignKeys().stream()
        .filter(each -> each.columns().equals(List.of(column.name())))
        .filter(each -> !describer.unsaid().has(each.target()))
        .filter(each -> describer.schema().table(each.target()).isPresent())
        .findFirst();
  }

  /** Finds the foreign key of a column that is to be an association. */
  private Optional<ForeignKey> association(Column column, List<String> key) {
    return describer.hasObjects()
            && !key.contains(column.name())
            && column.defaultValue() == null
            && column.generation() == null
        ? foreignKey(column).filter(this::isToPrimaryKey)
        : Optional.empty();
  }

  private boolean isToPrimaryKey(ForeignKey key) {
    return describer
        .schema()
        .table(key.target())
        .flatMap(Table::primaryKey)
        .map(PrimaryKey::columns)
        .filter(key.targetColumns()::equals)
        .isPresent();
  }

  /** {@code venue_id} with a venue whose key is id becomes venue. */
  private static String nameOf(Column column, ForeignKey key) {
    var suffix = Pattern.quote(key.targetColumns().get(0)) + "$";
    var name =
        Pattern.compile("[_ ]?" + suffix, Pattern.CASE_INSENSITIVE)
            .matcher(column.name())
            .replaceFirst("");
    return name.isEmpty() ? column.name() : name;
  }

  private EntityClass.Attribute associated(Column column, String name, ForeignKey key) {
    var one = Note.jakarta("ManyToOne").with("fetch", Note.jakartaConstant("FetchType", "LAZY"));
    var join = Note.jakarta("JoinColumn").with("name", describer.quoted(column.name()));
    if (!column.nullable()) {
      one.with("optional", false);
      join.with("nullable", false);
    }
    var target = describer.schema().table(key.target()).orElseThrow();
    var pointedTo = target.column(key.targetColumns().get(0)).orElseThrow();
    if (!describer.choiceFor(target, pointedTo).equals(describer.choiceFor(table, column))) {
      join.with(ColumnChoice.DEFINITION, describer.definitionOf(table, column));
    }
    if (column.comment() != null) {
      join.with("comment", column.comment());
    }
    if (describer.unsaid().has(table.name(), key)) {
      join.with(
          "foreignKey",
          Note.jakarta("ForeignKey")
              .with("value", Note.jakartaConstant("ConstraintMode", "NO_CONSTRAINT")));
    } else {
      var written = Note.jakarta("ForeignKey");
      if (key.name() != null && !isUsual(key, table)) {
        written.with("name", describer.quoted(key.name()));
      }
      var options = options(key);
      if (!options.isEmpty()) {
        written.with("options", options);
      }
      if (!written.isBare()) {
        join.with("foreignKey", written);
      }
    }
    return new EntityClass.Attribute(
        name, describer.typeOf(key.target()), column.nullable(), false, List.of(one, join));
  }

  /** Returns what follows the columns that a key points to. */
  private static String options(ForeignKey key) {
    if (key.definition() != null) {
      return POINTED_TO.matcher(key.definition()).replaceFirst("").strip();
    }
    var none = ForeignKey.Action.NO_ACTION;
    return ((key.onDelete() == none ? "" : "ON DELETE " + key.onDelete().sql())
            + (key.onUpdate() == none ? "" : " ON UPDATE " + key.onUpdate().sql()))
        .strip();
  }

  private Note references(ForeignKey key) {
    var note = Note.ours("References").with("value", describer.typeOf(key.target()));
    if (!isToPrimaryKey(key)) {
      note.with("column", describer.quoted(key.targetColumns().get(0)));
    }
    if (key.name() != null && !isUsual(key, table)) {
      note.with("name", describer.quoted(key.name()));
    }
    if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
      note.with(
          "onDelete",
          new Note.Constant(
              new TypeRef("dev.stopover.model", "ForeignKey.Action"), key.onDelete().name()));
    }
    return note;
  }

  /** Tells whether a foreign key has the name that a server gives it by itself. */
  static boolean isUsual(ForeignKey key, Table table) {
    var tableName = table.name().name();
    var name = String.valueOf(key.name());
    return name.equals(tableName + "_" + key.columns().get(0) + "_fkey")
        || name.matches(Pattern.quote(tableName + "_ibfk_") + "\\d+");
  }
}

package dev.stopover.generate;

import dev.stopover.Engine;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes tables as classes, as far as annotations can say what they are. */
final class Describer {

  private final Schema schema;
  private final Dialect dialect;
  private final ModelOptions options;
  private final Unsaid unsaid;
  private final Map<QualifiedName, String> classes;

  Describer(Schema schema, Dialect dialect, ModelOptions options, Unsaid unsaid) {
    this.schema = schema;
    this.dialect = dialect;
    this.options = options;
    this.unsaid = unsaid;
    this.classes = Names.classes(schema.tables());
  }

  List<EntityClass> describe() {
    return schema.tables().stream()
        .filter(table -> !unsaid.has(table.name()))
        .map(this::entity)
        .toList();
  }

  TypeRef typeOf(QualifiedName table) {
    return new TypeRef(options.packageName(), Objects.requireNonNull(classes.get(table)));
  }

  private EntityClass entity(Table table) {
    var key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    var names = Names.attributes(table.columns());
    var attributes = new ArrayList<EntityClass.Attribute>();
    table.columns().stream()
        .sorted(Comparator.comparingInt(column -> place(key, column)))
        .forEach(
            column ->
                attributes.add(
                    attribute(
                        table,
                        column,
                        Objects.requireNonNull(names.get(column.name())),
                        key.contains(column.name()))));
    var notes = new ArrayList<Note>();
    notes.add(Note.jakarta("Entity"));
    notes.add(tableNote(table));
    var entity = new EntityClass(typeOf(table.name()), notes, attributes);
    if (entity.hasCompositeKey()) {
      notes.add(Note.jakarta("IdClass").with("value", entity.keyType()));
    }
    return entity;
  }

  private static int place(List<String> key, Column column) {
    var place = key.indexOf(column.name());
    return place < 0 ? key.size() : place;
  }

  private Note tableNote(Table table) {
    var name = table.name();
    var note = Note.jakarta("Table").with("name", quoted(name.name()));
    if (name.schema() != null) {
      note.with("schema", quoted(name.schema()));
    }
    note.withAny("uniqueConstraints", uniqueConstraints(table));
    note.withAny(
        "indexes",
        table.indexes().stream()
            .filter(each -> !isUnique(each) && !unsaid.has(name, each))
            .filter(each -> !servesForeignKey(table, each))
            .flatMap(each -> index(table, each).stream())
            .toList());
    note.withAny(
        "check",
        table.constraintsOf(CheckConstraint.class).stream()
            .filter(each -> !unsaid.has(name, each))
            .map(
                each -> named("CheckConstraint", each.name()).with("constraint", each.expression()))
            .toList());
    if (table.comment() != null) {
      note.with("comment", table.comment());
    }
    return note;
  }

  private List<Note> uniqueConstraints(Table table) {
    var constraints =
        table.constraintsOf(UniqueConstraint.class).stream()
            .filter(each -> !unsaid.has(table.name(), each))
            .map(each -> unique(each.name(), each.columns()));
    var indexes =
        table.indexes().stream()
            .filter(each -> isUnique(each) && !unsaid.has(table.name(), each))
            .map(each -> unique(each.name(), keys(each)));
    return Stream.concat(constraints, indexes).toList();
  }

  private Note unique(@Nullable String name, List<String> columns) {
    return named("UniqueConstraint", name)
        .withAny("columnNames", columns.stream().map(this::quoted).toList());
  }

  /** MySQL has no unique constraints but unique indexes, and PostgreSQL has both. */
  private boolean isUnique(Index index) {
    return index.unique() && dialect.engine() == Engine.MYSQL;
  }

  private Optional<Note> index(Table table, Index index) {
    var columns = table.columns().stream().map(Column::name).collect(Collectors.toSet());
    var parts = IndexParts.of(index);
    var keys = new ArrayList<String>();
    for (var i = 0; i < index.keys().size(); i++) {
      var column = index.keys().get(i).column();
      if (!columns.contains(column) || column.contains(",")) {
        return Optional.empty();
      }
      keys.add(quoted(column) + (parts.isDescending(i) ? " DESC" : ""));
    }
    var note = named("Index", index.name()).with("columnList", String.join(", ", keys));
    return Optional.of(index.unique() ? note.with("unique", true) : note);
  }

  /** MySQL makes an index for a foreign key by itself, where there is none. */
  private boolean servesForeignKey(Table table, Index index) {
    return dialect.engine() == Engine.MYSQL
        && table.foreignKeys().stream()
            .filter(each -> each.columns().equals(keys(index)))
            .filter(each -> !unsaid.has(table.name(), each))
            .anyMatch(
                each ->
                    Objects.equals(index.name(), each.name())
                        || each.columns().get(0).equals(index.name()));
  }

  private static List<String> keys(Index index) {
    return index.keys().stream().map(Index.Key::column).toList();
  }

  private Note named(String annotation, @Nullable String name) {
    var note = Note.jakarta(annotation);
    return name == null ? note : note.with("name", quoted(name));
  }

  private EntityClass.Attribute attribute(Table table, Column column, String name, boolean isId) {
    var choice = ColumnChoice.of(column, dialect, unsaid.isInFull(table.name(), column));
    var notes = new ArrayList<Note>();
    if (isId) {
      notes.add(Note.jakarta("Id"));
      generated(column).ifPresent(notes::add);
    }
    var isNullable = column.nullable() && !isId;
    var note = Note.jakarta("Column");
    if (!name.equals(quoted(column.name()))) {
      note.with("name", quoted(column.name()));
    }
    if (!isNullable && !isId && !choice.type().hasPrimitive()) {
      note.with("nullable", false);
    }
    choice.facts().forEach(note::with);
    if (column.comment() != null) {
      note.with("comment", column.comment());
    }
    if (!note.isBare()) {
      notes.add(note);
    }
    if (column.defaultValue() != null && !(column.generation() instanceof Generation.Computed)) {
      notes.add(Note.ours("ServerDefault").with("value", column.defaultValue()));
    }
    reference(table, column).ifPresent(each -> notes.add(references(table, each)));
    return new EntityClass.Attribute(name, choice.type(), isNullable, isId, notes);
  }

  private static Optional<Note> generated(Column column) {
    return column.generation() instanceof Generation.Identity
            || column.generation() instanceof Generation.Serial
        ? Optional.of(
            Note.jakarta("GeneratedValue")
                .with("strategy", Note.jakartaConstant("GenerationType", "IDENTITY")))
        : Optional.empty();
  }

  /** Finds the foreign key of a column alone, to a table that is a class. */
  private Optional<ForeignKey> reference(Table table, Column column) {
    return table.foreignKeys().stream()
        .filter(each -> each.columns().equals(List.of(column.name())))
        .filter(each -> !unsaid.has(table.name(), each) && !unsaid.has(each.target()))
        .filter(each -> schema.table(each.target()).isPresent())
        .findFirst();
  }

  private Note references(Table table, ForeignKey key) {
    var note = Note.ours("References").with("value", typeOf(key.target()));
    var targetKey = schema.table(key.target()).flatMap(Table::primaryKey).map(PrimaryKey::columns);
    if (!key.targetColumns().equals(targetKey.orElse(List.of()))) {
      note.with("column", quoted(key.targetColumns().get(0)));
    }
    if (key.name() != null && !isUsual(key.name(), table, key)) {
      note.with("name", quoted(key.name()));
    }
    if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
      note.with(
          "onDelete",
          new Note.Constant(
              new TypeRef("dev.stopover.model", "ForeignKey.Action"), key.onDelete().name()));
    }
    return note;
  }

  /** Tells whether a server gives a foreign key that name by itself. */
  private static boolean isUsual(String name, Table table, ForeignKey key) {
    var tableName = table.name().name();
    return name.equals(tableName + "_" + key.columns().get(0) + "_fkey")
        || name.matches(Pattern.quote(tableName + "_ibfk_") + "\\d+");
  }

  /** Quotes what has to be quoted in SQL, as Jakarta Persistence has it (section 2.13). */
  private String quoted(String name) {
    return dialect.identifier(name).equals(name) ? name : '"' + name + '"';
  }
}

package dev.stopover.generate;

import dev.stopover.Engine;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes tables as classes, as far as annotations can say what they are. */
final class Describer {

  private final Schema schema;
  private final Dialect dialect;
  private final ModelOptions options;
  private final Unsaid unsaid;
  private final Map<QualifiedName, String> classes;
  private final Enums enums;

  Describer(Schema schema, Dialect dialect, ModelOptions options, Unsaid unsaid) {
    this.schema = schema;
    this.dialect = dialect;
    this.options = options;
    this.unsaid = unsaid;
    this.classes = Names.classes(schema.tables());
    this.enums = new Enums(schema, dialect, options.packageName(), classes.values());
  }

  List<EntityClass> describe() {
    var entities =
        schema.tables().stream()
            .filter(table -> !unsaid.has(table.name()))
            .map(this::entity)
            .toList();
    enums.keep(entities);
    return entities;
  }

  /** Returns the enums of what was described. */
  Enums enums() {
    return enums;
  }

  TypeRef typeOf(QualifiedName table) {
    return new TypeRef(options.packageName(), Objects.requireNonNull(classes.get(table)));
  }

  Schema schema() {
    return schema;
  }

  Unsaid unsaid() {
    return unsaid;
  }

  boolean hasObjects() {
    return options.references() == References.OBJECT;
  }

  ColumnChoice choiceFor(Table table, Column column) {
    var inFull = unsaid.isInFull(table.name(), column);
    return Optional.of(column)
        .filter(each -> !inFull)
        .flatMap(each -> enums.choiceFor(table, each))
        .orElseGet(() -> ColumnChoice.of(column, dialect, inFull));
  }

  String definitionOf(Table table, Column column) {
    return ColumnChoice.definition(column, dialect, unsaid.isInFull(table.name(), column));
  }

  private EntityClass entity(Table table) {
    var key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    var columns =
        table.columns().stream()
            .sorted(Comparator.comparingInt(column -> place(key, column)))
            .toList();
    var attributes = new AttributeDescriber(this, table).describe(columns, key);
    var notes = new ArrayList<Note>();
    notes.add(Note.jakarta("Entity"));
    notes.add(tableNote(table));
    table.indexes().stream()
        .filter(each -> isWanted(table, each) && isOwn(table, each))
        .flatMap(each -> SqlIndexes.note(each, dialect.engine(), this::quoted).stream())
        .forEach(notes::add);
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
            .filter(each -> isWanted(table, each) && !isOwn(table, each))
            .filter(each -> !isUnique(each))
            .map(each -> index(each))
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
            .filter(each -> isUnique(each) && isWanted(table, each) && !isOwn(table, each))
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

  private boolean isWanted(Table table, Index index) {
    return !unsaid.has(table.name(), index) && (isUnique(index) || !servesForeignKey(table, index));
  }

  /** Tells whether an index is more than Jakarta Persistence can say. */
  private boolean isOwn(Table table, Index index) {
    return unsaid.isOwn(table.name(), index)
        || !IndexParts.of(index).areColumns()
        || !keys(index).stream()
            .allMatch(key -> table.column(key).isPresent() && !key.contains(","));
  }

  private Note index(Index index) {
    var parts = IndexParts.of(index);
    var keys = new ArrayList<String>();
    for (var i = 0; i < index.keys().size(); i++) {
      keys.add(quoted(index.keys().get(i).column()) + (parts.isDescending(i) ? " DESC" : ""));
    }
    var note = named("Index", index.name()).with("columnList", String.join(", ", keys));
    return index.unique() ? note.with("unique", true) : note;
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
                        || (AttributeDescriber.isUsual(each, table)
                            && each.columns().get(0).equals(index.name())));
  }

  private static List<String> keys(Index index) {
    return index.keys().stream().map(Index.Key::column).toList();
  }

  private Note named(String annotation, @Nullable String name) {
    var note = Note.jakarta(annotation);
    return name == null ? note : note.with("name", quoted(name));
  }

  /** Quotes what has to be quoted in SQL, as Jakarta Persistence has it (section 2.13). */
  String quoted(String name) {
    return dialect.identifier(name).equals(name) ? name : '"' + name + '"';
  }
}

package dev.stopover.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.ExclusionConstraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import schemacrawler.schema.AttributedObject;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.TableConstraint;
import schemacrawler.schema.TableConstraintType;

/** Turn SchemaCrawler's catalog, with the attributes that our queries put there, into a schema. */
final class CatalogMapping {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every database of PostgreSQL is born with it. */
  private static final String ALWAYS_THERE = "public";

  private static final Comparator<@Nullable String> NAMELESS_FIRST =
      Comparator.nullsFirst(Comparator.<String>naturalOrder());

  private final @Nullable String defaultSchema;
  private final Set<String> ignoredTables;
  private final Map<String, ObjectName> keys = new HashMap<>();

  CatalogMapping(@Nullable String defaultSchema, Set<String> ignoredTables) {
    this.defaultSchema = defaultSchema;
    this.ignoredTables = ignoredTables;
  }

  /**
   * Put everything that was read together.
   *
   * @param catalog what SchemaCrawler has objects for
   * @param objects the rows of what it has none for
   * @param dependencies the rows that say which thing needs which
   */
  Schema schema(
      Catalog catalog,
      List<Map<String, @Nullable String>> objects,
      List<Map<String, @Nullable String>> dependencies,
      List<String> notCompared) {
    return new Schema(
        catalog.getSchemas().stream()
            .map(schema -> named(schema.getName(), "").schema())
            .filter(name -> name != null && !name.equals(ALWAYS_THERE))
            .toList(),
        catalog.getTables().stream()
            .filter(table -> !ignoredTables.contains(table.getName()))
            .map(this::table)
            .toList(),
        catalog.getSequences().stream().map(this::sequence).toList(),
        objects(objects),
        needs(dependencies),
        notCompared);
  }

  /** What belongs to a table that is ignored is ignored with it. */
  private List<SchemaObject> objects(List<Map<String, @Nullable String>> rows) {
    for (var row : rows) {
      keys.put(
          required(row, "OBJECT_KEY"),
          new ObjectName(
              required(row, "KIND"),
              named(row.get("SCHEMA_NAME"), required(row, "OBJECT_NAME")),
              required(row, "DETAIL")));
    }
    var objects = new ArrayList<SchemaObject>();
    for (var row : rows) {
      var ownerKey = row.get("OWNER_KEY");
      var owner = ownerKey == null ? null : keys.get(ownerKey);
      if (ownerKey == null || owner != null) {
        objects.add(
            new SchemaObject(
                Objects.requireNonNull(keys.get(required(row, "OBJECT_KEY"))),
                owner,
                SchemaObject.Place.valueOf(required(row, "PLACE")),
                required(row, "DEFINITION"),
                required(row, "REMOVAL"),
                parse(required(row, "PARTS"), new TypeReference<List<String>>() {}),
                SchemaObject.Growth.valueOf(required(row, "GROWTH"))));
      }
    }
    return objects;
  }

  private Map<ObjectName, Set<ObjectName>> needs(List<Map<String, @Nullable String>> rows) {
    var needs = new HashMap<ObjectName, Set<ObjectName>>();
    for (var row : rows) {
      var thing = known(required(row, "OBJECT_KEY"));
      var needed = known(required(row, "NEEDS_KEY"));
      if (thing != null && needed != null && !thing.equals(needed)) {
        needs.computeIfAbsent(thing, key -> new HashSet<>()).add(needed);
      }
    }
    return needs;
  }

  /** A column of a view, or of a type, is not known by itself. */
  private @Nullable ObjectName known(String key) {
    var thing = keys.get(key);
    var part = key.lastIndexOf(' ');
    return thing == null && part > 0 ? keys.get(key.substring(0, part)) : thing;
  }

  private static String required(Map<String, @Nullable String> row, String column) {
    return Objects.requireNonNull(
        row.get(column), () -> "The catalog query gives no " + column + " in " + row);
  }

  private void remember(AttributedObject object, ObjectName name) {
    var key = text(object, "OBJECT_KEY");
    if (key != null) {
      keys.put(key, name);
    }
  }

  private QualifiedName named(@Nullable String schema, String name) {
    return new QualifiedName(schema == null || schema.equals(defaultSchema) ? null : schema, name);
  }

  private Table table(schemacrawler.schema.Table table) {
    var name = named(table.getSchema().getName(), table.getName());
    remember(table, ObjectName.table(name));
    return new Table(
        name,
        table.getColumns().stream().map(column -> column(name, column)).toList(),
        table.getTableConstraints().stream()
            .map(part -> constraint(name, part))
            .sorted(Comparator.comparing(Constraint::name, NAMELESS_FIRST))
            .toList(),
        table.getIndexes().stream()
            .map(index -> index(name, index))
            .sorted(Comparator.comparing(Index::name, NAMELESS_FIRST))
            .toList(),
        text(table, "COMMENT_TEXT"),
        options(table));
  }

  private Column column(QualifiedName table, schemacrawler.schema.Column column) {
    remember(column, ObjectName.column(table, column.getName()));
    return new Column(
        column.getName(),
        new DataType.Native(required(column, "NATIVE_TYPE")),
        column.isNullable(),
        text(column, "DEFAULT_EXPRESSION"),
        generation(column),
        text(column, "COMMENT_TEXT"),
        options(column));
  }

  private static @Nullable Generation generation(AttributedObject column) {
    var identity = text(column, "IDENTITY");
    if (identity != null) {
      return identity.equals("SERIAL")
          ? new Generation.Serial()
          : new Generation.Identity(identity.equals("ALWAYS"));
    }
    var expression = text(column, "COMPUTED_EXPRESSION");
    return expression == null
        ? null
        : new Generation.Computed(expression, isTrue(column, "COMPUTED_STORED"));
  }

  private Constraint constraint(QualifiedName table, TableConstraint read) {
    var constraint = constraint(read);
    remember(read, ObjectName.constraint(table, constraint));
    return constraint;
  }

  private Constraint constraint(TableConstraint constraint) {
    var name = constraint.getName();
    var definition = text(constraint, "DEFINITION");
    var columns = names(constraint, "COLUMN_NAMES");
    var type = constraint.getType();
    if (type == TableConstraintType.primary_key) {
      return new PrimaryKey(name, columns, definition);
    }
    if (type == TableConstraintType.unique) {
      return new UniqueConstraint(name, columns, definition);
    }
    if (type == TableConstraintType.foreign_key) {
      return new ForeignKey(
          name,
          columns,
          named(text(constraint, "TARGET_SCHEMA"), required(constraint, "TARGET_TABLE")),
          names(constraint, "TARGET_COLUMN_NAMES"),
          ForeignKey.Action.valueOf(required(constraint, "DELETE_ACTION")),
          ForeignKey.Action.valueOf(required(constraint, "UPDATE_ACTION")),
          definition);
    }
    return type == TableConstraintType.check
        ? new CheckConstraint(name, required(constraint, "CHECK_EXPRESSION"), definition)
        : new ExclusionConstraint(name, required(constraint, "DEFINITION"));
  }

  private Index index(QualifiedName table, schemacrawler.schema.Index read) {
    var index =
        new Index(
            read.getName(),
            read.isUnique(),
            names(read, "KEYS").stream().map(key -> new Index.Key(key, false)).toList(),
            required(read, "DEFINITION"),
            text(read, "COMMENT_TEXT"));
    remember(read, ObjectName.index(table, index));
    return index;
  }

  private Sequence sequence(schemacrawler.schema.Sequence sequence) {
    var name = named(sequence.getSchema().getName(), sequence.getName());
    remember(sequence, ObjectName.sequence(name));
    return new Sequence(
        name,
        sequence.getStartValue().longValueExact(),
        sequence.getIncrement(),
        options(sequence));
  }

  private static SortedMap<String, String> options(AttributedObject object) {
    var options = new TreeMap<String, String>();
    parse(required(object, "OPTIONS"), new TypeReference<Map<String, @Nullable String>>() {})
        .forEach(
            (name, value) -> {
              if (value != null) {
                options.put(name, value);
              }
            });
    return options;
  }

  private static List<String> names(AttributedObject object, String attribute) {
    var json = text(object, attribute);
    return json == null ? List.of() : parse(json, new TypeReference<List<String>>() {});
  }

  private static <T> T parse(String json, TypeReference<T> shape) {
    try {
      return JSON.readValue(json, shape);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The catalog query returned " + json, e);
    }
  }

  private static String required(AttributedObject object, String attribute) {
    return Objects.requireNonNull(
        text(object, attribute), () -> "The catalog query gives no " + attribute + " of " + object);
  }

  private static @Nullable String text(AttributedObject object, String attribute) {
    Object value = object.getAttribute(attribute);
    return value == null ? null : value.toString();
  }

  private static boolean isTrue(AttributedObject object, String attribute) {
    Object value = object.getAttribute(attribute);
    return value instanceof Boolean truth
        ? truth
        : value instanceof Number one && one.intValue() == 1;
  }
}

package dev.stopover.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
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

  private final @Nullable String defaultSchema;
  private final Set<String> ignoredTables;

  CatalogMapping(@Nullable String defaultSchema, Set<String> ignoredTables) {
    this.defaultSchema = defaultSchema;
    this.ignoredTables = ignoredTables;
  }

  Schema schema(Catalog catalog, List<String> notCompared) {
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
        notCompared);
  }

  private QualifiedName named(@Nullable String schema, String name) {
    return new QualifiedName(schema == null || schema.equals(defaultSchema) ? null : schema, name);
  }

  private Table table(schemacrawler.schema.Table table) {
    return new Table(
        named(table.getSchema().getName(), table.getName()),
        table.getColumns().stream().map(CatalogMapping::column).toList(),
        table.getTableConstraints().stream().map(this::constraint).toList(),
        table.getIndexes().stream().map(CatalogMapping::index).toList(),
        text(table, "COMMENT_TEXT"),
        options(table));
  }

  private static Column column(schemacrawler.schema.Column column) {
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
    return new CheckConstraint(name, required(constraint, "CHECK_EXPRESSION"), definition);
  }

  private static Index index(schemacrawler.schema.Index index) {
    return new Index(
        index.getName(),
        index.isUnique(),
        names(index, "KEYS").stream().map(key -> new Index.Key(key, false)).toList(),
        required(index, "DEFINITION"),
        text(index, "COMMENT_TEXT"));
  }

  private Sequence sequence(schemacrawler.schema.Sequence sequence) {
    return new Sequence(
        named(sequence.getSchema().getName(), sequence.getName()),
        sequence.getStartValue().longValueExact(),
        sequence.getIncrement());
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

package dev.stopover.hibernate;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Turns a table of Hibernate's into one of ours: what its own exporter would write. */
final class TableMapping {

  private final Metadata metadata;
  private final Engine engine;
  private final Dialect dialect;
  private final Names names;
  private final ForeignKeyMapping foreignKeys;

  TableMapping(Metadata metadata, Engine engine, Names names) {
    this.metadata = metadata;
    this.engine = engine;
    this.dialect = metadata.getDatabase().getDialect();
    this.names = names;
    this.foreignKeys = new ForeignKeyMapping(dialect, names);
  }

  Table of(org.hibernate.mapping.Table table) {
    if (!Since7.text(table, "getExtraDeclarations").isEmpty()) {
      throw StopoverException.usage(
          "%s: what Hibernate adds to this table is not understood (%s); leave the entity out."
              .formatted(table.getName(), Since7.text(table, "getExtraDeclarations")));
    }
    var options = new TreeMap<String, String>();
    var written = written(table);
    if (!written.isEmpty()) {
      options.put(Table.WRITTEN, written);
    }
    var indexes = table.getIndexes().values().stream().map(this::index);
    var ordered =
        table.getUniqueKeys().values().stream().filter(TableMapping::isOrdered).map(this::index);
    return new Table(
        names.of(table),
        table.getColumns().stream().map(this::column).toList(),
        constraints(table),
        Stream.concat(indexes, ordered).toList(),
        table.getComment(),
        options);
  }

  /** Returns what stands behind the parentheses. */
  private String written(org.hibernate.mapping.Table table) {
    return Stream.concat(
            table.getColumns().stream().map(column -> column.getValue().getExtraCreateTableInfo()),
            Stream.of(dialect.getTableTypeString(), Since7.options(table)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private Column column(org.hibernate.mapping.Column column) {
    var type = column.getSqlType(metadata);
    var text = new StringBuilder(type);
    if (column.getCollation() != null) {
      text.append(" collate ").append(dialect.quoteCollation(column.getCollation()));
    }
    var further = Since7.options(column);
    if (!further.isEmpty()) {
      text.append(' ').append(further);
    }
    var generation = generation(column, type);
    return new Column(
        names.of(column),
        new DataType.Native(text.toString()),
        generation instanceof Generation.Computed ? isNullable(column) : column.isNullable(),
        generation == null ? column.getDefaultValue() : null,
        generation,
        column.getComment(),
        new TreeMap<>());
  }

  private @Nullable Generation generation(org.hibernate.mapping.Column column, String type) {
    if (column.isIdentity()) {
      // A column definition may have said so already.
      var lower = type.toLowerCase(Locale.ROOT);
      return lower.contains("identity") || lower.contains("auto_increment")
          ? null
          : new Generation.Identity(false);
    }
    var expression = column.getGeneratedAs();
    if (expression == null) {
      return null;
    }
    var written = dialect.generatedAs(expression);
    return new Generation.Computed(
        expression, !written.toLowerCase(Locale.ROOT).strip().endsWith("virtual"));
  }

  /** Hibernate says nothing of null behind an expression where its dialect believes it may not. */
  private boolean isNullable(org.hibernate.mapping.Column column) {
    return column.isNullable() || !Since7.supportsNotNullAfterExpression(dialect);
  }

  private List<Constraint> constraints(org.hibernate.mapping.Table table) {
    var constraints = new ArrayList<Constraint>();
    if (table.hasPrimaryKey()) {
      constraints.add(primaryKey(table.getPrimaryKey()));
    }
    constraints.addAll(uniqueKeys(table));
    table.getColumns().forEach(column -> constraints.addAll(checks(column)));
    table.getChecks().forEach(check -> constraints.add(check(check)));
    constraints.addAll(new AggregateChecks(dialect).of(table));
    Since7.foreignKeys(table).stream()
        .filter(key -> key.isCreationEnabled() && key.isPhysicalConstraint())
        .map(foreignKeys::of)
        .forEach(constraints::add);
    return constraints;
  }

  private PrimaryKey primaryKey(org.hibernate.mapping.PrimaryKey key) {
    var ordering = key.getOrderingUniqueKey();
    return new PrimaryKey(
        ordering != null && ordering.isNameExplicit() ? names.chosen(ordering.getName()) : null,
        names.of(key.getColumns()),
        null);
  }

  private List<UniqueConstraint> uniqueKeys(org.hibernate.mapping.Table table) {
    var keys = new ArrayList<UniqueConstraint>();
    for (var key : table.getUniqueKeys().values()) {
      if (!isOrdered(key)) {
        // On PostgreSQL the name is lost where the column is said to be unique as well.
        var name =
            key.isNameExplicit() && !(engine == Engine.POSTGRESQL && isUnique(table, key))
                ? names.chosen(key.getName())
                : null;
        keys.add(new UniqueConstraint(name, names.of(key.getColumns()), null));
      }
    }
    for (var column : table.getColumns()) {
      var own = List.of(names.of(column));
      if (column.isUnique()
          && !table.isPrimaryKey(column)
          && keys.stream().noneMatch(key -> key.columns().equals(own))) {
        keys.add(new UniqueConstraint(null, own, null));
      }
    }
    return keys;
  }

  private static boolean isUnique(org.hibernate.mapping.Table table, UniqueKey key) {
    if (key.getColumnSpan() != 1) {
      return false;
    }
    var column = table.getColumn(key.getColumn(0));
    return key.getColumn(0).isUnique() || (column != null && column.isUnique());
  }

  private static boolean isOrdered(UniqueKey key) {
    return key.getColumnOrderMap().values().stream().anyMatch(order -> !order.isBlank());
  }

  /** Those without a name become one, as in Hibernate. */
  private List<CheckConstraint> checks(org.hibernate.mapping.Column column) {
    var checks = new ArrayList<CheckConstraint>();
    var nameless =
        column.getCheckConstraints().stream()
            .filter(org.hibernate.mapping.CheckConstraint::isAnonymous)
            .toList();
    if (nameless.size() == 1) {
      checks.add(new CheckConstraint(null, nameless.get(0).getConstraint(), null));
    } else if (!nameless.isEmpty()) {
      var all =
          nameless.stream()
              .map(org.hibernate.mapping.CheckConstraint::getConstraintInParens)
              .collect(Collectors.joining(" and "));
      checks.add(new CheckConstraint(null, all, null));
    }
    column.getCheckConstraints().stream()
        .filter(org.hibernate.mapping.CheckConstraint::isNamed)
        .forEach(check -> checks.add(check(check)));
    return checks;
  }

  private CheckConstraint check(org.hibernate.mapping.CheckConstraint check) {
    var options = Since7.options(check);
    var definition = options.isEmpty() ? null : "CHECK (" + check.getConstraint() + ") " + options;
    return new CheckConstraint(names.chosen(check.getName()), check.getConstraint(), definition);
  }

  private Index index(org.hibernate.mapping.Index index) {
    return index(
        index.getName(),
        index.isUnique(),
        index.getSelectables(),
        index.getSelectableOrderMap(),
        Since7.options(index));
  }

  private Index index(UniqueKey key) {
    var name = key.isNameExplicit() ? key.getName() : null;
    return index(name, true, key.getColumns(), key.getColumnOrderMap(), "");
  }

  private Index index(
      @Nullable String name,
      boolean unique,
      List<? extends Selectable> parts,
      Map<? extends Selectable, String> orders,
      String options) {
    var keys = new ArrayList<Index.Key>();
    var written = new ArrayList<String>();
    var isPlain = options.isEmpty();
    for (var part : parts) {
      var order = Objects.requireNonNullElse(orders.get(part), "").strip();
      written.add((part.getText(dialect) + " " + order).strip());
      isPlain &= part instanceof org.hibernate.mapping.Column && order.matches("(?i)(?:asc|desc)?");
      keys.add(
          new Index.Key(
              part instanceof org.hibernate.mapping.Column column
                  ? names.of(column)
                  : part.getText(),
              order.equalsIgnoreCase("desc")));
    }
    var definition = ("(" + String.join(", ", written) + ") " + options).strip();
    return new Index(names.chosen(name), unique, keys, isPlain ? null : definition, null);
  }
}

package dev.stopover.entity;

import dev.stopover.StopoverException;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import dev.stopover.source.SchemaBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what several classes and attributes say of one table. */
final class TableBuilder {

  private final QualifiedName name;
  private final String source;
  private final Map<String, MappedColumn> columns = new LinkedHashMap<>();
  private final Set<Constraint> constraints = new LinkedHashSet<>();
  private final List<Index> indexes = new ArrayList<>();
  private final Map<String, List<String>> named = new LinkedHashMap<>();
  private final TreeMap<String, String> options = new TreeMap<>();
  private final Map<String, String> formerNames = new LinkedHashMap<>();
  private String comment = "";
  private @Nullable String formerName;

  /**
   * Begins a table.
   *
   * @param name its name
   * @param source what it is from, as messages name it
   */
  TableBuilder(QualifiedName name, String source) {
    this.name = name;
    this.source = source;
  }

  QualifiedName name() {
    return name;
  }

  String source() {
    return source;
  }

  /** Adds a column; where two attributes have it, one of them at most may write it. */
  void add(MappedColumn column) {
    columns.merge(column.name(), column, TableBuilder::either);
  }

  /** Adds a column that another attribute of the same association may have added already. */
  void share(MappedColumn column) {
    columns.putIfAbsent(column.name(), column);
  }

  void add(Constraint constraint) {
    constraints.add(constraint);
  }

  void add(Collection<? extends Constraint> several) {
    constraints.addAll(several);
  }

  void add(Index index) {
    indexes.add(index);
  }

  /** Makes columns the primary key, for which none of them may be null. */
  void key(List<String> names) {
    constraints.add(new PrimaryKey(null, names, null));
    names.forEach(each -> columns.computeIfPresent(each, (key, one) -> one.withNullable(false)));
  }

  void comment(String text) {
    comment = text;
  }

  void options(String text) {
    if (!text.isBlank()) {
      options.put(Table.WRITTEN, text.strip());
    }
  }

  void formerName(String former) {
    formerName = former.strip();
  }

  /** Remembers what a column was called, unless that is another's former name already. */
  boolean formerName(String column, String former) {
    var isNew = !formerNames.containsValue(former.strip());
    formerNames.put(column, former.strip());
    return isNew;
  }

  /** Tells what the table and its columns were called. */
  void tellFormerNames(SchemaBuilder schema) {
    if (formerName != null) {
      schema.formerName(name, formerName);
    }
    formerNames.forEach((column, former) -> schema.formerName(name, column, former));
  }

  /** Remembers that an annotation names columns, which may yet come. */
  void requireKnown(String annotation, List<String> names) {
    named.computeIfAbsent(annotation, each -> new ArrayList<>()).addAll(names);
  }

  boolean isEmpty() {
    return columns.isEmpty();
  }

  Table build() {
    named.forEach(
        (annotation, names) -> {
          for (var each : names) {
            if (!columns.containsKey(each)) {
              throw StopoverException.usage(
                  "%s: %s names the column %s, which is not there; choose one of %s."
                      .formatted(source, annotation, each, columns.keySet()));
            }
          }
        });
    List<Column> all = columns.values().stream().map(MappedColumn::column).toList();
    return new Table(
        name, all, List.copyOf(constraints), indexes, comment.isBlank() ? null : comment, options);
  }

  /** Returns the attribute of each column, by the column's name. */
  Map<String, String> sources() {
    var sources = new HashMap<String, String>();
    columns.forEach((column, each) -> sources.put(column, each.source()));
    return sources;
  }

  private static MappedColumn either(MappedColumn one, MappedColumn other) {
    if (one.writable() && other.writable()) {
      throw StopoverException.usage(
          "%s: its column %s is also that of %s; give one of them another name, or make it %s."
              .formatted(
                  other.source(),
                  other.name(),
                  one.source(),
                  "insertable = false, updatable = false"));
    }
    return one.writable() ? one : other;
  }
}

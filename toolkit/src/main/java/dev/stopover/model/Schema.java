package dev.stopover.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describe everything that is compared: what the models expect, or what a database holds.
 *
 * @param namespaces the names of the schemas beside the default one, sorted
 * @param tables the tables, sorted by name
 * @param sequences the sequences that no column owns, sorted by name
 * @param objects everything else that is read, sorted by name
 * @param needs which thing needs which others, as far as that does not follow from the tables
 *     themselves; of no account when schemas are compared
 * @param notCompared what is there but is not read, with its kind and name, such as {@code
 *     publication news}; sorted, and of no account when schemas are compared
 * @param collation what a new table takes where it names none, or {@code null} where that is not
 *     known or the usual one; of no account when schemas are compared
 */
public record Schema(
    List<String> namespaces,
    List<Table> tables,
    List<Sequence> sequences,
    List<SchemaObject> objects,
    Map<ObjectName, Set<ObjectName>> needs,
    List<String> notCompared,
    @Nullable String collation) {

  /** A schema that holds nothing. */
  public static final Schema EMPTY = of(List.of(), List.of());

  /**
   * Describe a schema.
   *
   * @throws IllegalArgumentException if two tables, sequences or other objects have one name
   */
  public Schema {
    namespaces = namespaces.stream().sorted().toList();
    tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
    sequences = sequences.stream().sorted(Comparator.comparing(Sequence::name)).toList();
    objects = objects.stream().sorted(Comparator.comparing(SchemaObject::id)).toList();
    needs =
        needs.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
    notCompared = notCompared.stream().sorted().toList();
    requireDistinct(tables, Table::name);
    requireDistinct(sequences, Sequence::name);
    requireDistinct(objects, SchemaObject::id);
  }

  /** Describe a schema whose new tables take the usual collation. */
  public Schema(
      List<String> namespaces,
      List<Table> tables,
      List<Sequence> sequences,
      List<SchemaObject> objects,
      Map<ObjectName, Set<ObjectName>> needs,
      List<String> notCompared) {
    this(namespaces, tables, sequences, objects, needs, notCompared, null);
  }

  /** Describe tables and sequences in the schemas that their names tell. */
  public static Schema of(List<Table> tables, List<Sequence> sequences) {
    var namespaces =
        Stream.concat(tables.stream().map(Table::name), sequences.stream().map(Sequence::name))
            .map(QualifiedName::schema)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return new Schema(namespaces, tables, sequences, List.of(), Map.of(), List.of());
  }

  /** Return the table of a name. */
  public Optional<Table> table(QualifiedName name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** Return the schema with other tables. */
  public Schema withTables(List<Table> others) {
    return new Schema(namespaces, others, sequences, objects, needs, notCompared, collation);
  }

  private static <P, N> void requireDistinct(List<P> parts, Function<P, N> name) {
    var seen = new HashMap<N, P>();
    for (var part : parts) {
      if (seen.put(name.apply(part), part) != null) {
        throw new IllegalArgumentException("Two things are named " + name.apply(part) + ".");
      }
    }
  }
}

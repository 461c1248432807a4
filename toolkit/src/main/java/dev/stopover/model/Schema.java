package dev.stopover.model;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describe everything that is compared: what the models expect, or what a database holds.
 *
 * @param namespaces the names of the schemas beside the default one, sorted
 * @param tables the tables, sorted by name
 * @param sequences the sequences that no column owns, sorted by name
 * @param notCompared what is there but is not read, with its kind and name, such as {@code view
 *     public.totals}; sorted, and of no account when schemas are compared
 */
public record Schema(
    List<String> namespaces,
    List<Table> tables,
    List<Sequence> sequences,
    List<String> notCompared) {

  /** A schema that holds nothing. */
  public static final Schema EMPTY = of(List.of(), List.of());

  /**
   * Describe a schema.
   *
   * @throws IllegalArgumentException if two tables or two sequences have one name
   */
  public Schema {
    namespaces = namespaces.stream().sorted().toList();
    tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
    sequences = sequences.stream().sorted(Comparator.comparing(Sequence::name)).toList();
    notCompared = notCompared.stream().sorted().toList();
    requireDistinct("tables", tables.stream().map(Table::name).toList());
    requireDistinct("sequences", sequences.stream().map(Sequence::name).toList());
  }

  /** Describe tables and sequences in the schemas that their names tell. */
  public static Schema of(List<Table> tables, List<Sequence> sequences) {
    var namespaces =
        Stream.concat(tables.stream().map(Table::name), sequences.stream().map(Sequence::name))
            .map(QualifiedName::schema)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return new Schema(namespaces, tables, sequences, List.of());
  }

  /** Return the table of a name. */
  public Optional<Table> table(QualifiedName name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  private static void requireDistinct(String what, List<QualifiedName> names) {
    for (var i = 1; i < names.size(); i++) {
      if (names.get(i).equals(names.get(i - 1))) {
        throw new IllegalArgumentException("Two " + what + " are named " + names.get(i) + ".");
      }
    }
  }
}

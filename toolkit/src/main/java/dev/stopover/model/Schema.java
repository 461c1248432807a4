package dev.stopover.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Describe everything that is compared: the expected schema of the models, or the schema that a
 * server holds.
 *
 * @param tables the tables, sorted by name
 * @param sequences the sequences that no column owns, sorted by name
 */
public record Schema(List<Table> tables, List<Sequence> sequences) {

  /** A schema that holds nothing. */
  public static final Schema EMPTY = new Schema(List.of(), List.of());

  /**
   * Describe a schema.
   *
   * @throws IllegalArgumentException if two tables or two sequences have one name
   */
  public Schema {
    tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
    sequences = sequences.stream().sorted(Comparator.comparing(Sequence::name)).toList();
    requireDistinct("tables", tables.stream().map(Table::name).toList());
    requireDistinct("sequences", sequences.stream().map(Sequence::name).toList());
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

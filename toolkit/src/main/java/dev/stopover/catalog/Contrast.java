package dev.stopover.catalog;

import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.model.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hold two databases side by side, as far as they are different.
 *
 * @param from what the one holds of what is different, and of what stands around it
 * @param to the same of the other
 * @param different the kinds and names of what is different by its fingerprint, sorted
 * @param notCompared what the two hold that is not read, with its kind and name, sorted
 */
public record Contrast(Schema from, Schema to, List<String> different, List<String> notCompared) {

  /** Hold two databases, in the order of their facts. */
  public Contrast {
    different = List.copyOf(different);
    notCompared = List.copyOf(notCompared);
  }

  /** Tell whether nothing is different. */
  public boolean isEqual() {
    return different.isEmpty();
  }

  /** Return the steps that lead from the one to the other. */
  public Changes changes() {
    return Changes.between(from, to);
  }

  /**
   * Return the contrast without what the other one only says in other words, as a database does
   * that was upgraded or restored from a dump.
   *
   * @param dialect the dialect of the engine
   */
  public Contrast withoutOtherWords(Dialect dialect) {
    var inSameWords = dialect.inWordsOf(to, from);
    return new Contrast(
        from,
        inSameWords,
        different.stream()
            .filter(
                each ->
                    named(each, to).equals(named(each, inSameWords))
                        || !named(each, inSameWords).equals(named(each, from)))
            .toList(),
        notCompared);
  }

  /** Return the tables and other objects of a kind and name. */
  private static Set<Record> named(String kindAndName, Schema schema) {
    return Stream.<Record>concat(
            schema.tables().stream().filter(each -> kindAndName.equals("table " + each.name())),
            schema.objects().stream()
                .filter(each -> kindAndName.equals(each.id().kind() + " " + each.id().name())))
        .collect(Collectors.toSet());
  }

  /**
   * Return what was not compared: what is not read, and what is different by its fingerprint though
   * nothing that was read of it is.
   *
   * @param changes the steps that lead from the one to the other
   */
  public List<String> notExplainedBy(Changes changes) {
    return different.isEmpty() || !changes.isEmpty()
        ? notCompared
        : Stream.concat(
                notCompared.stream(),
                different.stream()
                    .map(each -> each + ", which differs in something that was not understood"))
            .toList();
  }
}

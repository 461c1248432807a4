package dev.stopover.dialect;

import dev.stopover.model.QualifiedName;
import java.util.List;

/**
 * Hold what the server's own statement tells of a table or a view.
 *
 * @param facts everything that counts, each fact for itself, so that their order does not
 * @param targets the tables that its foreign keys point to
 */
public record ShownFacts(List<String> facts, List<QualifiedName> targets) {

  /** Hold facts. */
  public ShownFacts {
    facts = List.copyOf(facts);
    targets = List.copyOf(targets);
  }
}

package dev.stopover.revision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Hold what only a person can know about a migration.
 *
 * @param lossAllowed whether a change that drops or narrows data may be written
 * @param renames what goes on under another name: {@code events.price=ticket_price}
 * @param noRename whether nothing else does, however alike it looks
 * @param fills what rows get that have no value for a column which must have one: an SQL expression
 *     by the name of the column, {@code events.price}
 * @param emptyTables the tables that have no rows
 * @param concurrently whether indexes are built while others write (PostgreSQL)
 * @param asking whom to ask whether something goes on under another name, such as {@code
 *     events.price=ticket_price}
 */
public record Decisions(
    boolean lossAllowed,
    List<String> renames,
    boolean noRename,
    Map<String, String> fills,
    Set<String> emptyTables,
    boolean concurrently,
    Optional<Predicate<String>> asking) {

  /** Nobody has said anything. */
  public static final Decisions NONE =
      new Decisions(false, List.of(), false, Map.of(), Set.of(), false, Optional.empty());

  /** Copy what was given. */
  public Decisions {
    renames = List.copyOf(renames);
    fills = Map.copyOf(fills);
    emptyTables = Set.copyOf(emptyTables);
  }

  /** Return the same, with a word on loss. */
  public Decisions withLossAllowed(boolean allowed) {
    return new Decisions(allowed, renames, noRename, fills, emptyTables, concurrently, asking);
  }

  /** Return the same, with other renames. */
  public Decisions withRenames(List<String> others) {
    return new Decisions(lossAllowed, others, noRename, fills, emptyTables, concurrently, asking);
  }

  /** Return the same, with the word that nothing else is renamed. */
  public Decisions withNoRename(boolean word) {
    return new Decisions(lossAllowed, renames, word, fills, emptyTables, concurrently, asking);
  }

  /** Return the same, with other expressions for rows without a value. */
  public Decisions withFills(Map<String, String> others) {
    return new Decisions(lossAllowed, renames, noRename, others, emptyTables, concurrently, asking);
  }

  /** Return the same, with other tables that have no rows. */
  public Decisions withEmptyTables(Set<String> others) {
    return new Decisions(lossAllowed, renames, noRename, fills, others, concurrently, asking);
  }

  /** Return the same, with a word on how indexes are built. */
  public Decisions withConcurrently(boolean word) {
    return new Decisions(lossAllowed, renames, noRename, fills, emptyTables, word, asking);
  }

  /** Return the same, with somebody to ask. */
  public Decisions withAsking(Predicate<String> somebody) {
    return new Decisions(
        lossAllowed, renames, noRename, fills, emptyTables, concurrently, Optional.of(somebody));
  }
}

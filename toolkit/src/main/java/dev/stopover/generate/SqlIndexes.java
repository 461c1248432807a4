package dev.stopover.generate;

import dev.stopover.Engine;
import dev.stopover.model.Index;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Says in our own words what of an index Jakarta Persistence cannot say. */
final class SqlIndexes {

  private static final String USUAL = "btree";

  private static final String WHERE = "WHERE ";

  private SqlIndexes() {}

  /** Tells whether an index can be said: it has a name, and no more than a method and rows. */
  static boolean canSay(Index index, Engine engine) {
    return note(index, engine, UnaryOperator.identity()).isPresent();
  }

  static Optional<Note> note(Index index, Engine engine, UnaryOperator<String> quoted) {
    var parts = IndexParts.of(index);
    var method = parts.head().replaceFirst("^USING ", "").strip();
    var where = parts.rest().startsWith(WHERE) ? parts.rest().substring(WHERE.length()) : "";
    var isUnderstood = parts.rest().isEmpty() || (!where.isEmpty() && engine == Engine.POSTGRESQL);
    if (index.name() == null
        || index.comment() != null
        || parts.parts().isEmpty()
        || !isUnderstood) {
      return Optional.empty();
    }
    var note =
        Note.ours("SqlIndex")
            .with("name", quoted.apply(index.name()))
            .with("on", String.join(", ", parts.parts()));
    if (index.unique()) {
      note.with("unique", true);
    }
    if (!method.isEmpty() && !method.toLowerCase(Locale.ROOT).equals(USUAL)) {
      note.with("method", method);
    }
    if (!where.isEmpty()) {
      note.with("where", where);
    }
    return Optional.of(note);
  }
}

package dev.stopover.dialect;

import dev.stopover.model.Constraint;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describe what a key or a unique index demands of the rows, where that is about all rows and about
 * nothing but columns as they are: no part or expression of them, and no collation of its own.
 *
 * @param columns the columns, in order
 * @param countsNulls whether two rows with null are alike
 */
record UniqueKey(List<String> columns, boolean countsNulls) {

  private static final String NULLS_NOT_DISTINCT = "NULLS NOT DISTINCT";

  private static final String COLUMN =
      "(?:\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`|[^\\s\"`(),]+)"
          + "(?: ASC| DESC)?(?: NULLS (?:FIRST|LAST))?";

  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:(?:PRIMARY KEY|UNIQUE|USING btree) ?)?"
              + "(?<before>"
              + NULLS_NOT_DISTINCT
              + " )?\\("
              + COLUMN
              + "(?:, ?"
              + COLUMN
              + ")*\\)(?: INCLUDE \\([^()]*\\))?(?<after> "
              + NULLS_NOT_DISTINCT
              + ")?(?: WITH \\([^()]*\\))?(?: DEFERRABLE(?: INITIALLY DEFERRED)?)?(?: INVISIBLE)?");

  static Optional<UniqueKey> of(Constraint constraint) {
    return constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint
        ? of(constraint.columns(), constraint.definition())
        : Optional.empty();
  }

  static Optional<UniqueKey> of(Index index) {
    return index.unique()
        ? of(index.keys().stream().map(Index.Key::column).toList(), index.definition())
        : Optional.empty();
  }

  private static Optional<UniqueKey> of(List<String> columns, @Nullable String definition) {
    if (definition == null) {
      return Optional.of(new UniqueKey(columns, false));
    }
    var plain = PLAIN.matcher(definition);
    return plain.matches()
        ? Optional.of(
            new UniqueKey(columns, plain.group("before") != null || plain.group("after") != null))
        : Optional.empty();
  }

  /** What is unique in some columns is so in more of them, too. */
  boolean implies(UniqueKey other, BiPredicate<String, String> isSame) {
    return (countsNulls || !other.countsNulls)
        && columns.stream()
            .allMatch(column -> other.columns.stream().anyMatch(one -> isSame.test(column, one)));
  }
}

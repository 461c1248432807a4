package dev.stopover.dialect.postgresql;

import dev.stopover.model.QualifiedName;
import dev.stopover.model.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Write sequences (PostgreSQL manual, CREATE SEQUENCE).
 *
 * <p>What of a sequence is not as the server has it where nothing is said is kept as the clauses
 * that say it.
 */
final class PostgreSqlSequences {

  /** The option that holds the clauses. */
  static final String CLAUSES = "clauses";

  /** The option that holds a type other than bigint. */
  static final String TYPE = "type";

  /** The option of a sequence that does not outlive a crash. */
  static final String UNLOGGED = "unlogged";

  private static final String CYCLE = "CYCLE";

  private static final Pattern CLAUSE =
      Pattern.compile("(INCREMENT BY|MINVALUE|MAXVALUE|START WITH|CACHE) (-?\\d+)|CYCLE");

  private final PostgreSqlDialect dialect;

  PostgreSqlSequences(PostgreSqlDialect dialect) {
    this.dialect = dialect;
  }

  String create(Sequence sequence) {
    return (sequence.options().containsKey(UNLOGGED) ? "CREATE UNLOGGED" : "CREATE")
        + " SEQUENCE "
        + dialect.name(sequence.name())
        + as(sequence.options().get(TYPE))
        + spaced(clauses(sequence));
  }

  List<String> alter(Sequence from, Sequence to) {
    var statements =
        altered(
            to.name(),
            from.options().getOrDefault(TYPE, "bigint"),
            clauses(from),
            to.options().getOrDefault(TYPE, "bigint"),
            clauses(to),
            false);
    if (from.options().containsKey(UNLOGGED) != to.options().containsKey(UNLOGGED)) {
      statements.add(
          "ALTER SEQUENCE "
              + dialect.name(to.name())
              + (to.options().containsKey(UNLOGGED) ? " SET UNLOGGED" : " SET LOGGED"));
    }
    return statements;
  }

  String create(QualifiedName name, @Nullable String type, @Nullable String clauses) {
    return "CREATE SEQUENCE " + dialect.name(name) + as(type) + spaced(clauses);
  }

  /**
   * Lead a sequence from clauses to others.
   *
   * @param isTypeKnown whether the type follows that of a column by itself
   */
  List<String> altered(
      QualifiedName name,
      String typeBefore,
      @Nullable String before,
      String type,
      @Nullable String after,
      boolean isTypeKnown) {
    var from = Facts.of(parsed(before), typeBefore);
    var to = Facts.of(parsed(after), type);
    var clauses = parsed(before);
    var others = parsed(after);
    var text = new StringBuilder();
    var statements = new ArrayList<String>();
    var isTurned = from.isDescending() != to.isDescending();
    if (!isTypeKnown && !typeBefore.equals(type)) {
      text.append(as(type));
      if (isTurned) {
        // With another type come its bounds, and those would be the ones of the old direction.
        statements.add("ALTER SEQUENCE " + dialect.name(name) + text);
        text.setLength(0);
      }
    }
    for (var clause : List.of("INCREMENT BY", "MINVALUE", "MAXVALUE", "CACHE", CYCLE)) {
      if (!Objects.equals(clauses.get(clause), others.get(clause))
          || (isTurned && clause.endsWith("VALUE"))) {
        text.append(' ').append(written(clause, others.get(clause)));
      }
    }
    if (from.start() != to.start()) {
      text.append(" START WITH ").append(to.start());
    }
    if (text.isEmpty()) {
      return statements;
    }
    if (to.lowest() > from.highest() || to.highest() < from.lowest()) {
      text.append(" RESTART");
    } else if (to.lowest() > from.start()) {
      statements.add(moved(name, to.lowest(), "<", false));
    } else if (to.highest() < from.start()) {
      statements.add(moved(name, to.highest(), ">", true));
    }
    statements.add("ALTER SEQUENCE " + dialect.name(name) + text);
    return statements;
  }

  /** A sequence must stand within its new bounds before it gets them. */
  private String moved(QualifiedName name, long bound, String comparison, boolean isUsed) {
    return "SELECT setval(%s, %d, %s) FROM %s WHERE last_value %s %d"
        .formatted(
            PostgreSqlDialect.literal(dialect.name(name)),
            bound,
            isUsed,
            dialect.name(name),
            comparison,
            bound);
  }

  /** What the clauses of a sequence and what is not said in them make together. */
  private record Facts(boolean isDescending, long lowest, long highest, long start) {

    static Facts of(Map<String, String> clauses, String type) {
      var isDescending = clauses.getOrDefault("INCREMENT BY", "1").startsWith("-");
      var greatest =
          switch (type) {
            case "smallint" -> (long) Short.MAX_VALUE;
            case "integer" -> (long) Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
          };
      var lowest = number(clauses, "MINVALUE", isDescending ? -greatest - 1 : 1);
      var highest = number(clauses, "MAXVALUE", isDescending ? -1 : greatest);
      return new Facts(
          isDescending,
          lowest,
          highest,
          number(clauses, "START WITH", isDescending ? highest : lowest));
    }

    private static long number(Map<String, String> clauses, String clause, long otherwise) {
      var written = clauses.get(clause);
      return written == null ? otherwise : Long.parseLong(written);
    }
  }

  private static String written(String clause, @Nullable String value) {
    if (value != null) {
      return clause.equals(CYCLE) ? clause : clause + " " + value;
    }
    return switch (clause) {
      case "INCREMENT BY", "CACHE" -> clause + " 1";
      default -> "NO " + clause;
    };
  }

  /** A sequence that was not read from a server has no more than its start and its step. */
  private static @Nullable String clauses(Sequence sequence) {
    var read = sequence.options().get(CLAUSES);
    if (read != null) {
      return read;
    }
    var text = new ArrayList<String>();
    if (sequence.increment() != 1) {
      text.add("INCREMENT BY " + sequence.increment());
    }
    if (sequence.start() != (sequence.increment() > 0 ? 1 : -1)) {
      text.add("START WITH " + sequence.start());
    }
    return text.isEmpty() ? null : String.join(" ", text);
  }

  private static Map<String, String> parsed(@Nullable String clauses) {
    var parsed = new LinkedHashMap<String, String>();
    if (clauses != null) {
      CLAUSE
          .matcher(clauses)
          .results()
          .forEach(
              found ->
                  parsed.put(
                      found.group(1) == null ? CYCLE : found.group(1),
                      found.group(2) == null ? "" : found.group(2)));
    }
    return parsed;
  }

  private static String as(@Nullable String type) {
    return type == null ? "" : " AS " + type;
  }

  private static String spaced(@Nullable String clauses) {
    return clauses == null ? "" : " " + clauses;
  }
}

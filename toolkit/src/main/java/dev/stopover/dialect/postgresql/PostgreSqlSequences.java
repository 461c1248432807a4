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
            clauses(to));
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

  List<String> altered(
      QualifiedName name,
      String typeBefore,
      @Nullable String before,
      String type,
      @Nullable String after) {
    var from = parsed(before);
    var to = parsed(after);
    var text = new StringBuilder();
    if (!typeBefore.equals(type)) {
      text.append(as(type));
    }
    for (var clause : List.of("INCREMENT BY", "MINVALUE", "MAXVALUE", "CACHE", CYCLE)) {
      if (!Objects.equals(from.get(clause), to.get(clause))) {
        text.append(' ').append(written(clause, to.get(clause)));
      }
    }
    if (start(from) != start(to)) {
      text.append(" START WITH ").append(start(to));
    }
    var statements = new ArrayList<String>();
    if (text.isEmpty()) {
      return statements;
    }
    var lowest = to.get("MINVALUE");
    var highest = to.get("MAXVALUE");
    if (lowest != null && Long.parseLong(lowest) > start(from)) {
      statements.add(moved(name, lowest, "<", false));
    }
    if (highest != null && Long.parseLong(highest) < start(from)) {
      statements.add(moved(name, highest, ">", true));
    }
    statements.add("ALTER SEQUENCE " + dialect.name(name) + text);
    return statements;
  }

  /** A sequence must stand within its new bounds before it gets them. */
  private String moved(QualifiedName name, String bound, String comparison, boolean isUsed) {
    return "SELECT setval(%s, %s, %s) FROM %s WHERE last_value %s %s"
        .formatted(
            PostgreSqlDialect.literal(dialect.name(name)),
            bound,
            isUsed,
            dialect.name(name),
            comparison,
            bound);
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

  private static long start(Map<String, String> clauses) {
    var start = clauses.get("START WITH");
    if (start != null) {
      return Long.parseLong(start);
    }
    return clauses.getOrDefault("INCREMENT BY", "1").startsWith("-")
        ? Long.parseLong(clauses.getOrDefault("MAXVALUE", "-1"))
        : Long.parseLong(clauses.getOrDefault("MINVALUE", "1"));
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

package dev.stopover.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Say where a script stopped that could not be rolled back.
 *
 * @param rows the statements that were begun, in order; at least one
 * @param fate what became of the one whose end nobody saw
 * @param leftovers indexes that it began and did not finish
 */
record Stop(List<Journal.Row> rows, Fate fate, List<String> leftovers) {

  /** What became of a statement whose end nobody saw. */
  enum Fate {
    RAN,
    DID_NOT_RUN,
    /** It left an index that no query uses, and that is in the way of trying again. */
    LEFT_AN_INDEX,
    UNKNOWN
  }

  private static final Pattern BUILDS = Pattern.compile("(?is)(?:CREATE|REINDEX)\\b.*");
  private static final Pattern DROPS = Pattern.compile("(?is)DROP\\s+INDEX\\b.*");
  private static final int SHOWN = 120;

  /** Look at the live schema for what became of the last statement. */
  static Optional<Stop> of(Journal journal, Function<Journal.Row, String> stateNow) {
    var rows = journal.rows();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var last = rows.get(rows.size() - 1);
    if (last.isEnded()) {
      return Optional.of(new Stop(rows, Fate.RAN, List.of()));
    }
    return Optional.of(
        switch (last.kind()) {
          case FAILED, REPEATABLE, SETTING -> new Stop(rows, Fate.DID_NOT_RUN, List.of());
          case OPAQUE, HELD_BY_SESSION -> new Stop(rows, Fate.UNKNOWN, List.of());
          case DEFINITION -> ofDefinition(rows, last, stateNow.apply(last));
        });
  }

  private static Stop ofDefinition(List<Journal.Row> rows, Journal.Row last, String now) {
    var before = last.before();
    if (before == null) {
      return new Stop(rows, Fate.UNKNOWN, List.of());
    }
    if (before.equals(now)) {
      return new Stop(rows, Fate.DID_NOT_RUN, List.of());
    }
    var known = Arrays.asList(before.split("\\|"));
    var leftovers =
        Arrays.stream(now.split("\\|")).skip(1).filter(name -> !known.contains(name)).toList();
    var text = ClientDialect.plain(last.text());
    if (leftovers.isEmpty()) {
      return new Stop(rows, Fate.RAN, List.of());
    }
    if (DROPS.matcher(text).matches()) {
      return new Stop(rows, Fate.DID_NOT_RUN, List.of());
    }
    return BUILDS.matcher(text).matches()
        ? new Stop(rows, Fate.LEFT_AN_INDEX, leftovers)
        : new Stop(rows, Fate.UNKNOWN, leftovers);
  }

  Journal.Row last() {
    return rows.get(rows.size() - 1);
  }

  String script() {
    return last().script();
  }

  @Nullable Version version() {
    return last().version();
  }

  boolean isUndo() {
    return last().isUndo();
  }

  /** Return how many statements ran; the last one counts where it is known that it did. */
  int ran() {
    return fate == Fate.RAN ? rows.size() : rows.size() - 1;
  }

  /** Whether the database is as if the script had never begun. */
  boolean didNothing() {
    return ran() == 0 && fate == Fate.DID_NOT_RUN;
  }

  /** Return what ran and what its session has taken with it. */
  Optional<Journal.Row> lost() {
    return rows.stream()
        .limit(ran())
        .filter(row -> row.kind() == StatementKind.HELD_BY_SESSION)
        .findFirst();
  }

  boolean isOf(@Nullable Version other) {
    var own = version();
    return own != null && other != null && own.equals(other);
  }

  /** Say which statement was the last that ran, and what became of the one after it. */
  String whereabouts() {
    var ran =
        ran() == 0
            ? "No statement of it ran"
            : "The last statement that ran is %s".formatted(shown(rows.get(ran() - 1)));
    return switch (fate) {
          case RAN -> ran;
          case DID_NOT_RUN -> ran + "; not run is %s".formatted(shown(last()));
          case LEFT_AN_INDEX ->
              ran
                  + "; not finished is %s, which left the invalid index %s"
                      .formatted(shown(last()), String.join(", ", leftovers));
          case UNKNOWN -> ran + "; begun, and nobody saw its end, was %s".formatted(shown(last()));
        }
        + ".";
  }

  /** Say the same to a program. */
  HalfWay halfWay() {
    var isOver = fate == Fate.RAN;
    return new HalfWay(
        script(),
        version(),
        isUndo(),
        ran() == 0 ? null : statement(rows.get(ran() - 1)),
        isOver ? null : statement(last()),
        switch (fate) {
          case RAN -> null;
          case DID_NOT_RUN -> HalfWay.Fate.DID_NOT_RUN;
          case LEFT_AN_INDEX -> HalfWay.Fate.UNFINISHED;
          case UNKNOWN -> HalfWay.Fate.UNKNOWN;
        });
  }

  private static HalfWay.Statement statement(Journal.Row row) {
    return new HalfWay.Statement(row.line(), row.text().strip());
  }

  private static String shown(Journal.Row row) {
    var text = row.text().strip().replaceAll("\\s+", " ").replaceAll(";$", "");
    return "line %d (%s)"
        .formatted(row.line(), text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …");
  }
}

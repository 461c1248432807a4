package dev.stopover.dialect.mysql;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Know two events for the same where they only began at different times: the server keeps as a
 * start when an event was made, or what {@code CURRENT_DATE} was then, and a dump tells it (MySQL
 * manual, 15.1.13 CREATE EVENT). Once an event runs, its start says only when in an interval it
 * runs.
 */
final class MySqlEvents {

  private static final Pattern REPEATED =
      Pattern.compile(
          "(CREATE .*?EVENT `(?:[^`]|``)+`\\n    ON SCHEDULE EVERY )(\\S+) (\\w+)"
              + "(?: STARTS '([^']+)')?((?: ENDS '[^']+')?\\n.*)",
          Pattern.DOTALL);

  private static final Map<String, Duration> UNITS =
      Map.of(
          "SECOND", Duration.ofSeconds(1),
          "MINUTE", Duration.ofMinutes(1),
          "HOUR", Duration.ofHours(1),
          "DAY", Duration.ofDays(1),
          "WEEK", Duration.ofDays(7));

  private static final Map<String, Integer> MONTHS = Map.of("MONTH", 1, "QUARTER", 3, "YEAR", 12);

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");

  private MySqlEvents() {}

  /** Tell whether two statements make events that run at the same times. */
  static boolean runAlike(String definition, String another) {
    var one = REPEATED.matcher(definition);
    var other = REPEATED.matcher(another);
    if (!one.matches() || !other.matches()) {
      return false;
    }
    for (var same : new int[] {1, 2, 3, 5}) {
      if (!one.group(same).equals(other.group(same))) {
        return false;
      }
    }
    if (!NUMBER.matcher(one.group(2)).matches()) {
      return false;
    }
    return runs(one)
        && runs(other)
        && (one.group(4) == null
            || other.group(4) == null
            || areInStep(one, start(one.group(4)), start(other.group(4))));
  }

  /** Tell whether an event does not wait for a start that is more than an interval away. */
  private static boolean runs(Matcher event) {
    if (event.group(4) == null) {
      return true;
    }
    var number = Integer.parseInt(event.group(2));
    var months = MONTHS.get(event.group(3));
    var unit = UNITS.get(event.group(3));
    // Wherever the server is, it is there within a day.
    var now = LocalDateTime.now(ZoneOffset.UTC).plusDays(1);
    return months != null
        ? !start(event.group(4)).isAfter(now.plusMonths((long) months * number))
        : unit != null && !start(event.group(4)).isAfter(now.plus(unit.multipliedBy(number)));
  }

  private static boolean areInStep(Matcher event, LocalDateTime one, LocalDateTime other) {
    var number = Integer.parseInt(event.group(2));
    var months = MONTHS.get(event.group(3));
    if (months != null) {
      return one.plusMonths(ChronoUnit.MONTHS.between(one, other)).equals(other)
          && ChronoUnit.MONTHS.between(one, other) % ((long) months * number) == 0;
    }
    var unit = UNITS.get(event.group(3));
    return unit != null
        && Duration.between(one, other).toSeconds() % unit.multipliedBy(number).toSeconds() == 0;
  }

  private static LocalDateTime start(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }
}

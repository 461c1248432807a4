package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.util.regex.Pattern;

/** Say how far to go, in Alembic's words. */
public sealed interface Target {

  /** The newest migration there is. */
  Target HEAD = new Head();

  /** The state before the first migration; in a database with a baseline, the baseline. */
  Target BASE = new Base();

  /** The newest migration there is: {@code head}. */
  record Head() implements Target {
    @Override
    public String toString() {
      return "head";
    }
  }

  /** The state before the first migration: {@code base}. */
  record Base() implements Target {
    @Override
    public String toString() {
      return "base";
    }
  }

  /**
   * So many migrations up or down from where the database is: {@code +2}, {@code -1}.
   *
   * @param steps how many; below zero it goes down
   */
  record Relative(int steps) implements Target {
    @Override
    public String toString() {
      return steps > 0 ? "+" + steps : String.valueOf(steps);
    }
  }

  /**
   * One version; a downgrade keeps it.
   *
   * @param version the version that the database is at in the end
   */
  record Exactly(Version version) implements Target {
    @Override
    public String toString() {
      return version.toString();
    }
  }

  /**
   * Read a target: {@code head}, {@code base}, {@code +2}, {@code -1} or a version.
   *
   * @throws StopoverException if the text is none of these
   */
  static Target parse(String text) {
    if (text.equals("head") || text.equals("heads")) {
      return HEAD;
    }
    if (text.equals("base")) {
      return BASE;
    }
    if (Pattern.matches("[+-][1-9]\\d{0,8}", text)) {
      return new Relative(Integer.parseInt(text));
    }
    if (Pattern.matches("\\d+([._]\\d+)*", text)) {
      return new Exactly(Version.of(text));
    }
    throw StopoverException.usage(
        "'"
            + text
            + "' is not a target. Write head, base, a version such as 3 or 2.1, +2 to go two"
            + " migrations up, or -1 to go one down.");
  }
}

package dev.stopover.dialect;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes texts to try a column with that holds texts. */
public final class SampleTexts {

  private static final int LONG = 2_000;
  private static final int DIGITS = 36;
  private static final int SHIFT = 7_000;

  private SampleTexts() {}

  /**
   * Write a text for a number, another for each as far as the length allows.
   *
   * @param number the number, from 1 on
   * @param length how many characters there may be, or {@code null} for any number
   */
  public static String of(int number, @Nullable Integer length) {
    var digits = Integer.toString(number + SHIFT, DIGITS).toLowerCase(Locale.ROOT);
    if (length == null || length > digits.length() + 1) {
      return "t" + digits;
    }
    return digits.substring(Math.max(0, digits.length() - Math.max(1, length)));
  }

  /**
   * Write the texts at which something may break: empty, as long as it can be, with quotes.
   *
   * @param length how many characters there may be, or {@code null} for any number
   */
  public static List<String> boundaries(@Nullable Integer length) {
    int most = length == null ? LONG : Math.min(length, LONG);
    return Stream.of("", "x".repeat(most), "O'Neil \\ \"ß\" 日本 %_", "ä")
        .map(text -> text.length() > most ? text.substring(0, most) : text)
        .distinct()
        .toList();
  }
}

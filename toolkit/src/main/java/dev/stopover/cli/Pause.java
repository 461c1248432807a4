package dev.stopover.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long to wait, as a person writes it: {@code 30s}, {@code 10m}, {@code 6h}. */
final class Pause implements ITypeConverter<Duration> {

  private static final Pattern PAUSE = Pattern.compile("([1-9]\\d{0,5})([smhd])");

  @Override
  public Duration convert(String text) {
    var found = PAUSE.matcher(text);
    if (!found.matches()) {
      throw new TypeConversionException(
          "'%s' is no time to wait. Write 30s, 10m, 6h or 1d.".formatted(text));
    }
    var count = Long.parseLong(found.group(1));
    return switch (found.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}

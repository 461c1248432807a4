package dev.stopover.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/**
 * Paints what a person reads at a terminal; elsewhere, and where {@code NO_COLOR} is set, nothing
 * is painted.
 */
final class Colours {

  private static final Map<Pattern, String> STYLES = styles();

  private Colours() {}

  private static Map<Pattern, String> styles() {
    var styles = new LinkedHashMap<Pattern, String>();
    styles.put(line(" +error:"), "31;1");
    styles.put(line(" +warning:"), "33");
    styles.put(line(" +note:"), "2");
    styles.put(line(" +loses .*"), "33");
    styles.put(line("Pending: .*"), "33");
    styles.put(line("(Applied|Undid|Recorded|Wrote)\\b"), "32");
    styles.put(line("(It would go wrong|The models and the \\w+ disagree) .*"), "31;1");
    styles.put(line("(Nothing would go wrong|The models and the \\w+ agree)[^\\n]*"), "32");
    styles.put(line("Not (compared|copied|read): .*"), "2");
    return styles;
  }

  private static Pattern line(String text) {
    return Pattern.compile("^" + text, Pattern.MULTILINE);
  }

  /** Paint a text for where it goes. */
  static String painted(String text) {
    return painted(text, Ansi.AUTO.enabled());
  }

  static String painted(String text, boolean wanted) {
    if (!wanted) {
      return text;
    }
    var painted = text;
    for (var style : STYLES.entrySet()) {
      painted =
          style.getKey().matcher(painted).replaceAll("\033[" + style.getValue() + "m$0\033[0m");
    }
    return painted;
  }
}

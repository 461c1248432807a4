package dev.stopover.generate;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Puts annotations on one line where they fit, as JavaPoet does not. */
final class Layout {

  private static final int WIDTH = 100;

  private static final Pattern BROKEN =
      Pattern.compile("^( *)(@\\w+\\()\\n((?:\\1 .*\\n)+?)\\1\\)$", Pattern.MULTILINE);

  private Layout() {}

  static String of(String source) {
    return BROKEN.matcher(source).replaceAll(Layout::joined);
  }

  private static String joined(MatchResult broken) {
    var inner = broken.group(3).strip().replaceAll("\\n +", " ");
    var line = broken.group(1) + broken.group(2) + inner + ")";
    return java.util.regex.Matcher.quoteReplacement(line.length() <= WIDTH ? line : broken.group());
  }
}

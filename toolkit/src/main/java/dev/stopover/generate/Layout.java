package dev.stopover.generate;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts annotations on one line where they fit, as JavaPoet and KotlinPoet do not. */
final class Layout {

  private static final int WIDTH = 100;

  private static final Pattern BROKEN =
      Pattern.compile("^( *)(@\\w+\\()\\n((?:\\1 .*\\n)+?)\\1\\)$", Pattern.MULTILINE);

  /** What Kotlin means anyway. */
  private static final Pattern PUBLIC = Pattern.compile("^( *)public ", Pattern.MULTILINE);

  /** A word of Kotlin that is one in its place only, and needs no quotes as a name. */
  private static final Pattern QUOTED =
      Pattern.compile("^((?: *)(?:lateinit )?va[lr] )`(\\w+)`", Pattern.MULTILINE);

  private static final Pattern ANNOTATED =
      Pattern.compile(
          "^( *)((?:@\\w+(?:\\(.*\\))?\\n\\1)+)((?:lateinit )?va[lr] .*)$", Pattern.MULTILINE);

  private Layout() {}

  static String of(String source) {
    return BROKEN.matcher(source).replaceAll(Layout::joined);
  }

  /** Puts a property beside its annotations, too. */
  static String ofKotlin(String source) {
    var bare = PUBLIC.matcher(source).replaceAll("$1");
    return ANNOTATED
        .matcher(of(QUOTED.matcher(bare).replaceAll("$1$2")))
        .replaceAll(
            annotated ->
                fitting(
                    annotated,
                    annotated.group(1)
                        + annotated.group(2).replace("\n" + annotated.group(1), " ")
                        + annotated.group(3)));
  }

  private static String joined(MatchResult broken) {
    var inner = broken.group(3).strip().replaceAll(",$", "").replaceAll("\\n +", " ");
    return fitting(broken, broken.group(1) + broken.group(2) + inner + ")");
  }

  private static String fitting(MatchResult written, String line) {
    return Matcher.quoteReplacement(line.length() <= WIDTH ? line : written.group());
  }
}

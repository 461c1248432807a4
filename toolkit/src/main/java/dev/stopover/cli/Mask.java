package dev.stopover.cli;

import java.util.regex.Pattern;

/** Takes the passwords of URLs out of a text that somebody else may read. */
final class Mask {

  /** Whom a URL logs in as, with a password; what our own messages call so is no secret. */
  private static final Pattern LOGIN =
      Pattern.compile("(?<=//|:/)(?!user:password@)[^\\s/:]*:\\S*@");

  /** A password among the parameters of a URL, up to the quote that may close it. */
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)(?<=password=)[^&\\s]+?(?=(?:[\"'][.,:;)]?)?(?:[&\\s]|$))");

  private static final String HIDDEN = "…";

  private Mask() {}

  /** Return the text without what is secret in it. */
  static String of(String text) {
    var withoutLogins = LOGIN.matcher(text).replaceAll(HIDDEN + "@");
    return PARAMETER.matcher(withoutLogins).replaceAll(HIDDEN);
  }
}

package dev.stopover.report;

/** Writes workflow commands, which GitHub shows beside the lines of a pull request. */
final class GithubAnnotations {

  private GithubAnnotations() {}

  static String of(Outcome outcome) {
    var text = new StringBuilder();
    for (var issue : outcome.issues()) {
      text.append("::")
          .append(
              switch (issue.severity()) {
                case ERROR -> "error";
                case WARNING -> "warning";
                case NOTE -> "notice";
              })
          .append(" title=")
          .append(property("stopover " + outcome.command() + ": " + issue.rule()));
      if (issue.file() != null) {
        text.append(",file=").append(property(issue.file())).append(",line=1");
      }
      var fix = new StringBuilder();
      issue.fix().forEach(sql -> fix.append('\n').append(sql).append(';'));
      text.append("::").append(data(issue.sentence() + fix)).append('\n');
    }
    return text.append(outcome.verdict()).append('\n').toString();
  }

  /** Line ends and the sign that escapes them are escaped. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}

package dev.stopover.report;

/** Name how a result is written for those who read it in a pipeline. */
public enum Format {
  /** For a person at a terminal. */
  TEXT,
  /** For a program. */
  JSON,
  /** Annotations of GitHub Actions. */
  GITHUB,
  /** SARIF 2.1.0, which code scanning reads. */
  SARIF,
  /** JUnit's XML, which every CI server shows. */
  JUNIT,
  /** A comment for a pull request. */
  MARKDOWN,
  /** A page that needs nothing beside it. */
  HTML;

  /**
   * Write an outcome.
   *
   * @throws IllegalArgumentException for text and JSON, which every command writes by itself
   */
  public String write(Outcome outcome) {
    return switch (this) {
      case GITHUB -> GithubAnnotations.of(outcome);
      case SARIF -> Sarif.of(outcome);
      case JUNIT -> JunitXml.of(outcome);
      case MARKDOWN -> Markdown.of(outcome);
      case HTML -> Html.of(outcome);
      case TEXT, JSON -> throw new IllegalArgumentException(name() + " is written by the command.");
    };
  }
}

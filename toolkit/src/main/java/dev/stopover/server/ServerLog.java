package dev.stopover.server;

/** Find in the output of a server that did not start what kept it from it. */
record ServerLog(String text) {

  /** Return the last line that speaks of an error, else the last one, else what is given. */
  String reason(String otherwise) {
    var lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.stream()
        .filter(line -> line.matches("(?i).*\\b(?:error|fatal)\\b.*"))
        .reduce((earlier, later) -> later)
        .or(() -> lines.stream().reduce((earlier, later) -> later))
        .orElse(otherwise)
        .replaceFirst("\\.$", "");
  }
}

package dev.stopover.cli;

/** The exit codes of commands that came to an answer. */
final class ExitCode {

  static final int CLEAN = 0;
  static final int DIFFERENCE = 1;

  private ExitCode() {}
}

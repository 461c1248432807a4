package dev.stopover.cli;

import dev.stopover.StopoverException;

/** The exit codes of commands that came to an answer. */
final class ExitCode {

  static final int CLEAN = 0;
  static final int DIFFERENCE = 1;
  static final int UNDECIDED = StopoverException.Code.UNDECIDED.exitCode();

  private ExitCode() {}
}

package dev.stopover.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What a call of the command line answered. */
record Call(int exitCode, String out, String err) {

  static Call of(Map<String, String> environment, String... arguments) {
    var loader = Thread.currentThread().getContextClassLoader();
    var out = new StringWriter();
    var err = new StringWriter();
    try {
      int exitCode =
          Main.commandLine(environment, arguments)
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err))
              .execute(arguments);
      return new Call(exitCode, out.toString(), err.toString());
    } finally {
      Thread.currentThread().setContextClassLoader(loader);
    }
  }
}

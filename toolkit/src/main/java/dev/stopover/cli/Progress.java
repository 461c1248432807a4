package dev.stopover.cli;

import dev.stopover.migration.MigrationListener;
import dev.stopover.migration.MigrationStep;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Shows what happens to a database while it happens: a line for each script that has run, and for
 * one that takes its time a bar on a terminal, or a line where there is none.
 */
final class Progress implements MigrationListener, AutoCloseable {

  private static final int LONG_ON_TERMINAL = 1;
  private static final int LONG_IN_LOG = 5;
  private static final int SHOWN = 100;

  private final @Nullable PrintWriter out;
  private final PrintWriter err;
  private final boolean isOnTerminal;
  private final boolean isQuiet;
  private final boolean isVerbose;
  private final ScheduledExecutorService clock;
  private String verb;
  private String script = "";
  private int statements;
  private int number;
  private int scripts;
  private @Nullable ProgressBar bar;

  /**
   * Show progress.
   *
   * @param verb what is said of a script that has run
   * @param isJson whether standard output is for programs
   */
  Progress(StopoverCommand root, String verb, boolean isJson) {
    this.out = isJson || root.isQuiet() ? null : root.out();
    this.err = root.err();
    this.isOnTerminal = root.terminal().isPresent();
    this.isQuiet = root.isQuiet();
    this.isVerbose = root.isVerbose();
    this.verb = verb;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Say something else of the scripts that run now. */
  Progress saying(String other) {
    verb = other;
    return this;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // What it does it does to be seen only.
  public synchronized void begins(String script, int statements) {
    clear();
    this.script = script;
    this.statements = statements;
    this.number = 0;
    var begun = ++scripts;
    if (!isQuiet) {
      clock.schedule(
          () -> takesLong(begun), isOnTerminal ? LONG_ON_TERMINAL : LONG_IN_LOG, TimeUnit.SECONDS);
    }
  }

  private synchronized void takesLong(int begun) {
    if (begun != scripts) {
      return;
    }
    if (isOnTerminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(script)
              .setInitialMax(statements)
              .startsFrom(Math.max(0, number - 1), Duration.ofSeconds(LONG_ON_TERMINAL))
              .setUnit(" statements", 1)
              .hideEta()
              .clearDisplayOnFinish()
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .build();
    } else {
      err.printf("%s is at statement %d of %d …%n", script, number, statements);
      err.flush();
    }
  }

  @Override
  public synchronized void runs(int number, String sql) {
    this.number = number;
    if (bar != null) {
      bar.stepTo(number - 1L);
    }
    if (isVerbose) {
      var text = sql.strip().replaceAll("\\s+", " ");
      err.printf(
          "%s, %d of %d: %s%n",
          script,
          number,
          statements,
          text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …");
      err.flush();
    }
  }

  @Override
  public synchronized void ends(MigrationStep step) {
    clear();
    if (out != null) {
      out.println(verb + " " + Text.of(step));
      out.flush();
    }
  }

  @Override
  public synchronized void triesAgain(String reason) {
    clear();
    if (!isQuiet) {
      err.println(reason + " Trying again.");
      err.flush();
    }
  }

  private void clear() {
    scripts++;
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public synchronized void close() {
    clear();
    clock.shutdownNow();
  }
}

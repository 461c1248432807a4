package dev.stopover.server;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Make a few copies before they are asked for, where a whole copy is cheap. */
final class CopiesAhead implements Clones {

  /** A copy takes PostgreSQL milliseconds, and MySQL half a second. */
  private final int number;

  private final LiveServer server;
  private final Database template;
  private final boolean ownsTemplate;
  private final Deque<FutureTask<Database>> ahead = new ArrayDeque<>();
  private boolean closed;

  private CopiesAhead(LiveServer server, Database template, boolean ownsTemplate) {
    this.server = server;
    this.template = template;
    this.number = server.engine() == Engine.POSTGRESQL ? 3 : 1;
    this.ownsTemplate = ownsTemplate;
  }

  static Clones of(LiveServer server, Database template) {
    return new CopiesAhead(server, template, false);
  }

  @Override
  public Database take() {
    return result(next(), template);
  }

  /** Return a copy that is made here and now, unless it is made or being made elsewhere. */
  static Database result(FutureTask<Database> copy, Database template) {
    copy.run();
    try {
      return copy.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StopoverException refused
          ? refused
          : StopoverException.undecided(
              "%s cannot be copied: %s".formatted(template.name(), e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StopoverException.undecided("The wait for a database was interrupted.", e);
    }
  }

  private synchronized FutureTask<Database> next() {
    requireOpen(closed, template);
    while (ahead.size() <= number) {
      var copy = new FutureTask<>(this::copy);
      ahead.add(copy);
      if (ahead.size() > 1) {
        server.inBackground(copy);
      }
    }
    return ahead.remove();
  }

  private Database copy() {
    requireOpen(closed(), template);
    return server.copy(template).onClose(server::dropInBackground);
  }

  private synchronized boolean closed() {
    return closed;
  }

  static void requireOpen(boolean closed, Database template) {
    if (closed) {
      throw StopoverException.usage(
          "The copies of %s are closed. Ask for others.".formatted(template.name()));
    }
  }

  /** The one that was changed stays open to who has it, and nobody knows of the copy of it. */
  @Override
  public Clones like(Database changed) {
    return new CopiesAhead(server, server.copy(changed), true);
  }

  /** Those not taken are made on one thread, the one that drops them after that. */
  @Override
  public synchronized void close() {
    closed = true;
    for (var copy : ahead) {
      server.inBackground(() -> drop(copy));
    }
    ahead.clear();
    if (ownsTemplate) {
      server.dropInBackground(template);
    }
  }

  static void drop(FutureTask<Database> copy) {
    if (copy.isDone()) {
      try {
        copy.get().close();
      } catch (ExecutionException e) {
        // What could not be made need not go.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

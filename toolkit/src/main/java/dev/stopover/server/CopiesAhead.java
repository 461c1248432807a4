package dev.stopover.server;

import dev.stopover.StopoverException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Make a few copies before they are asked for, where a whole copy is cheap. */
final class CopiesAhead implements Clones {

  private static final int AHEAD = 3;

  private final LiveServer server;
  private final Database template;
  private final boolean ownsTemplate;
  private final Deque<FutureTask<Database>> ahead = new ArrayDeque<>();
  private boolean closed;

  private CopiesAhead(LiveServer server, Database template, boolean ownsTemplate) {
    this.server = server;
    this.template = template;
    this.ownsTemplate = ownsTemplate;
  }

  static Clones of(LiveServer server, Database template) {
    return new CopiesAhead(server, template, false);
  }

  @Override
  public Database take() {
    var next = next();
    next.run(); // Here and now, unless it is made or being made.
    try {
      return next.get();
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
    requireOpen();
    while (ahead.size() <= AHEAD) {
      var copy = new FutureTask<>(this::copy);
      ahead.add(copy);
      if (ahead.size() > 1) {
        server.inBackground(copy);
      }
    }
    return ahead.remove();
  }

  private Database copy() {
    requireOpen();
    return server.copy(template).onClose(server::dropInBackground);
  }

  private synchronized void requireOpen() {
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

  private static void drop(FutureTask<Database> copy) {
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

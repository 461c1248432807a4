package dev.stopover.junit.internal;

import dev.stopover.StopoverException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Compute a value when it is first asked for, and give all who ask the same value or failure. */
final class Once<T> {

  private final FutureTask<T> task;

  Once(Supplier<T> supplier) {
    this.task = new FutureTask<>(supplier::get);
  }

  T get() {
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StopoverException.undecided("The wait for a database was interrupted.", e);
    }
  }
}

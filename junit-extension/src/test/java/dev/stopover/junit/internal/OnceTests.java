package dev.stopover.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stopover.StopoverException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnceTests {

  @Test
  void computesOnceForManyThreads() throws Exception {
    var calls = new AtomicInteger();
    var all = new CountDownLatch(4);
    var once = new Once<>(calls::incrementAndGet);
    Callable<Integer> asking =
        () -> {
          all.countDown();
          all.await();
          return once.get();
        };
    var threads = Executors.newFixedThreadPool(4);
    try {
      for (var answer : threads.invokeAll(Stream.generate(() -> asking).limit(4).toList())) {
        assertThat(answer.get()).isEqualTo(1);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void failsOnceForAll() {
    var once =
        new Once<>(
            () -> {
              throw StopoverException.usage("no");
            });

    assertThat(catchThrowable(once::get)).hasMessage("no").isSameAs(catchThrowable(once::get));
  }

  @Test
  void isInterruptedWhileItWaits() throws Exception {
    var started = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var once =
        new Once<>(
            () -> {
              started.countDown();
              return awaited(end);
            });
    var other = new Thread(once::get);
    other.start();
    started.await();
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(once::get)
        .withMessage("The wait for a database was interrupted.");
    assertThat(Thread.interrupted()).isTrue();
    end.countDown();
    other.join();
    assertThat(once.get()).isEqualTo("there");
  }

  private static String awaited(CountDownLatch latch) {
    try {
      latch.await();
      return "there";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

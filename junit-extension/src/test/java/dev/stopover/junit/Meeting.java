package dev.stopover.junit;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Lets two tests go on only together. */
final class Meeting {

  private static final CyclicBarrier BARRIER = new CyclicBarrier(2);

  private Meeting() {}

  static void await() throws Exception {
    BARRIER.await(60, TimeUnit.SECONDS);
  }
}

package dev.stopover.connect;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/**
 * Know the threads of a pool, so that closing it need not wait for one that rests.
 *
 * <p>HikariCP's thread that has opened a connection sleeps for 30 ms before it takes the next
 * request, and closing the pool waits for it: longer than most tests take.
 */
final class PoolThreads implements ThreadFactory {

  private final String pool;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  PoolThreads(String pool) {
    this.pool = pool;
  }

  @Override
  public Thread newThread(Runnable task) {
    var thread = new Thread(task, pool);
    thread.setDaemon(true);
    threads.removeIf(other -> other.getState() == Thread.State.TERMINATED);
    threads.add(thread);
    return thread;
  }

  /** Wake those that sleep; who waits for a request looks whether there is one, and waits on. */
  void wake() {
    threads.stream()
        .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
        .forEach(Thread::interrupt);
  }
}

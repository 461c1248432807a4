package dev.stopover.server;

import dev.stopover.StopoverException;

/**
 * Hand out copies of a database that nobody changes any more, one after the other.
 *
 * <p>Some are made ahead in the background; what is given back by {@link Database#close()} is
 * dropped or made good in the background too. It is safe for use by several threads.
 */
public interface Clones extends AutoCloseable {

  /**
   * Return a copy that nobody else has; closing it gives it back.
   *
   * @throws StopoverException if the server refuses
   */
  Database take();

  /**
   * Return copies of what one of these copies has become; changes that are made to it later may be
   * missed.
   *
   * @param changed a copy that was taken from here and not given back
   * @throws StopoverException if the server refuses, as PostgreSQL does while somebody is connected
   *     to it
   */
  Clones like(Database changed);

  /**
   * Drop the copies that were made ahead.
   *
   * @throws StopoverException if the server refuses
   */
  @Override
  void close();
}

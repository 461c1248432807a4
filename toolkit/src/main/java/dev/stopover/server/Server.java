package dev.stopover.server;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.connect.DatabaseUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Provide databases that nobody else uses.
 *
 * <p>It is PostgreSQL from version 13 on, or MySQL from 8.0 on, and safe for use by several
 * threads. What it started, it stops when it is closed or the JVM ends, whichever is first; from a
 * server that ran before, it removes only the databases that it created itself.
 */
public interface Server extends AutoCloseable {

  /**
   * Start the server, or connect to it where it runs, and wait until it accepts connections.
   *
   * @throws StopoverException if it cannot be had; undecided where Docker, an image or the embedded
   *     binaries are missing
   */
  static Server start(ServerSpec spec) {
    if (spec instanceof ServerSpec.Image image) {
      return Container.start(image);
    }
    if (spec instanceof ServerSpec.Embedded embedded) {
      return Embedded.start(embedded);
    }
    var url = ((ServerSpec.Existing) spec).url();
    return LiveServer.connect(new LiveServer.Source(url.describe(), url, null));
  }

  /**
   * Connect to the container of an image that an earlier run left running, or start the one that
   * later runs find, where {@code testcontainers.reuse.enable=true} stands in the home directory's
   * {@code .testcontainers.properties}.
   *
   * <p>It runs on when this is closed, so it counts as a server that others use: only the databases
   * that were created by this object are dropped.
   *
   * @return nothing where that does not stand there
   * @throws StopoverException as {@link #start} does
   */
  static Optional<Server> reused(ServerSpec.Image image) {
    return Container.reused(image);
  }

  /**
   * Start a server of one engine and major version, from what this machine offers.
   *
   * <p>Tried in this order: the explicit specification and nothing else; a container of the
   * official image; for PostgreSQL, the embedded binaries.
   *
   * @param engine the engine it must be
   * @param majorVersion the version it must be, as {@link #majorVersion()} tells it, or {@code
   *     null} for a current one
   * @param explicit what the user asked for, or {@code null}
   * @throws StopoverException if none can be had, with the reason of each attempt; or if the
   *     explicit one is of another engine or version
   */
  static Server scratch(
      Engine engine, @Nullable String majorVersion, @Nullable ServerSpec explicit) {
    return Scratch.start(engine, majorVersion, explicit);
  }

  /** Return the engine. */
  Engine engine();

  /**
   * Return the version within which two servers of the engine describe a schema alike: {@code 17}
   * for PostgreSQL 17.6, {@code 8.4} for MySQL 8.4.7.
   */
  String majorVersion();

  /**
   * Return everything that scripts may behave otherwise by, beside what is in the database: the
   * exact version, the driver, and the settings of a server that was started for us.
   *
   * @throws StopoverException if the server refuses
   */
  String identity();

  /** Return what this is and where it came from, for messages. */
  String describe();

  /**
   * Tell whether the server ends when this is closed, with all that was made on it; then also what
   * all its databases share, such as roles, may be made.
   */
  boolean isDisposable();

  /** Return the address that the server is administered through. */
  DatabaseUrl adminUrl();

  /**
   * Create an empty database with a name of its own, which begins with {@code stopover_}.
   *
   * @throws StopoverException if the server refuses
   */
  Database create();

  /**
   * Create a database with the schema and the rows of another one of this server.
   *
   * <p>PostgreSQL copies files by {@code CREATE DATABASE … TEMPLATE}, for which nobody may be
   * connected to the template (manual, section 22.3); idle connections of its own pool are closed.
   * MySQL has no such statement: there, tables with their rows, views, routines, triggers and
   * events are created again one by one.
   *
   * @throws StopoverException if the server refuses, or if the template is from another server
   */
  Database copy(Database template);

  /**
   * Return copies of a database, of which some are made ahead; nobody may change it as long as they
   * are asked for.
   *
   * @param template a database of this server
   */
  Clones clones(Database template);

  /**
   * Drop what was left by a JVM that was killed: databases whose names {@link #create()} gave
   * before a moment. No other database is touched, and none of this object.
   *
   * @param before what is younger may be in use by another JVM
   * @return the names of those that were dropped
   * @throws StopoverException if the server refuses
   */
  List<String> sweep(Instant before);

  /** Stop what was started, and drop what was created. */
  @Override
  void close();
}

package dev.stopover.source;

import dev.stopover.Engine;

/**
 * Describe the schema that some code expects.
 *
 * <p>A class of a user's that implements this and has a constructor without parameters can be named
 * wherever models are named. It may be asked several times, from several threads and for several
 * engines.
 */
@FunctionalInterface
public interface SchemaSource {

  /**
   * Describe what is expected on an engine.
   *
   * <p>The tables may have portable types, which each engine renders in its own way, or types in
   * the engine's own words; names of constraints and indexes that are {@code null} accept any.
   *
   * @param engine the engine that the schema is for
   * @throws dev.stopover.StopoverException if the code says something that is not understood
   */
  SchemaBuilder describe(Engine engine);
}

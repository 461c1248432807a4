package dev.stopover.server;

import dev.stopover.Engine;
import java.util.List;
import java.util.Map;

/**
 * Add to what a container is started with.
 *
 * <p>Implementations are found by {@link java.util.ServiceLoader}: a public class with a
 * constructor without parameters, named in {@code
 * META-INF/services/dev.stopover.server.ContainerSettings}. What they return must depend on nothing
 * but the image.
 */
public interface ContainerSettings {

  /**
   * Return arguments for the server, such as {@code -c work_mem=64MB} or {@code
   * --max-connections=9}, each word on its own; they come after ours.
   *
   * @param engine the engine in the image
   * @param image the image's name with its tag
   */
  default List<String> arguments(Engine engine, String image) {
    return List.of();
  }

  /**
   * Return variables for the container's environment.
   *
   * @param engine the engine in the image
   * @param image the image's name with its tag
   */
  default Map<String, String> environment(Engine engine, String image) {
    return Map.of();
  }
}

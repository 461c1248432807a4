package dev.stopover.server;

import dev.stopover.Engine;
import java.util.List;
import java.util.Map;

/** Leaves a mark on every container of these tests. */
public final class TestContainerSettings implements ContainerSettings {

  @Override
  public List<String> arguments(Engine engine, String image) {
    return switch (engine) {
      case POSTGRESQL -> List.of("-c", "stopover.mark=" + image);
      case MYSQL -> List.of("--init-connect=SET @mark = 1");
    };
  }

  @Override
  public Map<String, String> environment(Engine engine, String image) {
    return Map.of("TZ", "Asia/Tokyo");
  }
}

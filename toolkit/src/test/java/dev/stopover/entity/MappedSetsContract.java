package dev.stopover.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.migration.MigrationSettings;
import dev.stopover.revision.Decisions;
import dev.stopover.revision.Revisions;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import dev.stopover.verify.ExpectedSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can be mapped is taken by the server, comes back from it, and has no difference. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class MappedSetsContract {

  private final ServerSpec spec;
  private Server server;
  @TempDir private Path root;

  MappedSetsContract(String spec) {
    this.spec = ServerSpec.parse(spec);
  }

  @BeforeAll
  void startServer() {
    server = Server.start(spec);
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  Server server() {
    return server;
  }

  static List<Arguments> sets() {
    return List.of(
        Arguments.of("inheritance", InheritanceModels.ALL),
        Arguments.of("collections", CollectionModels.ALL));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sets")
  void comesBackFromTheServer(String name, List<Class<?>> models) throws Exception {
    var directory = Files.createDirectory(root.resolve(name));
    var settings = MigrationSettings.defaults(directory);
    var revisions = Revisions.in(settings, directory);

    // A revision is written only after it was applied, undone and compared.
    assertThat(
            revisions.autogenerate(
                ExpectedSchema.of(Entities.of(models), server), server, "all", Decisions.NONE))
        .isNotEmpty();
    assertThat(
            revisions.autogenerate(
                ExpectedSchema.of(Entities.of(models), server), server, "no", Decisions.NONE))
        .isEmpty();
  }
}

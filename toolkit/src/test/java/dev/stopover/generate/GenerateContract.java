package dev.stopover.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.SqlFiles;
import dev.stopover.server.Server;
import dev.stopover.server.TestServers;
import dev.stopover.verify.Side;
import dev.stopover.verify.SideReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written from a schema is that schema, and says in classes what annotations can say. */
abstract class GenerateContract {

  private final String spec;
  @TempDir private Path directory;

  GenerateContract(String spec) {
    this.spec = spec;
  }

  final GeneratedModels generate(String sql, String... tables) {
    return generate(sql, Style.CLASS, References.ID, tables);
  }

  final GeneratedModels generate(String sql, Style style, References references, String... tables) {
    Server server = TestServers.get(spec);
    var schema =
        new SideReader(server, MigrationSettings.defaults(new String[0]), false)
            .read(new Side.Script(script(sql)));
    var options = new ModelOptions(style, references, "com.acme.model", List.of(tables));
    var models = new ModelGenerator(server, options).generate(schema);
    if (System.getProperty("show") != null) {
      models.classes().values().forEach(System.out::println);
      models.sql().forEach((name, text) -> System.out.println("--- " + name + "\n" + text));
      System.out.println(models.tablesInSql() + " " + models.notWritten());
    }
    assertThat(models.differences()).isEmpty();
    return models;
  }

  private SqlFiles script(String sql) {
    try {
      return SqlFiles.in(Files.writeString(directory.resolve("schema.sql"), sql));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static String text(GeneratedModels models, String name) {
    return models.classes().get("com/acme/model/" + name + ".java");
  }

  /** Return tables with keys, indexes, references, defaults and comments, and no more. */
  abstract String plain();

  @Test
  void plainTablesNeedNoSql() {
    for (var style : Style.values()) {
      var models = generate(plain(), style, References.ID);

      assertThat(models.sql()).isEmpty();
      assertThat(models.tablesInSql()).isEmpty();
      assertThat(models.classes())
          .containsOnlyKeys("com/acme/model/Event.java", "com/acme/model/Venue.java");
    }
  }

  @Test
  void emptyDatabaseGivesNothing() {
    var models = generate("-- nothing");

    assertThat(models.classes()).isEmpty();
    assertThat(models.sql()).isEmpty();
  }
}

package dev.stopover.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.SqlFiles;
import dev.stopover.server.Server;
import dev.stopover.server.TestServers;
import dev.stopover.verify.Defaults;
import dev.stopover.verify.Side;
import dev.stopover.verify.SideReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        new SideReader(server, MigrationSettings.defaults(new String[0]), false, Defaults.OF_SERVER)
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

  /** Return tables with names and shapes that are hard to say in Java, and no more. */
  abstract String strange();

  /** Return what no annotation says. */
  abstract String beyondAnnotations();

  @ParameterizedTest
  @EnumSource
  void strangeTablesNeedNoSqlIfTheyHaveAKey(References references) {
    for (var style : Style.values()) {
      var models = generate(strange(), style, references);

      assertThat(models.tablesInSql()).containsExactly(entry("keyless", "it has no primary key"));
      assertThat(models.sql()).containsOnlyKeys("after_tables.sql");
      assertThat(models.sql().get("after_tables.sql")).startsWith("CREATE TABLE keyless (");
      assertThat(models.classes())
          .containsKeys(
              "com/acme/model/Order.java",
              "com/acme/model/OrderItems.java",
              "com/acme/model/OrderItems_2.java",
              "com/acme/model/_2fa.java",
              "com/acme/model/StringEntity.java",
              "com/acme/model/Column.java");
      assertThat(String.join("", models.classes().values()))
          .contains("@IdClass(")
          .containsPattern("record OrderItems(_2)?Id\\(.*\\) implements Serializable");
    }
  }

  @ParameterizedTest
  @EnumSource
  void sqlSaysWhatAnnotationsCannot(References references) {
    var models = generate(beyondAnnotations(), Style.CLASS, references);

    assertThat(models.classes()).hasSizeGreaterThan(1);
  }

  @Test
  void manyTables() {
    var sql = new StringBuilder();
    for (var i = 0; i < 100; i++) {
      sql.append("CREATE TABLE t").append(i).append(" (id int PRIMARY KEY, a varchar(20) NOT NULL");
      sql.append(", b int, c decimal(10, 2), CONSTRAINT f").append(i);
      sql.append(" FOREIGN KEY (b) REFERENCES t").append(i / 2).append(" (id));\n");
      sql.append("CREATE INDEX i").append(i).append(" ON t").append(i).append(" (a, c);\n");
    }

    var models = generate(sql.toString());

    assertThat(models.classes()).hasSize(100);
    assertThat(models.sql()).isEmpty();
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

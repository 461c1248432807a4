package dev.stopover.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.stopover.diff.Changes;
import dev.stopover.entity.Entities;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.SqlFiles;
import dev.stopover.model.Schema;
import dev.stopover.server.Server;
import dev.stopover.server.TestServers;
import dev.stopover.verify.Defaults;
import dev.stopover.verify.ExpectedSchema;
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
    if (style == Style.KOTLIN && tables.length == 0) {
      assertThat(readBack(models, schema, server)).isEmpty();
    }
    return models;
  }

  /** Compiles what was written in Kotlin, and returns what leads from it to the schema. */
  private Changes readBack(GeneratedModels models, Schema schema, Server server) {
    try {
      var folder = Files.createTempDirectory(directory, "kotlin");
      var sql = Files.createDirectory(folder.resolve("sql"));
      for (var each : models.sql().entrySet()) {
        Files.writeString(sql.resolve(each.getKey()), each.getValue());
      }
      Files.writeString(sql.resolve("nothing.sql"), "");
      var source =
          Entities.of(
              KotlinCompilation.load(models.classes(), folder).stream()
                  .filter(each -> !each.isEnum())
                  .toList());
      var expected = ExpectedSchema.of(source, SqlFiles.in(sql), server);
      return Changes.between(expected.reconciledWith(schema), schema);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private SqlFiles script(String sql) {
    try {
      return SqlFiles.in(Files.writeString(directory.resolve("schema.sql"), sql));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static String text(GeneratedModels models, String name) {
    return text(models, name, Style.CLASS);
  }

  static String text(GeneratedModels models, String name, Style style) {
    return models.classes().get(file(name, style));
  }

  private static String file(String name, Style style) {
    return "com/acme/model/" + name + style.extension();
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
              file("Order", style),
              file("OrderItems", style),
              file("OrderItems_2", style),
              file("_2fa", style),
              file("StringEntity", style),
              file("Column", style));
      assertThat(String.join("", models.classes().values()))
          .contains("@IdClass(")
          .containsPattern(
              style == Style.KOTLIN
                  ? "data class OrderItems(_2)?Id\\([^)]*\\) : Serializable"
                  : "record OrderItems(_2)?Id\\(.*\\) implements Serializable");
    }
  }

  @ParameterizedTest
  @EnumSource
  void sqlSaysWhatAnnotationsCannot(References references) {
    for (var style : List.of(Style.CLASS, Style.KOTLIN)) {
      var models = generate(beyondAnnotations(), style, references);

      assertThat(models.classes()).hasSizeGreaterThan(1);
    }
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

  @Test
  void moreColumnsThanAConstructorTakes() {
    var sql = new StringBuilder("CREATE TABLE wide (id int PRIMARY KEY");
    for (var i = 0; i < 260; i++) {
      var type = List.of("bigint NOT NULL", "varchar(9) NOT NULL", "boolean", "date").get(i % 4);
      sql.append(", c").append(i).append(' ').append(type);
    }

    for (var style : Style.values()) {
      assertThat(generate(sql + ")", style, References.ID).sql()).isEmpty();
    }
  }

  /** Return tables with keys, indexes, references, defaults and comments, and no more. */
  abstract String plain();

  @Test
  void plainTablesNeedNoSql() {
    for (var style : Style.values()) {
      var models = generate(plain(), style, References.ID);

      assertThat(models.sql()).isEmpty();
      assertThat(models.tablesInSql()).isEmpty();
      assertThat(models.classes()).containsOnlyKeys(file("Event", style), file("Venue", style));
    }
  }

  /** Return what our own annotations say and those of Jakarta Persistence do not, and no more. */
  abstract String inOurOwnWords();

  @Test
  void ourOwnAnnotationsNeedNoSql() {
    for (var style : Style.values()) {
      var models = generate(inOurOwnWords(), style, References.OBJECT);

      assertThat(models.sql()).isEmpty();
      assertThat(models.tablesInSql()).isEmpty();
      assertThat(String.join("", models.classes().values()))
          .contains("@NativeEnum", "@Enumerated(EnumType.STRING)", "@Json", "@SqlIndex")
          .contains("@GeneratedColumn", "insertable = false, updatable = false")
          .containsPattern("options = \"ON (DELETE SET NULL|UPDATE CASCADE) ");
    }
  }

  @Test
  void emptyDatabaseGivesNothing() {
    var models = generate("-- nothing");

    assertThat(models.classes()).isEmpty();
    assertThat(models.sql()).isEmpty();
  }
}

package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.server.Database;
import dev.stopover.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models are written from a database, and tell what they do not say. */
abstract class ModelsContract {

  private final String spec;
  private Database database;
  @TempDir private Path directory;

  ModelsContract(String spec) {
    this.spec = spec;
  }

  @BeforeEach
  void createDatabase() throws SQLException {
    database = TestServers.get(spec).create();
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE customers (id int NOT NULL PRIMARY KEY)");
      statement.execute("CREATE TABLE notes (customer_id int REFERENCES customers (id))");
      statement.execute("CREATE VIEW few AS SELECT id FROM customers WHERE id < 10");
    }
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void writesClassesAndSqlAndNothingOverWhatIsThere() throws IOException {
    var java = directory.resolve("java");
    var customers = java.resolve("com/acme/Customers.java");
    var sql = directory.resolve("sql/" + database.url().engine().vendor() + "/after_tables.sql");
    var written =
        """
        Wrote 1 class to %s
        Wrote %s
        In stopover.yaml, name it beside the models: sql: %s
        Read back, there is no difference.
        """
            .formatted(java.resolve("com/acme"), sql, sql.getParent());
    var notes = "in SQL only: table notes, since it has no primary key\n";

    assertThat(call("--output", java.toString())).isEqualTo(new Call(0, written, notes));
    assertThat(customers).content().startsWith("package com.acme;").contains("class Customers {");
    assertThat(sql).content().contains("CREATE TABLE notes", "CREATE VIEW");
    Files.writeString(customers, "mine");
    assertThat(call("--output", java.toString()))
        .isEqualTo(
            CommandLineContract.wrong(
                "%s and 1 more are there already, and nothing was written. Name another folder with --output, or pass --force to write over them.\n"
                    .formatted(customers)));
    assertThat(customers).hasContent("mine");
    assertThat(call("--output", java.toString(), "--force").exitCode()).isZero();
    assertThat(customers).content().contains("class Customers {");
  }

  @Test
  void onlySomeTables() {
    var java = directory.resolve("java");

    assertThat(call("--output", java.toString(), "--tables", "cust*", "--style", "record"))
        .isEqualTo(
            new Call(
                0,
                "Wrote 1 class to %s\nRead back, there is no difference.\n"
                    .formatted(java.resolve("com/acme")),
                ""));
    assertThat(java.resolve("com/acme/Customers.java")).content().contains("record Customers(");
    assertThat(call("--tables", "orders").err())
        .isEqualTo(
            "No table is called like orders. Write names of tables, or patterns such as order*.\n");
  }

  @Test
  void dataClassesOfKotlin() {
    var kotlin = directory.resolve("kotlin");

    assertThat(call("--output", kotlin.toString(), "--tables", "cust*", "--style", "kotlin"))
        .isEqualTo(
            new Call(
                0,
                "Wrote 1 class to %s\nRead back as Java classes of the same annotations, there is no difference.\n"
                    .formatted(kotlin.resolve("com/acme")),
                ""));
    assertThat(kotlin.resolve("com/acme/Customers.kt"))
        .content()
        .endsWith("data class Customers(\n  @Id val id: Int,\n)\n");
  }

  @Test
  void jsonTellsTheSame() {
    var java = directory.resolve("java");

    var answer = call("--output", java.toString(), "--json");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .contains("\"equal\" : true", "com/acme/Customers.java", "after_tables.sql")
        .contains("\"table\" : \"notes\"", "\"reason\" : \"it has no primary key\"");
  }

  private Call call(String... arguments) {
    return Call.of(
        Map.of("DATABASE_URL", url(), "STOPOVER_SCRATCH", url()),
        Stream.concat(
                Stream.of("models", "--from", "database", "--package", "com.acme"),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  private String url() {
    var url = database.url();
    var separator = url.jdbcUrl().contains("?") ? "&" : "?";
    return url.jdbcUrl() + separator + "user=" + url.user() + "&password=" + url.password();
  }
}

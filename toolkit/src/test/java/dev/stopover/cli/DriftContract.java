package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.connect.DatabaseUrl;
import dev.stopover.server.Database;
import dev.stopover.server.TestServers;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a live database has that nobody migrated is told, with who did it. */
abstract class DriftContract {

  private final String spec;
  private Database database;
  @TempDir private Path directory;

  DriftContract(String spec) {
    this.spec = spec;
  }

  /** The models, of which no migration brings the points. */
  @NullMarked
  static final class Models {
    @Entity
    @Table(name = "members")
    record Member(@Id int id, int age, @Nullable Integer points) {}
  }

  @BeforeEach
  void migrate() throws IOException {
    database = TestServers.get(spec).create();
    write("V1__members.sql", "CREATE TABLE members (id int NOT NULL PRIMARY KEY);");
    write("V2__age.sql", "ALTER TABLE members ADD COLUMN age int NOT NULL DEFAULT 0;");
    write("V3__drop_default.sql", "ALTER TABLE members ALTER COLUMN age DROP DEFAULT;");
    assertThat(call("upgrade", "2").exitCode()).isZero();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  /** Return the statements that make a user {@code reader} who may only read. */
  abstract List<String> reader(String databaseName);

  /** Return the statements that remove that user. */
  abstract List<String> noReader();

  @Test
  void isCleanWhereNobodyTouchedIt() {
    assertThat(call("drift"))
        .isEqualTo(
            new Call(
                0,
                name() + " is at version 2, and nothing was changed beside the migrations.\n",
                ""));
  }

  @Test
  void tellsWhatWasChangedByHand() throws SQLException {
    run("CREATE INDEX by_age ON members (age)", "ALTER TABLE members ADD COLUMN nick varchar(9)");

    var answer = call("drift");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out())
        .startsWith(
            name()
                + " is at version 2, but it is not what it should be.\n\n"
                + "Changed by hand, beside the migrations:\n\n"
                + "  index by_age on members\n    migrations  absent\n")
        .contains("  column members.nick\n    migrations  absent\n", "DROP COLUMN nick;\n")
        .contains("Next step: take what was changed by hand back with the fix above,");
  }

  @Test
  void tellsWhatIsPendingAndWhatNoMigrationBrings() {
    var answer = call("drift", "--models", Models.Member.class.getName());

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out())
        .containsSubsequence(
            "\nPending: a migration brings it, and is not applied yet:\n\n  column members.age\n",
            "\nWithout a migration: the models expect it:\n\n  column members.points\n",
            "\nNext step: write the migration with: stopover revision --autogenerate")
        .doesNotContain("hand");
  }

  @Test
  void tellsThatAFileWasEditedAfterItWasApplied() throws IOException {
    write("V2__age.sql", "ALTER TABLE members ADD COLUMN age bigint NOT NULL DEFAULT 0;");

    var answer = call("drift");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out())
        .contains("V2__age.sql was changed after it was applied")
        .contains(
            "\nChanged by hand, or the files are not what was applied:\n\n  column members.age");
  }

  @Test
  void tellsThatAFileIsMissing() throws IOException {
    Files.delete(directory.resolve("V2__age.sql"));

    var answer = call("drift", "--json");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out())
        .contains("\"kind\" : \"file missing\"", "\"version\" : \"2\"", "\"findings\" : [ ]")
        .contains("not all of their files are there.");
  }

  @Test
  void tellsThatAScriptStoppedHalfWay() throws SQLException {
    run("UPDATE flyway_schema_history SET success = false WHERE version = '2'");

    var answer = call("drift");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out()).contains("Version 2 (age) is half applied: V2__age.sql stopped");
  }

  @Test
  void needsNoMoreThanTheRightToRead() throws Exception {
    run("CREATE VIEW adults AS SELECT id FROM members WHERE age > 17");
    run(reader(database.name()).toArray(String[]::new));
    try {
      var url = database.url();
      var reader = new DatabaseUrl(url.jdbcUrl(), "reader", "reader");
      var environment =
          Map.of(
              "DATABASE_URL", reader.jdbcUrl() + separator(reader) + "user=reader&password=reader");
      var answer = callAs(environment, "drift");

      assertThat(answer.err()).isEmpty();
      assertThat(answer.exitCode()).isEqualTo(1);
      assertThat(answer.out()).contains("  view adults\n");

      run("DROP VIEW adults");
      write("V9__nick.sql", "ALTER TABLE members ADD COLUMN nick varchar(9);");
      var rehearsed = callAs(environment, "preflight");

      assertThat(rehearsed.err()).isEmpty();
      assertThat(rehearsed.out())
          .contains(", on a copy that is equal to the original.\n")
          .contains("add column members.nick");
    } finally {
      run(noReader().toArray(String[]::new));
    }
  }

  private static String separator(DatabaseUrl url) {
    return url.jdbcUrl().contains("?") ? "&" : "?";
  }

  private String name() {
    return database.url().describe();
  }

  /** Return where the database is, and who asks. */
  final String url() {
    var url = database.url();
    return url.jdbcUrl()
        + separator(url)
        + "user=%s&password=%s".formatted(url.user(), url.password());
  }

  /** Begin with a new database, in which something is done before anything is applied. */
  final void begin(String... statements) throws SQLException {
    database.close();
    database = TestServers.get(spec).create();
    run(statements);
  }

  final Call call(String... arguments) {
    return callAs(Map.of("DATABASE_URL", url()), arguments);
  }

  final Call callAs(Map<String, String> environment, String... arguments) {
    var more =
        List.of("drift", "preflight", "diff").contains(arguments[0])
            ? Stream.of("--migrations", directory.toString(), "--scratch", spec)
            : Stream.of("--migrations", directory.toString());
    return Call.of(environment, Stream.concat(Stream.of(arguments), more).toArray(String[]::new));
  }

  final void write(String name, String sql) throws IOException {
    Files.writeString(directory.resolve(name), sql);
  }

  final void run(String... statements) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}

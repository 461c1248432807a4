package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever would go wrong in a rollout goes wrong on a copy first, and is told. */
abstract class PreflightContract {

  private final String spec;
  private Database database;
  @TempDir private Path directory;

  PreflightContract(String spec) {
    this.spec = spec;
  }

  /** The models, which expect everything that is pending. */
  @NullMarked
  static final class Models {
    @Entity
    @Table(name = "members")
    record Member(@Id int id, @Nullable Integer age, @Nullable Integer points) {}
  }

  @BeforeEach
  void migrate() throws IOException {
    database = TestServers.get(spec).create();
    write("V1__members.sql", "CREATE TABLE members (id int NOT NULL PRIMARY KEY, nick varchar(9))");
    write("V2__age.sql", "ALTER TABLE members ADD COLUMN age int");
    write("U2__age.sql", "ALTER TABLE members DROP COLUMN age");
    assertThat(call("upgrade").err()).isEmpty();
    write("V3__points.sql", "ALTER TABLE members ADD COLUMN points int");
    write("U3__points.sql", "ALTER TABLE members DROP COLUMN points");
    write("V4__no_nick.sql", "ALTER TABLE members DROP COLUMN nick");
    write("U4__no_nick.sql", bringNickBack());
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  /** Return the statement that brings the column {@code nick} back at the place where it was. */
  abstract String bringNickBack();

  /** Return statements that make one thing of every kind that the engine has. */
  abstract List<String> manyThings();

  @Test
  void goesWellAndLeavesTheOriginalAlone() throws SQLException, IOException {
    var before = rows("SELECT * FROM flyway_schema_history");

    var answer = preflight("--models", Models.Member.class.getName());

    assertThat(answer.err()).isEmpty();
    assertThat(withoutTimes(answer.out()))
        .startsWith(
            database.url().describe()
                + " is at version 2; 2 migrations are pending.\nIt was rehearsed on ")
        .contains(", on a copy that is equal to the original.\n")
        .contains(
            """

            3 points: 1 statement in …, undone in …
                add column members.points

            4 no nick: 1 statement in …, undone in …
                drop column members.nick
                loses members.nick: \
            """)
        .endsWith(
            "\nNothing would go wrong with the schema; what rows and locks do was not tried.\n");
    assertThat(answer.exitCode()).isZero();
    assertThat(rows("SELECT * FROM flyway_schema_history")).isEqualTo(before);
    assertThat(call("current").out()).startsWith("2 age\nPending: 3 points\n");
  }

  @Test
  void copiesThingsOfEveryKind() throws SQLException, IOException {
    write("V2.1__things.sql", String.join(";\n", manyThings()));
    Files.delete(directory.resolve("V3__points.sql"));
    Files.delete(directory.resolve("V4__no_nick.sql"));
    assertThat(call("upgrade").err()).isEmpty();
    write("V3__points.sql", "ALTER TABLE members ADD COLUMN points int");

    var answer = json("--rows", "--scratch", spec);

    assertThat(answer.get("copyEqual").asBoolean()).as(answer.toPrettyString()).isTrue();
    assertThat(answer.get("clean").asBoolean()).as(answer.toPrettyString()).isTrue();
    assertThat(answer.get("rows").has("members")).isTrue();
  }

  @Test
  void migrationFailsSinceSomebodyDidItByHand() throws SQLException, IOException {
    run("ALTER TABLE members ADD COLUMN points int");

    var answer = preflight();

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out())
        .containsSubsequence("\n3 points: failed\n    error: V3__points.sql", "points")
        .contains("\n4 no nick: not tried\n")
        .endsWith("\nIt would go wrong in 1 place.\n");
  }

  @Test
  void downScriptDoesNotRestore() throws IOException {
    write("U3__points.sql", "ALTER TABLE members ADD COLUMN more int");

    var answer = json();

    assertThat(answer.get("clean").asBoolean()).isFalse();
    var third = answer.get("migrations").get(0);
    assertThat(third.get("undo").asText()).isEqualTo("differs");
    assertThat(third.get("findings").findValuesAsText("rule"))
        .containsExactly("down-restores", "down-restores");
    assertThat(third.get("findings").findValuesAsText("object"))
        .containsExactlyInAnyOrder("column members.points", "column members.more");
    assertThat(answer.get("findings").findValuesAsText("rule")).containsExactly("applies-again");
  }

  @Test
  void downScriptFails() throws IOException {
    write("U4__no_nick.sql", "ALTER TABLE nobody DROP COLUMN nick");

    var answer = preflight();

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out())
        .contains("can not be undone: its down script fails\n", "error: U4__no_nick.sql failed");
  }

  @Test
  void missingDownScriptIsToldButIsNoFailure() throws IOException {
    Files.delete(directory.resolve("U3__points.sql"));

    var answer = preflight();

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("can not be undone: it has no down script\n", "note: It can");
  }

  @Test
  void whatWasChangedByHandIsTold() throws SQLException, IOException {
    run("CREATE INDEX by_age ON members (age)");

    var answer = json("--models", Models.Member.class.getName());

    assertThat(answer.get("findings").findValuesAsText("rule")).containsExactly("no-drift");
    assertThat(answer.get("findings").get(0).get("object").asText())
        .isEqualTo("index by_age on members");
    assertThat(answer.get("migrations").findValuesAsText("undo"))
        .containsExactly("restores", "restores");
  }

  @Test
  void whatIsKnownToBeChangedByHandIsPassedOver() throws SQLException, IOException {
    run("CREATE INDEX by_age ON members (age)");
    var baseline = "--baseline=" + directory.resolve("drift.txt");
    assertThat(call("drift", baseline, "--write-baseline", "--scratch", server()).err()).isEmpty();

    assertThat(preflight(baseline).exitCode()).isZero();
    run("ALTER TABLE members ADD COLUMN hacked int");
    assertThat(json(baseline).get("findings").findValuesAsText("object"))
        .containsExactly("column members.hacked");
    assertThat(preflight("--baseline", "none.txt"))
        .returns(2, Call::exitCode)
        .extracting(Call::err)
        .asString()
        .contains("The baseline none.txt cannot be read.");
  }

  @Test
  void warnsOfNotNullOnlyWhereNobodyGivesTheRowsAValue() throws IOException {
    write("V5__rank.sql", "ALTER TABLE members ADD COLUMN place int");
    write("V6__ranked.sql", "UPDATE members SET place = 0 WHERE place IS NULL");
    write("V7__rank_required.sql", notNull("place"));
    write("V8__points_required.sql", notNull("points"));
    write("V9__age_required.sql", notNull("age"));

    var migrations = json().get("migrations");

    assertThat(migrations.get(4).get("findings")).isEmpty();
    assertThat(migrations.get(5).get("findings").findValuesAsText("rule"))
        .containsExactly("rows-fit");
    assertThat(migrations.get(6).get("findings").findValuesAsText("object"))
        .contains("column members.age");
  }

  @Test
  void warnsOfNotNullWhereNoRowShowsThatItIsFilled() throws IOException {
    write("V5__code.sql", "ALTER TABLE members ADD COLUMN code int UNIQUE");
    assertThat(call("upgrade").err()).isEmpty();
    write("V6__code_required.sql", notNull("code"));

    assertThat(json().get("migrations").get(0).get("findings").findValuesAsText("object"))
        .contains("column members.code");
  }

  /** Return the statement that makes a column of integers of {@code members} required. */
  abstract String notNull(String column);

  @Test
  void whatTheModelsMissIsTold() throws IOException {
    Files.delete(directory.resolve("V3__points.sql"));

    var answer = json("--models", Models.Member.class.getName());

    assertThat(answer.get("findings").findValuesAsText("rule")).containsExactly("models-agree");
    assertThat(answer.get("findings").get(0).get("object").asText())
        .isEqualTo("column members.points");
  }

  @Test
  void fileThatWasEditedStopsIt() throws IOException {
    write("V2__age.sql", "ALTER TABLE members ADD COLUMN age bigint");

    var answer = preflight();

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out())
        .contains("error: V2__age.sql was changed after it was applied", "3 points: not tried");
  }

  @Test
  void repeatableMigrationIsRehearsedApart() throws IOException {
    write(
        "R__adults.sql", "CREATE OR REPLACE VIEW adults AS SELECT id FROM members WHERE age > 17");

    var answer = json();

    assertThat(answer.get("clean").asBoolean()).as(answer.toPrettyString()).isTrue();
    assertThat(answer.get("migrations").findValuesAsText("undo"))
        .containsExactly("restores", "restores", "never");
    assertThat(answer.get("migrations").get(2).get("changes").findValuesAsText("object"))
        .containsExactly("view adults");
  }

  @Test
  void nothingIsPending() throws IOException {
    assertThat(call("upgrade").exitCode()).isZero();

    var answer = preflight();

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains("is at version 4; nothing is pending.")
        .endsWith("\nNothing is to be done.\n");
  }

  @Test
  void environmentIsNamed() throws IOException {
    var file = directory.resolve("stopover.yaml");
    Files.writeString(file, "environments:\n  live:\n    url: ${LIVE}\n");

    var answer =
        Call.of(
            Map.of("LIVE", fullUrl()),
            Stream.of(
                    "preflight live --config",
                    file,
                    "--migrations",
                    directory,
                    "--scratch",
                    server())
                .flatMap(each -> Stream.of(each.toString().split(" ")))
                .toArray(String[]::new));

    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isZero();
  }

  @Test
  void nothingIsDecidedWithoutAServer() {
    var answer =
        call("preflight", "--scratch", spec.replaceFirst(":.*", ":no-such-image-of-stopover"));

    assertThat(answer.exitCode()).isEqualTo(4);
  }

  /** Return the server of the database itself, which is there already. */
  private String server() {
    return withCredentials(TestServers.get(spec).adminUrl());
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("\\d+ ms", "…");
  }

  private Call preflight(String... more) {
    var where =
        List.of(more).contains("--scratch")
            ? Stream.<String>of()
            : Stream.of("--scratch", server());
    return call(
        Stream.of(Stream.of("preflight"), where, Stream.of(more))
            .flatMap(each -> each)
            .toArray(String[]::new));
  }

  private JsonNode json(String... more) throws IOException {
    var answer =
        preflight(Stream.concat(Stream.of("--json"), Stream.of(more)).toArray(String[]::new));
    assertThat(answer.err()).isEmpty();
    var json = new ObjectMapper().readTree(answer.out());
    assertThat(answer.exitCode()).isEqualTo(json.get("clean").asBoolean() ? 0 : 1);
    return json;
  }

  private String fullUrl() {
    return withCredentials(database.url());
  }

  private static String withCredentials(DatabaseUrl url) {
    var separator = url.jdbcUrl().contains("?") ? "&" : "?";
    return url.jdbcUrl() + separator + "user=%s&password=%s".formatted(url.user(), url.password());
  }

  private Call call(String... arguments) {
    return Call.of(
        Map.of("DATABASE_URL", fullUrl()),
        Stream.concat(Stream.of(arguments), Stream.of("--migrations", directory.toString()))
            .toArray(String[]::new));
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(directory.resolve(name), sql + ";\n");
  }

  private void run(String... statements) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<String> rows(String select) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var found = statement.executeQuery(select)) {
      var rows = new ArrayList<String>();
      while (found.next()) {
        var row = new StringBuilder();
        for (var column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.append(found.getString(column)).append('|');
        }
        rows.add(row.toString());
      }
      return rows;
    }
  }
}

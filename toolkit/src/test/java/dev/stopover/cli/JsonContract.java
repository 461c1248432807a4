package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopover.server.Database;
import dev.stopover.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program is told the same as a person: where a database is, and what was done to it. */
abstract class JsonContract {

  private final String spec;
  private Database database;
  @TempDir private Path directory;

  JsonContract(String spec) {
    this.spec = spec;
  }

  @BeforeEach
  void createDatabase() throws IOException {
    database = TestServers.get(spec).create();
    write("V1__one.sql", "CREATE TABLE one (id int);");
    write("U1__one.sql", "DROP TABLE one;");
    write("V2__two_things.sql", "CREATE TABLE two (id int);");
    write("U2__two_things.sql", "DROP TABLE two;");
    write("V3__three.sql", "CREATE TABLE three (id int);");
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void tellsWhatWasDone() throws IOException {
    var applied = json("upgrade", "+2");
    assertThat(applied.get("from").isNull()).isTrue();
    assertThat(applied.get("to").asText()).isEqualTo("2");
    assertThat(applied.get("applied").findValuesAsText("script"))
        .containsExactly("V1__one.sql", "V2__two_things.sql");
    assertThat(applied.get("applied").get(1).get("description").asText()).isEqualTo("two things");
    assertThat(applied.get("applied").get(1).get("milliseconds").isNumber()).isTrue();

    var undone = json("downgrade", "-1");
    assertThat(undone.get("from").asText()).isEqualTo("2");
    assertThat(undone.get("to").asText()).isEqualTo("1");
    assertThat(undone.get("undone").findValuesAsText("version")).containsExactly("2");

    var stamped = json("stamp", "head");
    assertThat(stamped.get("recorded")).hasSize(2);
    assertThat(stamped.get("removed")).isEmpty();
  }

  @Test
  void tellsWhereADatabaseIs() throws IOException {
    json("upgrade", "2");

    var current = json("current");

    assertThat(current.get("version").asText()).isEqualTo("2");
    assertThat(current.get("head").asBoolean()).isFalse();
    assertThat(current.get("pending").findValuesAsText("version")).containsExactly("3");
    assertThat(current.get("pending").get(0).get("undoable").asBoolean()).isFalse();
    assertThat(current.get("problem").isNull()).isTrue();
    assertThat(current.get("halfWay").isNull()).isTrue();
  }

  @Test
  void tellsWhatStoppedAndFailsNevertheless() throws Exception {
    json("upgrade", "2");
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("UPDATE flyway_schema_history SET success = false WHERE version = '2'");
    }

    var answer = call("current", "--json");

    assertThat(answer.exitCode()).isEqualTo(3);
    assertThat(parse(answer).get("problem").asText())
        .startsWith("Version 2 (two things) is half applied");
    var halfWay = parse(answer).get("halfWay");
    assertThat(halfWay.get("version").asText()).isEqualTo("2");
    assertThat(halfWay.get("lastThatRan").isNull()).isTrue();
  }

  @Test
  void tellsWhereAScriptStopped() throws IOException {
    write("V4__four.sql", "CREATE TABLE four (id int);\nALTER TABLE none ADD a int;");
    write("V4__four.sql.conf", "executeInTransaction=false");
    assertThat(call("upgrade").exitCode()).isEqualTo(3);

    var halfWay = parse(call("current", "--json")).get("halfWay");

    assertThat(halfWay.get("script").asText()).isEqualTo("V4__four.sql");
    assertThat(halfWay.get("version").asText()).isEqualTo("4");
    assertThat(halfWay.get("direction").asText()).isEqualTo("up");
    assertThat(halfWay.get("lastThatRan").get("line").asInt()).isEqualTo(1);
    assertThat(halfWay.get("inFlight").get("line").asInt()).isEqualTo(2);
    assertThat(halfWay.get("inFlight").get("sql").asText())
        .startsWith("ALTER TABLE none ADD a int");
    assertThat(halfWay.get("fate").asText()).isEqualTo("did not run");
  }

  @Test
  void tellsWhoDidWhatWhenAndHowOften() throws IOException {
    json("upgrade", "2");
    json("downgrade", "1");
    json("upgrade", "2");

    var history = json("history").get("history");

    assertThat(history.findValuesAsText("state"))
        .containsExactly("applied", "undone", "undo", "reapplied", "pending");
    for (var i = 0; i < 4; i++) {
      assertThat(history.get(i).get("installedBy").asText())
          .isEqualTo(history.get(0).get("installedBy").asText())
          .isNotEmpty();
      assertThat(history.get(i).get("installedOn").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*");
      assertThat(history.get(i).get("milliseconds").isNumber()).isTrue();
    }
    assertThat(history.get(4).get("installedBy").isNull()).isTrue();
  }

  @Test
  void planOfAProtectedEnvironmentStandsBesideTheResult() throws IOException {
    var file = Files.createTempFile(directory, "stopover", ".yaml");
    Files.writeString(file, "environments:\n  prod:\n    protected: true\n");

    var answer =
        call("upgrade", "1", "--json", "--yes", "--env", "prod", "--config", file.toString());

    assertThat(answer.err()).isEqualTo("Would apply 1 one\n");
    assertThat(parse(answer).get("to").asText()).isEqualTo("1");
  }

  @Test
  void tellsWhatARepairDid() throws IOException {
    json("upgrade", "1");

    var repaired = json("repair");

    assertThat(repaired.get("outcome").asText()).isEqualTo("nothing to do");
    assertThat(repaired.get("script").isNull()).isTrue();
    assertThat(repaired.get("version").asText()).isEqualTo("1");
  }

  @Test
  void tellsWhichFilesWereWritten() throws IOException {
    var written = json("revision", "-m", "four").get("written");

    assertThat(written).hasSize(1);
    assertThat(written.get(0).get("version").asText()).isEqualTo("4");
    assertThat(written.get(0).get("up").asText())
        .isEqualTo(directory.resolve("V4__four.sql").toString());
    assertThat(directory.resolve("U4__four.sql"))
        .hasToString(written.get(0).get("down").asText())
        .exists();
    assertThat(written.get(0).get("losses")).isEmpty();
  }

  @Test
  void headIsToldWithoutADatabase() throws IOException {
    var migrations = List.of("--migrations", directory.toString());

    var heads =
        parse(Call.of(Map.of(), "heads", "--json", migrations.get(0), migrations.get(1)))
            .get("heads");

    assertThat(heads.findValuesAsText("version")).containsExactly("3");
    assertThat(Call.of(Map.of(), "heads", migrations.get(0), migrations.get(1)))
        .isEqualTo(new Call(0, "3 (head) three\n", ""));
  }

  private JsonNode json(String... arguments) throws JsonProcessingException {
    var answer =
        call(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isZero();
    return parse(answer);
  }

  private static JsonNode parse(Call answer) throws JsonProcessingException {
    return new ObjectMapper().readTree(answer.out());
  }

  private Call call(String... arguments) {
    var url = database.url();
    var separator = url.jdbcUrl().contains("?") ? "&" : "?";
    return Call.of(
        Map.of(
            "DATABASE_URL",
            url.jdbcUrl()
                + separator
                + "user=%s&password=%s".formatted(url.user(), url.password())),
        Stream.concat(Stream.of(arguments), Stream.of("--migrations", directory.toString()))
            .toArray(String[]::new));
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(directory.resolve(name), sql);
  }
}

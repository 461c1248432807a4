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
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks where a database is hears also what keeps it from going on. */
abstract class CurrentContract {

  private static final String SECRET = "hunter2-and-more";

  private final String spec;
  private Database database;
  @TempDir private Path directory;

  CurrentContract(String spec) {
    this.spec = spec;
  }

  @BeforeEach
  void createDatabase() throws IOException {
    database = TestServers.get(spec).create();
    write("V1__a.sql", "CREATE TABLE a (id int);");
    write("V2__b.sql", "CREATE TABLE b (id int);");
    assertThat(call("upgrade").exitCode()).isZero();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void tellsThatAFileWasEditedAfterItWasApplied() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id bigint);");

    var answer = call("current");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out()).isEqualTo("2 (head) b\n");
    assertThat(answer.err())
        .startsWith("V1__a.sql was changed after it was applied: ")
        .endsWith(" Restore the file, and write the change as a new migration.\n")
        .hasLineCount(1);
    var json = call("current", "--json");
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(json.err()).isEmpty();
    assertThat(parse(json).get("version").asText()).isEqualTo("2");
    assertThat(parse(json).get("problems").findValuesAsText("kind"))
        .containsExactly("changed after applied");
    assertThat(parse(json).get("problems").get(0).get("version").asText()).isEqualTo("1");

    write("V1__a.sql", "CREATE TABLE a (id int);");
    assertThat(call("current")).isEqualTo(CommandLineContract.clean("2 (head) b\n"));
    assertThat(parse(call("current", "--json")).get("problems")).isEmpty();
  }

  @Test
  void tellsThatAFileIsMissing() throws IOException {
    Files.delete(directory.resolve("V1__a.sql"));

    assertThat(call("current"))
        .isEqualTo(
            new Call(
                1,
                "2 (head) b\n",
                "V1__a.sql is applied, but the file is not in %s. Restore it, or correct the locations.\n"
                    .formatted(directory)));
  }

  @Test
  void tellsThatAFileWasRenamed() throws IOException {
    Files.move(directory.resolve("V2__b.sql"), directory.resolve("V2__bees.sql"));

    assertThat(call("current").exitCode()).isEqualTo(1);
    assertThat(call("current").err())
        .startsWith("V2__b.sql was renamed after it was applied: it is now V2__bees.sql.");
  }

  @Test
  void tellsThatAFileWasAddedBelow() throws IOException {
    write("V1.5__late.sql", "CREATE TABLE late (id int);");

    assertThat(call("current").exitCode()).isEqualTo(1);
    assertThat(call("current").err()).startsWith("V1.5__late.sql was added below version 2,");
  }

  /** An older release asks where a newer one has been. */
  @Test
  void takesNoOffenceAtWhatIsNewerThanItsFiles() throws IOException {
    Files.delete(directory.resolve("V2__b.sql"));

    assertThat(call("current"))
        .isEqualTo(
            new Call(
                0,
                "2 b\n",
                "Version 2 is newer than every file in %s: a later release has applied it.\n"
                    .formatted(directory)));
  }

  @Test
  void fileInAnotherEncodingIsNamed() throws IOException {
    Files.write(directory.resolve("V3__c.sql"), new byte[] {'-', '-', (byte) 0xe9, '\n'});

    for (var command : new String[] {"current", "upgrade"}) {
      assertThat(call(command))
          .isEqualTo(
              CommandLineContract.wrong(
                  "V3__c.sql is not written in UTF-8. Write it anew in UTF-8, and run the command again.\n"));
    }
  }

  @Test
  void whatIsPendingIsNoProblem() throws IOException {
    write("V3__c.sql", "CREATE TABLE c (id int);");

    assertThat(call("current")).isEqualTo(CommandLineContract.clean("2 b\nPending: 3 c\n"));
  }

  @Test
  void tellsThatADownScriptBelongsToNoVersion() throws IOException {
    write("U2__b.sql", "DROP TABLE b;");
    write("U7__c.sql", "DROP TABLE c;");
    var warning =
        "Warning: %s/U7__c.sql undoes version 7, which no V file applies. Give it the version of its V file, or remove it.\n"
            .formatted(directory);

    assertThat(call("current")).isEqualTo(new Call(0, "2 (head) b\n", warning));
    assertThat(call("history").err()).isEqualTo(warning);
    assertThat(call("current", "--quiet").err()).isEmpty();
  }

  /**
   * What a process leaves that was killed: the journal knows of the script, the history does not.
   */
  @Test
  void tellsWhatIsHalfWayAfterAKill() throws IOException, SQLException {
    stopHalfWay("CREATE TABLE c (id int);\nALTER TABLE nothing ADD d int;\n");

    assertThat(call("history").out()).containsPattern("\n3 +c +half-way").doesNotContain("pending");
    var state = parse(call("history", "--json")).get("history").get(2).get("state");
    assertThat(state.asText()).isEqualTo("failed");
    var current = call("current", "--json");
    assertThat(current.exitCode()).isEqualTo(3);
    assertThat(parse(current).get("halfWay").get("version").asText()).isEqualTo("3");
    assertThat(parse(current).get("pending")).isEmpty();
  }

  @Test
  void valuesOfPlaceholdersAreNotTold() throws IOException, SQLException {
    stopHalfWay("CREATE TABLE c (id int);\nINSERT INTO c VALUES ('${key}');\nDROP TABLE c;\n");

    for (var answer :
        new Call[] {
          call("upgrade"), call("current"), call("current", "--json"), call("current", "-v")
        }) {
      assertThat(answer.exitCode()).isEqualTo(3);
      assertThat(answer.out() + answer.err()).contains("${key}").doesNotContain("hunter2");
    }
    write("V3__c.sql", "CREATE TABLE c (id int);\nINSERT INTO c VALUES (1);\nDROP TABLE c;\n");
    assertThat(call("upgrade", "--resume").exitCode()).isZero();
  }

  @Test
  void valuesOfPlaceholdersAreNotToldOfAScriptThatCannotBeRead() throws IOException {
    write("V3__c.sql", "CREATE TABLE c (id int DEFAULT 1 '${key}");

    var answer = call("upgrade", "-v");

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.err()).contains("V3__c.sql").doesNotContain("hunter2");
  }

  @Test
  void statementThatFailsIsToldAsItStandsInTheFile() throws IOException {
    write("V3__c.sql", "INSERT INTO a VALUES ('${key}');\n");

    var answer = call("upgrade", "-v");

    assertThat(answer.err())
        .contains(
            "V3__c.sql, 1 of 1: INSERT INTO a VALUES ('${key}');\n",
            "\nStatement: INSERT INTO a VALUES ('${key}');\n",
            "'${key}'",
            "\tat ")
        .doesNotContain("hunter2");
  }

  @Test
  void oneWordNamesTheDatabase() throws IOException {
    var file = Files.createTempFile(directory, "stopover", ".yaml");
    Files.writeString(file, "environments: {prod: {url: \"${PROD}\"}}\n");

    for (var command : new String[] {"current", "history", "repair"}) {
      var named =
          Call.of(
              Map.of("PROD", url()),
              command,
              "prod",
              "--config",
              "" + file,
              "--migrations",
              "" + directory);
      assertThat(named.exitCode()).isZero();
      assertThat(named)
          .isEqualTo(Call.of(Map.of(), command, url(), "--migrations", "" + directory));
    }
    assertThat(call("current", "prod", "--env", "dev", "--config", file.toString()))
        .isEqualTo(
            CommandLineContract.wrong(
                "The call names two databases: prod and, with --env, dev. Leave one out.\n"));
  }

  @Test
  void protectedHistoryIsRepairedOnlyOnPurpose() throws IOException, SQLException {
    stopHalfWay("CREATE TABLE c (id int);\nALTER TABLE nothing ADD d int;\n");
    write("V3__c.sql", "CREATE TABLE c (id int);\n");
    var file = Files.createTempFile(directory, "stopover", ".yaml");
    Files.writeString(file, "environments: {prod: {protected: true}}\n");
    var prod = new String[] {"repair", "prod", "--config", file.toString()};

    var refused = call(prod);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).startsWith("Version 3 (c) is half applied: ").hasLineCount(1);
    assertThat(refused.err())
        .startsWith("The environment prod is protected, and nothing was done.");
    assertThat(call("current").exitCode()).isEqualTo(3);
    assertThat(call("repair", "prod", "--config", file.toString(), "--yes", "--quiet"))
        .isEqualTo(
            CommandLineContract.clean(
                "All of V3__c.sql had run, and is recorded: the database is at 3.\n"));
    assertThat(call(prod).exitCode()).isZero();
  }

  /** Take from the history what a process that was killed could not write there any more. */
  private void stopHalfWay(String sql) throws IOException, SQLException {
    write("V3__c.sql", sql);
    write("V3__c.sql.conf", "executeInTransaction=false");
    assertThat(call("upgrade").exitCode()).isEqualTo(3);
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("DELETE FROM flyway_schema_history WHERE version = '3'");
    }
  }

  private static JsonNode parse(Call answer) throws JsonProcessingException {
    return new ObjectMapper().readTree(answer.out());
  }

  private Call call(String... arguments) {
    return Call.of(
        Map.of("DATABASE_URL", url(), "STOPOVER_PLACEHOLDERS_KEY", SECRET),
        Stream.concat(Stream.of(arguments), Stream.of("--migrations", directory.toString()))
            .toArray(String[]::new));
  }

  private String url() {
    var url = database.url();
    return "%s%suser=%s&password=%s"
        .formatted(
            url.jdbcUrl(), url.jdbcUrl().contains("?") ? "&" : "?", url.user(), url.password());
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(directory.resolve(name), sql);
  }
}

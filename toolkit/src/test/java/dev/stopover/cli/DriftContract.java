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
  void oneWordNamesTheDatabase() throws IOException {
    var config = directory.resolve("stopover.yaml");
    write("stopover.yaml", "environments: {prod: {url: \"${PROD}\"}}\n");

    for (var command : new String[] {"drift", "preflight"}) {
      var named = callAs(Map.of("PROD", url()), command, "prod", "--config", config.toString());
      assertThat(named.exitCode()).isZero();
      assertThat(callAs(Map.of(), command, url()).exitCode()).isZero();
      assertThat(callAs(Map.of(), command, "pord", "--config", config.toString()).err())
          .startsWith("The environment \"pord\" is not in ");
    }
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
  void tellsOneDifferenceWhereAnIndexHasAnotherName() throws SQLException, IOException {
    write("V4__by_age.sql", "CREATE INDEX by_age ON members (age);");
    assertThat(call("upgrade", "3").exitCode()).isZero();
    run("CREATE INDEX by_years ON members (age)");
    assertThat(call("stamp", "4").exitCode()).isZero();

    var answer = call("drift");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out())
        .contains(
            """
              index by_years on members
                migrations  called by_age
                database    called by_years
            """)
        .containsPattern("fix +ALTER .*by_years .*TO by_age;")
        .doesNotContain("absent");
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
  void tellsWhatAScriptLeftThatStoppedHalfWay() throws SQLException, IOException {
    write("V3__drop_default.sql.conf", "executeInTransaction=false");
    write(
        "V3__drop_default.sql",
        "ALTER TABLE members ADD COLUMN email varchar(9);\nCREATE INDEX by_age ON members (age);\n"
            + "CREATE INDEX by_age ON members (id);\nALTER TABLE members ADD COLUMN late int;");
    assertThat(call("upgrade").exitCode()).isNotZero();
    run("ALTER TABLE members ADD COLUMN nick varchar(9)");

    var answer = call("drift");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out())
        .containsSubsequence(
            "V3__drop_default.sql stopped before its end",
            "\nLeft by the script that stopped half-way:\n\n",
            "index by_age on members\n    migrations  absent\n",
            "column members.email\n    migrations  absent\n",
            "\nChanged by hand, beside the migrations:\n\n",
            "column members.nick\n",
            "\nNext step: bring the script to its end");
    assertThat(call("drift", "--json").out())
        .contains("\"cause\" : \"stopped half way\"", "\"cause\" : \"changed by hand\"");
  }

  @Test
  void isUndecidedWhereWhatWasAppliedCannotBeMadeAgain() throws SQLException, IOException {
    applyWhatNeedsTheDatabaseAdministrator();
    run("ALTER TABLE members ADD COLUMN hacked int");
    var models = "--models=" + Models.Member.class.getName();
    var undecided = name() + " is at version 4; whether it is what it should be could not be";

    assertThat(call("drift"))
        .returns(4, Call::exitCode)
        .extracting(Call::out)
        .asString()
        .startsWith(undecided)
        .containsSubsequence(
            "\nWhat the applied migrations make could not be compared: V4__import.sql failed",
            "\nNext step: give the server to try things on what the migrations need")
        .doesNotContain("hacked", "nothing was changed");
    assertThat(call("drift", models))
        .returns(4, Call::exitCode)
        .extracting(Call::out)
        .asString()
        .startsWith(undecided)
        .containsSubsequence(
            "\nWhat all migrations make could not be compared: V4__import.sql failed",
            "\nUndecided: changed by hand, or a migration is pending or missing:\n",
            "  column members.hacked\n    models    absent\n")
        .doesNotContain("Pending", "nothing was changed");
    assertThat(call("drift", models, "--json"))
        .returns(4, Call::exitCode)
        .extracting(Call::out)
        .asString()
        .contains("\"clean\" : false", "\"cause\" : \"undecided\"")
        .doesNotContain("pending\"");
    assertThat(call("drift", models, "--format", "github"))
        .returns(4, Call::exitCode)
        .extracting(Call::out)
        .asString()
        .contains("::error ", "Whether %s is what it should be could not be".formatted(name()))
        .doesNotContain("\n" + name() + " is what", "until what is pending");
  }

  @Test
  void writesNoBaselineOfWhatIsUndecided() throws SQLException, IOException {
    applyWhatNeedsTheDatabaseAdministrator();
    var known = directory.resolve("drift.txt");

    var answer = call("drift", "--baseline", known.toString(), "--write-baseline");

    assertThat(answer.exitCode()).isEqualTo(4);
    assertThat(answer.err())
        .startsWith("No baseline was written, since what is drift could not be decided. What the")
        .contains("V4__import.sql failed", "and write it again.");
    assertThat(known).doesNotExist();
  }

  @Test
  void isUndecidedWhereWhatIsPendingCannotBeTried() throws IOException {
    write("V4__import.sql", "INSERT INTO members SELECT id, 0 FROM legacy;");

    var answer = call("drift", "--models", Models.Member.class.getName());

    assertThat(answer.exitCode()).isEqualTo(4);
    assertThat(answer.out())
        .contains("What all migrations make could not be compared: ", "\nUndecided: ")
        .doesNotContain("Pending", "What the applied");
    assertThat(call("drift").exitCode()).isZero();
  }

  @Test
  void nothingIsPendingWhereTheFileOfWhatIsAppliedIsGone() throws SQLException, IOException {
    var models = "--models=" + Models.Member.class.getName();
    var known = directory.resolve("drift.txt").toString();
    run("ALTER TABLE members ADD COLUMN hacked int");
    assertThat(call("drift", "--baseline", known, "--write-baseline").exitCode()).isZero();
    Files.delete(directory.resolve("V2__age.sql"));
    Files.delete(directory.resolve("V3__drop_default.sql"));

    var answer = call("drift", models);

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out())
        .contains("not all of their files are there.")
        .containsSubsequence("\nUndecided: ", "  column members.hacked\n")
        .doesNotContain("Pending");
    assertThat(call("drift", "--baseline", known))
        .returns(1, Call::exitCode)
        .returns("", Call::err);
  }

  /** What a migration takes from is made beside it, so that no other server has it. */
  private void applyWhatNeedsTheDatabaseAdministrator() throws SQLException, IOException {
    write("V4__import.sql", "INSERT INTO members SELECT id, 0 FROM legacy;");
    run("CREATE TABLE legacy (id int NOT NULL PRIMARY KEY)");
    assertThat(call("upgrade").exitCode()).isZero();
    run("DROP TABLE legacy");
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

  /** Return the first column of what a query finds. */
  final List<String> texts(String query) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
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

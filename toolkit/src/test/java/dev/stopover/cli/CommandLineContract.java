package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.server.Database;
import dev.stopover.server.TestServers;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command does what it says, and whatever is wrong is told with a reason and a next step. */
abstract class CommandLineContract {

  private final String spec;
  private Database database;
  @TempDir private Path directory;

  CommandLineContract(String spec) {
    this.spec = spec;
  }

  @BeforeEach
  void createDatabase() throws IOException {
    database = TestServers.get(spec).create();
    Files.createDirectory(directory.resolve("db"));
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  /** The models. */
  @NullMarked
  static final class Before {
    @Entity
    @Table(name = "customers")
    record Customer(
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) int id,
        @Column(length = 100) String name) {}
  }

  /** The models, later. */
  @NullMarked
  static final class After {
    @Entity
    @Table(name = "customers")
    record Customer(
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) int id,
        @Column(length = 100) String name,
        @Nullable Integer points) {}
  }

  /** Return what {@code check} says once a customer has points. */
  abstract String pointsAreMissing();

  /** Return what {@code downgrade} says when the second of three statements fails. */
  abstract String downStoppedHalfWay();

  /** Return what {@code current} answers then. */
  abstract Call currentAfterThat();

  /** Return what {@code upgrade} says when its second statement fails. */
  abstract String upFailed();

  @Test
  void wholeLoop() throws IOException, SQLException {
    var written = callWith(Before.class, "revision", "--autogenerate", "-m", "create customers");
    var up = directory.resolve("db/V1__create_customers.sql");
    var down = directory.resolve("db/U1__create_customers.sql");
    assertThat(written)
        .isEqualTo(
            clean(
                "Wrote %s\n\n%s\nWrote %s\n\n%s\n"
                    .formatted(up, Files.readString(up), down, Files.readString(down))));
    assertThat(callWith(Before.class, "revision", "--autogenerate", "-m", "again"))
        .isEqualTo(clean("The models and the migrations agree; nothing was written.\n"));

    assertThat(call("current")).isEqualTo(clean("base\nPending: 1 create customers\n"));
    assertThat(withoutDurations(call("upgrade")))
        .isEqualTo(clean("Applied 1 create customers (…)\nThe database is at 1.\n"));
    assertThat(call("upgrade")).isEqualTo(clean("Nothing is pending: the database is at 1.\n"));
    assertThat(call("current")).isEqualTo(clean("1 (head) create customers\n"));
    assertThat(callWith(Before.class, "check"))
        .isEqualTo(clean("The models and the migrations agree.\n"));

    assertThat(callWith(After.class, "check")).isEqualTo(new Call(1, pointsAreMissing(), ""));
    assertThat(callWith(After.class, "revision", "--autogenerate", "-m", "add points").exitCode())
        .isZero();
    assertThat(withoutDurations(call("upgrade", "+1")))
        .isEqualTo(clean("Applied 2 add points (…)\nThe database is at 2.\n"));
    assertThat(callWith(After.class, "check").exitCode()).isZero();
    assertThat(callWith(Before.class, "check").out())
        .contains(
            "DROP COLUMN points;\n    loses       customers.points: the column is dropped with its values\n");
    assertThat(callWith(Before.class, "check", "--format", "github").out())
        .contains(
            "to mend that loses data: customers.points: the column is dropped with its values");

    assertThat(withoutDurations(call("downgrade", "-1")))
        .isEqualTo(clean("Undid 2 add points (…)\nThe database is at 1.\n"));
    assertThat(withoutDurations(call("downgrade", "base")))
        .isEqualTo(clean("Undid 1 create customers (…)\nThe database is at base.\n"));
    assertThat(call("downgrade", "base"))
        .isEqualTo(clean("Nothing is to be undone: the database is at base.\n"));
    assertThat(tables()).containsExactly("flyway_schema_history", "flyway_schema_history_undo");
    assertThat(call("upgrade", "head").exitCode()).isZero();
    assertThat(states(call("history")))
        .containsExactly(
            "1 undone", "2 undone", "2 undo", "1 undo", "1 re-applied", "2 re-applied");
  }

  @Test
  void revisionWithoutAutogenerateWritesFilesToFillIn() throws IOException {
    assertThat(call("revision", "-m", "Clean up: totals").exitCode()).isZero();

    assertThat(directory.resolve("db/V1__clean_up_totals.sql"))
        .hasContent("-- Clean up: totals\n-- Write here what leads to this version.\n");
    assertThat(directory.resolve("db/U1__clean_up_totals.sql"))
        .hasContent("-- Clean up: totals\n-- Write here what undoes this version.\n");
  }

  @Test
  void protectedEnvironmentIsChangedOnlyOnPurpose() throws IOException {
    Files.writeString(directory.resolve("db/V1__one.sql"), "CREATE TABLE one (id int);");
    Files.writeString(directory.resolve("db/U1__one.sql"), "DROP TABLE one;");
    Files.writeString(directory.resolve("db/V2__two.sql"), "CREATE TABLE two (id int);");
    var config = directory.resolve("stopover.yaml");
    Files.writeString(config, "environments: {prod: {protected: true}}\nmigrations: db\n");
    var prod = new String[] {"--config", config.toString(), "--env", "prod"};

    assertThat(call(with(prod, "upgrade", "1")))
        .isEqualTo(
            new Call(
                2,
                "Would apply 1 one\n",
                "The environment prod is protected, and nothing was done. Pass --yes if that is what"
                    + " you want.\n"));
    assertThat(call("current").out()).startsWith("base\n");
    assertThat(call(with(prod, "downgrade", "base")))
        .isEqualTo(clean("Nothing is to be undone: the database is at base.\n"));
    assertThat(call(with(prod, "upgrade", "1", "--yes")).exitCode()).isZero();
    assertThat(call(with(prod, "upgrade", "1")))
        .isEqualTo(clean("Nothing is pending: the database is at 1.\n"));

    assertThat(call(with(prod, "stamp", "2")))
        .isEqualTo(
            new Call(
                2,
                "Would record 2\nThe history would say 2.\n",
                "The environment prod is protected, and nothing was done. Pass --yes if that is what"
                    + " you want.\n"));
    assertThat(call(with(prod, "stamp", "base")).out())
        .isEqualTo("Would remove 1\nThe history would say base.\n");
    assertThat(call(with(prod, "stamp", "2", "--json")).out()).isEmpty();
    assertThat(call("current").out()).startsWith("1 one\n");
    assertThat(call(with(prod, "stamp", "2", "--yes")))
        .isEqualTo(
            clean(
                "Would record 2\nThe history would say 2.\n"
                    + "Recorded 2\nThe history says 2; no script was run.\n"));
    assertThat(call(with(prod, "stamp", "1", "--yes")).out())
        .startsWith("Would remove 2\nThe history would say 1.\nRemoved 2\n");
    assertThat(call(with(prod, "downgrade", "base", "--confirm", "staging")))
        .isEqualTo(
            new Call(
                2,
                "Would undo 1 one\n",
                "The environment prod is protected, and nothing was done. Pass --confirm prod if that"
                    + " is what you want.\n"));
    assertThat(call("current").out()).startsWith("1 one\n");
    assertThat(call(with(prod, "downgrade", "base", "--confirm", "prod")).exitCode()).isZero();
    assertThat(call(with(prod, "diff", "prod", "empty")).exitCode()).isZero();
  }

  @Test
  void quietSaysNoMoreThanWhatIsNeededToAgree() throws IOException {
    write("V1__one.sql", "CREATE TABLE one (id int)");
    write("U1__one.sql", "DROP TABLE one");
    var config = directory.resolve("stopover.yaml");
    Files.writeString(config, "environments: {prod: {protected: true}}\nmigrations: db\n");
    var prod = new String[] {"--config", config.toString(), "--env", "prod", "--quiet"};

    assertThat(call(with(prod, "upgrade")).out()).isEqualTo("Would apply 1 one\n");
    assertThat(call(with(prod, "upgrade", "--yes"))).isEqualTo(clean("The database is at 1.\n"));
    assertThat(call(with(prod, "stamp", "base", "--yes")).out()).doesNotContain("Would");
    assertThat(call(with(prod, "stamp", "1", "--yes")).out()).doesNotContain("Would");
    assertThat(call(with(prod, "downgrade", "base")).out()).isEqualTo("Would undo 1 one\n");
    assertThat(call(with(prod, "downgrade", "base", "--confirm", "prod")))
        .isEqualTo(clean("The database is at base.\n"));
  }

  /** What is only configured need not be there, and a project begins without migrations. */
  @Test
  void projectThatWasJustBegunNeedsNoDatabase() throws IOException {
    Files.delete(directory.resolve("db"));
    var absent = database.url().jdbcUrl().replaceFirst("//[^/]*/", "//localhost:1/");
    var environment =
        Map.of(
            "DATABASE_URL", absent,
            "STOPOVER_SCRATCH", url(database.url().password()),
            "STOPOVER_MIGRATIONS", directory.resolve("db").toString(),
            "STOPOVER_MODELS", Before.Customer.class.getName());

    var check = Call.of(environment, "check");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out()).contains("table customers\n    models      2 columns  (");
    assertThat(check.err())
        .isEqualTo(
            "%s does not exist, so there is no migration yet.\n".formatted(directory.resolve("db"))
                + ("Cannot connect to %s: the connection is refused. Start the server, or correct"
                        + " host and port in the URL.\nNothing but its version would have been used;"
                        + " things are tried on %s instead.\n")
                    .formatted(DatabaseUrl.parse(absent).describe(), database.url().describe()));
    assertThat(Call.of(environment, "check", "--quiet").err()).isEmpty();
    assertThat(Call.of(environment, "revision", "--autogenerate", "-m", "begin").exitCode())
        .isZero();
    assertThat(directory.resolve("db/V1__begin.sql")).exists();
    write("U9__gone.sql", "DROP TABLE gone");
    var checked = Call.of(environment, "check");
    assertThat(checked.exitCode()).isZero();
    assertThat(checked.err())
        .endsWith(
            "Warning: %s undoes version 9, which no V file applies. Give it the version of its V file, or remove it.\n"
                .formatted(directory.resolve("db/U9__gone.sql")));
    for (var command : new String[] {"drift", "preflight"}) {
      assertThat(Call.of(environment, command))
          .isEqualTo(
              refused(
                  "Cannot connect to %s: the connection is refused. Start the server, or correct host and port in the URL.\n"
                      .formatted(DatabaseUrl.parse(absent).describe())));
    }
  }

  private static String[] with(String[] options, String... call) {
    return Stream.of(call, options).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void lossIsWrittenOnlyWhenAskedFor() throws IOException {
    callWith(After.class, "revision", "--autogenerate", "-m", "create customers");

    var refused = callWith(Before.class, "revision", "--autogenerate", "-m", "drop points");

    assertThat(refused)
        .isEqualTo(
            wrong(
                """
                The migration would lose data, so it was not written:
                  customers.points: the column is dropped with its values
                Pass --allow-loss if that is what you want, or keep the column or table in the \
                models.
                """));
    assertThat(directory.resolve("db/V2__drop_points.sql")).doesNotExist();
    assertThat(
            callWith(
                    Before.class, "revision", "--autogenerate", "--allow-loss", "-m", "drop points")
                .exitCode())
        .isZero();
    assertThat(directory.resolve("db/V2__drop_points.sql")).exists();
  }

  @Test
  void stampRewritesTheHistoryOnly() throws IOException, SQLException {
    write("V1__a.sql", "CREATE TABLE a (id int)");
    write("V2__b.sql", "CREATE TABLE b (id int)");

    assertThat(call("stamp", "head"))
        .isEqualTo(clean("Recorded 1\nRecorded 2\nThe history says 2; no script was run.\n"));
    assertThat(call("stamp", "1"))
        .isEqualTo(clean("Removed 2\nThe history says 1; no script was run.\n"));
    assertThat(tables()).containsExactly("flyway_schema_history");
    assertThat(states(call("history")))
        .containsExactly("1 applied", "2 undone", "2 undo", "2 pending");
  }

  @Test
  void fileIsConfigurationEnough() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id int DEFAULT ${start})");
    var file = directory.resolve("stopover.yaml");
    Files.writeString(
        file,
        """
        migrations: db
        url: ${DATABASE}
        placeholders:
          start: 7
        """);
    var environment = Map.of("DATABASE", url(database.url().password()));

    assertThat(withoutDurations(Call.of(environment, "upgrade", "--config", file.toString())))
        .isEqualTo(clean("Applied 1 a (…)\nThe database is at 1.\n"));
  }

  @Test
  void unreachableDatabase() {
    var url = database.url().jdbcUrl().replaceFirst("//[^/]*/", "//localhost:1/");

    var answer = Call.of(Map.of("DATABASE_URL", url), "current");

    assertThat(answer)
        .isEqualTo(
            refused(
                "Cannot connect to %s: the connection is refused. Start the server, or correct host and port in the URL.\n"
                    .formatted(DatabaseUrl.parse(url).describe())));
  }

  @Test
  void wrongPassword() {
    var answer =
        Call.of(Map.of("DATABASE_URL", url("wr0ng")), "upgrade", "--migrations", "" + directory);

    assertThat(answer)
        .isEqualTo(
            refused(
                "Cannot connect to %s: user or password is wrong. Correct them in the URL; special characters in them are percent-encoded.\n"
                    .formatted(database.url().describe())));
  }

  @Test
  void modelsOfAnEngineOnAServerOfAnother() {
    var other = database.url().engine() == Engine.MYSQL ? "postgres:17" : "mysql:9.7";

    assertThat(callWith(Before.class, "check", "--scratch", other).exitCode()).isEqualTo(2);
  }

  @Test
  void imageThatDoesNotExist() {
    var answer =
        callWith(
            Before.class,
            "check",
            "--scratch",
            database.url().engine().vendor() + "=localhost:1/none:1");

    assertThat(answer.exitCode()).isEqualTo(4);
    assertThat(answer.err())
        .startsWith("The image localhost:1/none:1 is not on this machine and cannot be pulled: ");
  }

  @Test
  void twoMigrationsOfOneVersion() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id int)");
    write("V1__b.sql", "CREATE TABLE b (id int)");

    assertThat(call("upgrade"))
        .isIn(
            wrong(
                "Version 1 has two files: %1$s/V1__a.sql and %1$s/V1__b.sql. Give one of them another version.\n"
                    .formatted(directory.resolve("db"))),
            wrong(
                "Version 1 has two files: %1$s/V1__b.sql and %1$s/V1__a.sql. Give one of them another version.\n"
                    .formatted(directory.resolve("db"))));
  }

  @Test
  void downScriptThatIsMissing() throws IOException, SQLException {
    write("V1__a.sql", "CREATE TABLE a (id int)");
    write("V2__b.sql", "CREATE TABLE b (id int)");
    write("U2__b.sql", "DROP TABLE b");
    call("upgrade");

    assertThat(call("downgrade", "base"))
        .isEqualTo(
            wrong(
                "Version 1 can not be undone: U1__a.sql was not found in %s. Nothing was undone. Write that file, or downgrade to 1.\n"
                    .formatted(directory.resolve("db"))));
    assertThat(tables()).containsExactly("a", "b", "flyway_schema_history");
  }

  @Test
  void fileThatWasChangedAfterItWasApplied() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id int)");
    call("upgrade");
    write("V1__a.sql", "CREATE TABLE a (id bigint)");

    var answer = call("upgrade");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("V1__a.sql").hasLineCount(1);
  }

  @Test
  void downScriptThatStopsHalfWay() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id int); CREATE TABLE b (id int)");
    write("U1__a.sql", "DROP TABLE b; DROP TABLE nothing; DROP TABLE a");
    call("upgrade");

    assertThat(call("downgrade", "-1"))
        .isEqualTo(refused(downStoppedHalfWay().replace("{database}", database.name())));
    assertThat(call("current")).isEqualTo(currentAfterThat());
  }

  @Test
  void upScriptThatFails() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id int); CREATE TABLE a (id int)");

    assertThat(call("upgrade")).isEqualTo(refused(upFailed()));
  }

  @Test
  void scriptThatStoppedHalfWayIsCompleted() throws IOException, SQLException {
    write("V1__a.sql", "CREATE TABLE a (id int); ALTER TABLE nothing ADD b int");
    assertThat(call("upgrade").exitCode()).isEqualTo(3);
    write("V1__a.sql", "CREATE TABLE a (id int); ALTER TABLE a ADD b int");
    write("U1__a.sql", "ALTER TABLE a DROP COLUMN b; DROP TABLE nothing");

    assertThat(call("upgrade", "--resume").out()).endsWith("he database is at 1.\n");
    assertThat(call("downgrade", "base").exitCode()).isEqualTo(3);
    write("U1__a.sql", "ALTER TABLE a DROP COLUMN b; DROP TABLE a");
    assertThat(call("downgrade", "base", "--resume").out()).endsWith("he database is at base.\n");
    assertThat(call("repair"))
        .isEqualTo(clean("Nothing stopped half-way: the database is at base.\n"));
    assertThat(tables()).containsExactly("flyway_schema_history", "flyway_schema_history_undo");
  }

  @Test
  void tellsAsMuchAsIsWanted() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id int); CREATE TABLE b (id int)");
    write("V2__c.sql", "CREATE TABLE c (id int)");

    var verbose = call("upgrade", "1", "-v");

    assertThat(withoutDurations(verbose).out())
        .isEqualTo("Applied 1 a (…)\nThe database is at 1.\n");
    assertThat(verbose.err())
        .contains(
            "V1__a.sql, 1 of 2: CREATE TABLE a (id int);\n",
            "V1__a.sql, 2 of 2: CREATE TABLE b (id int);\n");
    assertThat(call("upgrade", "--quiet")).isEqualTo(clean("The database is at 2.\n"));
  }

  @Test
  void targetThatDoesNotExist() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id int)");

    assertThat(call("upgrade", "7"))
        .isEqualTo(
            wrong(
                "Version 7 does not exist in %s. Choose one of those there are: 1.\n"
                    .formatted(directory.resolve("db"))));
  }

  static Call clean(String out) {
    return new Call(0, out, "");
  }

  static Call wrong(String err) {
    return new Call(2, "", err);
  }

  static Call refused(String err) {
    return new Call(3, "", err);
  }

  private Call call(String... arguments) {
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", url(database.url().password()));
    environment.put("STOPOVER_SCRATCH", environment.get("DATABASE_URL"));
    environment.put("STOPOVER_MIGRATIONS", directory.resolve("db").toString());
    return Call.of(environment, arguments);
  }

  private Call callWith(Class<?> models, String... arguments) {
    var model = models.getName() + "$Customer";
    return call(
        Stream.concat(Stream.of(arguments), Stream.of("--models", model)).toArray(String[]::new));
  }

  private String url(@Nullable String password) {
    var url = database.url();
    return "%s%suser=%s&password=%s"
        .formatted(url.jdbcUrl(), url.jdbcUrl().contains("?") ? "&" : "?", url.user(), password);
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(directory.resolve("db").resolve(name), sql.replace("; ", ";\n") + ";\n");
  }

  private List<String> tables() throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var found =
            connection
                .getMetaData()
                .getTables(
                    connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
      var names = new ArrayList<String>();
      while (found.next()) {
        names.add(found.getString("TABLE_NAME"));
      }
      return names.stream().sorted().toList();
    }
  }

  private static Call withoutDurations(Call call) {
    return new Call(call.exitCode(), call.out().replaceAll("\\(\\d+ ms\\)", "(…)"), call.err());
  }

  /** Keep the version and the state of each line below the head. */
  private static List<String> states(Call history) {
    return history
        .out()
        .lines()
        .skip(1)
        .map(line -> line.split(" {2,}"))
        .map(cells -> cells[0] + " " + cells[2])
        .toList();
  }
}

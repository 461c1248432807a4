package dev.stopover.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.stopover.Engine;
import dev.stopover.server.Database;
import dev.stopover.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any two sides can be compared, and what is printed leads from one to the other. */
abstract class DiffContract {

  private final String spec;
  private Database database;
  @TempDir private Path directory;

  DiffContract(String spec) {
    this.spec = spec;
  }

  @BeforeEach
  void createDatabase() {
    database = TestServers.get(spec).create();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  /** Return what adds an optional number to a customer. */
  abstract String addPoints();

  /** Return what a file says that cannot be run. */
  abstract String fileFailed();

  /** Return a dump, which must load, of a table {@code customers} with an id. */
  abstract String dump();

  @Test
  void filesThereAndBack() throws IOException {
    var old = write("old.sql", "CREATE TABLE customers (id int NOT NULL)");
    var young = write("young.sql", "CREATE TABLE customers (id int NOT NULL, points int)");

    assertThat(call("diff", "file:" + old, "file:" + young)).isEqualTo(different(addPoints()));
    assertThat(call("diff", "file:" + old, "file:" + young, "--down"))
        .isEqualTo(
            different(
                """
                -- stopover: lossy customers.points: the column is dropped with its values
                ALTER TABLE customers DROP COLUMN points;
                """));
    assertThat(call("diff", "file:" + old, "file:" + young, "--down", "--allow-loss"))
        .isEqualTo(different("ALTER TABLE customers DROP COLUMN points;\n"));
    assertThat(call("diff", "file:" + old, "file:" + old)).isEqualTo(new Call(0, "", ""));
  }

  /** A folder that has a database of another engine is no reason not to compare files. */
  @Test
  void filesAreOfTheEngineThatIsSaidWhateverElseIsConfigured() throws IOException {
    var old = write("old.sql", "CREATE TABLE customers (id int NOT NULL)");
    var young = write("young.sql", "CREATE TABLE customers (id int NOT NULL, points int)");
    var engine = database.url().engine();
    var other = engine == Engine.MYSQL ? "postgresql" : "mysql";
    var config =
        write(
            "stopover.yaml",
            "environments: {dev: {url: \"%s://nobody@localhost:1/x\", engine: %1$s}}\n#"
                .formatted(other));
    var environment = Map.of("STOPOVER_SCRATCH", url());
    var more = List.of("--engine", engine.vendor(), "--config", config.toString());

    assertThat(call(environment, more, "diff", "file:" + old, "file:" + young))
        .isEqualTo(different(addPoints()));
    assertThat(call(environment, more, "diff", "file:" + old, "dev").err())
        .startsWith("The database %s://nobody@localhost:1/x is of ".formatted(other))
        .endsWith(" is another. Correct one.\n");
  }

  @Test
  void renamesAreSaidAndNeverGuessed() throws IOException {
    var old = write("old.sql", "CREATE TABLE customers (id int NOT NULL, points int)");
    var young = write("young.sql", "CREATE TABLE clients (id int NOT NULL, score int)");
    var columns = write("columns.sql", "CREATE TABLE customers (id int NOT NULL, score int)");

    assertThat(call("diff", "file:" + old, "file:" + columns).out())
        .startsWith("-- if it goes on under another name, say: --rename customers.points=score\n\n")
        .contains("DROP COLUMN points", "ADD COLUMN score");
    var renames = List.of("--rename", "customers.points=score", "--rename", "customers=clients");
    assertThat(call(renames, "diff", "file:" + old, "file:" + young))
        .isEqualTo(
            different(
                """
                ALTER TABLE customers RENAME COLUMN points TO score;

                ALTER TABLE customers RENAME TO clients;
                """));
    assertThat(call(renames, "diff", "file:" + old, "file:" + young, "--down"))
        .isEqualTo(
            different(
                """
                ALTER TABLE clients RENAME TO customers;

                ALTER TABLE customers RENAME COLUMN score TO points;
                """));
    assertThat(call("diff", "file:" + old, "file:" + young, "--rename", "custmers=clients"))
        .isEqualTo(
            CommandLineContract.wrong(
                "\"custmers\" is neither a table nor a column, so it cannot be renamed to clients. Write the name that it has now, as in --rename events.price=ticket_price.\n"));
  }

  /** Return the statement that makes a procedure with a text as its body. */
  abstract String procedure(String name, String body);

  /** No server follows a rename in texts, so the script says which ones to look at. */
  @Test
  void routinesThatSpeakOfWhatIsRenamedAreNamed() throws IOException {
    var others =
        ";"
            + procedure("speaking", "UPDATE customers SET points = 1")
            + ";"
            + procedure("silent", "UPDATE customers SET id = 1")
            + ";";
    var changing = procedure("changing", "UPDATE customers SET points = 2");
    var changed = procedure("changing", "UPDATE customers SET score = 2");
    var old = write("old.sql", "CREATE TABLE customers (id int, points int)" + others + changing);
    var young = write("young.sql", "CREATE TABLE customers (id int, score int)" + others + changed);

    var script =
        call("diff", "file:" + old, "file:" + young, "--rename", "customers.points=score").out();
    assertThat(script.lines().filter(line -> line.contains(" goes on to speak of column ")))
        .singleElement(as(STRING))
        .startsWith("-- procedure speaking")
        .endsWith(" goes on to speak of column customers.points, and has to be written anew");
  }

  @Test
  void folderIsRunInTheOrderOfItsNumbers() throws IOException {
    write("sql/2_more.sql", "ALTER TABLE customers ADD points int");
    write("sql/1_tables.sql", "CREATE TABLE customers (id int NOT NULL)");
    write("sql/10_less.sql", "ALTER TABLE customers DROP points");
    write("sql/README.txt", "no SQL");
    var old = write("old.sql", "CREATE TABLE customers (id int NOT NULL)");

    assertThat(call("diff", "file:" + directory.resolve("sql"), "file:" + old).exitCode()).isZero();
  }

  @Test
  void migrationsUpToAVersionModelsAndNothing() throws IOException {
    write("db/V1__a.sql", "CREATE TABLE customers (id int NOT NULL)");
    write("db/V2__b.sql", "ALTER TABLE customers ADD points int");

    assertThat(call("diff", "migrations@1", "migrations")).isEqualTo(different(addPoints()));
    assertThat(call("diff", "migrations@base", "migrations@2").out()).startsWith("CREATE TABLE");
    assertThat(call("diff", "migrations", "empty").out()).endsWith("DROP TABLE customers;\n");
    assertThat(
            call(
                "diff",
                "models",
                "models",
                "--models",
                CommandLineContract.After.Customer.class.getName()))
        .isEqualTo(new Call(0, "", ""));
    assertThat(
            call(
                    "diff",
                    "models",
                    "migrations",
                    "--models",
                    CommandLineContract.After.Customer.class.getName())
                .out())
        .contains("DROP COLUMN name");
  }

  @Test
  void databaseIsOnlyRead() throws IOException, SQLException {
    execute("CREATE TABLE customers (id int NOT NULL)");
    var young = write("young.sql", "CREATE TABLE customers (id int NOT NULL, points int)");

    assertThat(call("diff", "database", "file:" + young)).isEqualTo(different(addPoints()));
    assertThat(call("diff", url(), "file:" + young)).isEqualTo(different(addPoints()));
    assertThat(call("diff", url(), "database")).isEqualTo(new Call(0, "", ""));
    assertThat(call("diff", url(), "empty").out()).endsWith("DROP TABLE customers;\n");
  }

  @Test
  void jsonTellsTheSame() throws IOException {
    var old = write("old.sql", "CREATE TABLE customers (id int NOT NULL)");

    var answer = call("diff", "file:" + old, "empty", "--json");

    assertThat(answer)
        .isEqualTo(
            different(
                """
                {
                  "engine" : "%s",
                  "from" : "file:%s",
                  "to" : "empty",
                  "equal" : false,
                  "changes" : [ {
                    "kind" : "drop table",
                    "object" : "table customers",
                    "from" : "1 column",
                    "to" : null,
                    "hazards" : [ {
                      "kind" : "loss",
                      "object" : "customers",
                      "reason" : "the table is dropped with its rows"
                    } ],
                    "statements" : [ "DROP TABLE customers" ]
                  } ],
                  "lookAlikes" : [ ],
                  "notCompared" : [ ]
                }
                """
                    .formatted(database.url().engine().vendor(), old)));
  }

  @Test
  void dumpOfTheServersOwnClientLoads() throws IOException {
    var dump = write("dump.sql", dump());
    var plain = write("plain.sql", "CREATE TABLE customers (id int NOT NULL)");

    assertThat(call("diff", "file:" + dump, "file:" + plain)).isEqualTo(new Call(0, "", ""));
  }

  @Test
  void sqlBesideTheModelsIsExpectedToo() throws IOException {
    write("sql/before_tables.sql", "CREATE TABLE countries (code char(2) PRIMARY KEY)");
    write("sql/indexes.sql", "CREATE INDEX by_name ON customers (name)");
    Files.createDirectory(directory.resolve("db"));
    var options =
        List.of(
            "--models",
            CommandLineContract.After.Customer.class.getName(),
            "--sql-files",
            directory.resolve("sql").toString());

    var written = call(options, "revision", "--autogenerate", "-m", "create");
    assertThat(written.err()).isEmpty();
    assertThat(written.out()).contains("CREATE TABLE countries", "CREATE TABLE customers");
    assertThat(written.out()).contains("by_name");
    assertThat(call(options, "check"))
        .isEqualTo(new Call(0, "The models and the migrations agree.\n", ""));
    assertThat(call(options, "diff", "models", "migrations")).isEqualTo(new Call(0, "", ""));
    write("sql/indexes.sql", "CREATE INDEX by_points ON customers (points)");
    assertThat(call(options, "check").out())
        .contains("index by_name on customers", "index by_points on customers");
  }

  @Test
  void statementThatFails() throws IOException {
    var file = write("wrong.sql", "CREATE TABLE customers (id int NOT NULL);\nDROP TABLE nothing");

    assertThat(call("diff", "file:" + file, "empty"))
        .isEqualTo(
            CommandLineContract.refused(fileFailed().replace("{file}", file.toString()) + "\n"));
  }

  @Test
  void wayBackThatOtherToolsKeepBesideIsNotGone() throws IOException {
    write("all/1_a.up.sql", "CREATE TABLE customers (id int NOT NULL)");
    write("all/1_a.down.sql", "DROP TABLE customers");
    write("all/2_b/up.sql", "CREATE TABLE b (id int)");
    write("all/2_b/down.sql", "DROP TABLE b");
    write("all/3.sql", "-- migrate:up\nCREATE TABLE c (id int);\n-- migrate:down\nDROP TABLE c;\n");
    write("all/4.sql", "-- +goose Up\nCREATE TABLE d (id int);\n\n-- +goose Down\nDROP TABLE d;\n");
    write("all/5.sql", "-- // d\nCREATE TABLE e (id int);\n-- //@UNDO\nDROP TABLE e;\n");
    write(
        "all/6.sql",
        "-- Up Migration\nCREATE TABLE f (id int);\n-- Down Migration\nDROP TABLE f;\n");
    write(
        "all/7.sql", "-- +migrate Up\nCREATE TABLE g (id int);\n-- +migrate Down\nDROP TABLE g;\n");
    var plain =
        write(
            "plain.sql",
            "CREATE TABLE customers (id int NOT NULL); CREATE TABLE b (id int); CREATE TABLE c (id int); CREATE TABLE d (id int); CREATE TABLE e (id int); CREATE TABLE f (id int); CREATE TABLE g (id int);");

    assertThat(call("diff", "file:" + directory.resolve("all"), "file:" + plain))
        .isEqualTo(new Call(0, "", ""));
  }

  @Test
  void filesThatOthersIncludeAreRunThere() throws IOException {
    var include = database.url().engine() == Engine.POSTGRESQL ? "\\i " : "source ";
    var relative =
        database.url().engine() == Engine.POSTGRESQL ? "\\ir '../b.sql'\n" : "\\. sql/b.sql\n";
    var all =
        write(
            "sql/all.sql",
            "CREATE TABLE customers (id int NOT NULL);\n%ssql/tables/a.sql\nCREATE VIEW v AS SELECT id FROM b;\n"
                .formatted(include));
    write("sql/tables/a.sql", "CREATE TABLE a (id int);\n" + relative);
    write("sql/b.sql", "CREATE TABLE b (id int);");
    var plain =
        write(
            "plain.sql",
            "CREATE TABLE customers (id int NOT NULL); CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE VIEW v AS SELECT id FROM b;");

    assertThat(call("diff", "file:" + all, "file:" + plain)).isEqualTo(new Call(0, "", ""));
    assertThat(call("diff", "file:" + directory.resolve("sql"), "file:" + plain))
        .isEqualTo(new Call(0, "", ""));

    var wrong = write("wrong.sql", "CREATE TABLE a (id int);\n\n" + include + "none.sql\n");
    assertThat(call("diff", "file:" + wrong, "empty"))
        .isEqualTo(
            CommandLineContract.wrong(
                wrong
                    + ", line 3: it includes none.sql, which is neither beside it nor below a folder above it. Put it there, or correct the name.\n"));
  }

  /** A caution that is none makes those that are go unread. */
  @Test
  void onlyWhatRowsCanRefuseIsSaidToBeRefused() throws IOException {
    var old =
        write(
            "old.sql",
            """
            CREATE TABLE a (id int PRIMARY KEY, k int, x int);
            CREATE TABLE b (id int PRIMARY KEY, a int, CONSTRAINT b_a FOREIGN KEY (a) REFERENCES a (id));
            CREATE TABLE d (id int PRIMARY KEY, k int NOT NULL, x int);
            CREATE UNIQUE INDEX d_k ON d (k);
            """);
    var young =
        write(
            "young.sql",
            """
            CREATE TABLE a (id int PRIMARY KEY, k int, x int);
            CREATE UNIQUE INDEX a_k ON a (k);
            CREATE TABLE b (id int PRIMARY KEY, a int, y int, CONSTRAINT b_a FOREIGN KEY (a) REFERENCES a (id) ON DELETE CASCADE,
              CONSTRAINT b_y FOREIGN KEY (y) REFERENCES a (id));
            CREATE TABLE c (id int PRIMARY KEY, a int, CONSTRAINT c_a FOREIGN KEY (a) REFERENCES a (id));
            ALTER TABLE a ADD CONSTRAINT a_x FOREIGN KEY (x) REFERENCES c (id);
            CREATE TABLE d (id int, k int NOT NULL, x int, PRIMARY KEY (id, k));
            CREATE UNIQUE INDEX d_k ON d (x, k);
            """);

    assertThat(call("diff", "file:" + old, "file:" + young).out().lines())
        .filteredOn(line -> line.startsWith("-- may be refused"))
        .satisfiesExactlyInAnyOrder(
            line ->
                assertThat(line)
                    .isEqualTo("-- may be refused: a: rows that are there may not be unique in k"),
            line -> assertThat(line).contains("may not fulfil CONSTRAINT").contains("a_x"));
  }

  /** A computed column holds nothing of its own, unless it is to be an ordinary one. */
  @Test
  void whatIsComputedAgainIsNotLost() throws IOException {
    var table = "CREATE TABLE t (id int PRIMARY KEY, a int, %s);";
    var old = write("old.sql", table.formatted("b int GENERATED ALWAYS AS (a + 1) STORED"));
    var other =
        write("other.sql", table.formatted("c int, b bigint GENERATED ALWAYS AS (a + 2) STORED"));

    assertThat(call("diff", "file:" + old, "file:" + other).out())
        .doesNotContain("lossy", "--rename");
    assertThat(call("diff", "file:" + old, "empty").out()).contains("lossy t: the table");
  }

  /** Return what gives two of four indexes other names. */
  abstract String renamedIndexes();

  @Test
  void indexThatHasOnlyAnotherNameIsNotBuiltAnew() throws IOException {
    var tables = "CREATE TABLE t (id int PRIMARY KEY, a int, b int);\n";
    var old =
        write(
            "old.sql",
            tables
                + "CREATE INDEX old_a ON t (a); CREATE UNIQUE INDEX old_b ON t (b); CREATE INDEX x ON t (a, b); CREATE INDEX y ON t (b, a);");
    var young =
        write(
            "young.sql",
            tables
                + "CREATE INDEX new_a ON t (a); CREATE UNIQUE INDEX new_b ON t (b); CREATE INDEX y ON t (a, b); CREATE INDEX x ON t (b, a);");

    assertThat(call("diff", "file:" + old, "file:" + young)).isEqualTo(different(renamedIndexes()));
    assertThat(call("diff", "file:" + old, "file:" + young, "--json").out())
        .contains(
            """
                "kind" : "rename index",
                "object" : "index old_a on t",
                "from" : "called old_a",
                "to" : "called new_a",
            """)
        .doesNotContain("index new_a on t");
  }

  @Test
  void commentsBeforeStatementThatFailsAreNotShown() throws IOException {
    var file =
        write(
            "wrong.sql",
            "CREATE TABLE customers (id int NOT NULL);\n------ a licence\n/* of\n lines */\nDROP TABLE nothing");

    assertThat(call("diff", "file:" + file, "empty"))
        .isEqualTo(
            CommandLineContract.refused(
                fileFailed().replace("{file}", file.toString()).replace("line 2", "line 5")
                    + "\n"));
  }

  @Test
  void filesInOtherCharacterSets() throws IOException {
    var wide = directory.resolve("wide.sql");
    Files.write(wide, "\uFEFFCREATE TABLE customers (id int NOT NULL)".getBytes(UTF_16LE));
    var narrow = directory.resolve("narrow.sql");
    Files.write(
        narrow,
        "CREATE TABLE customers (id int NOT NULL, a varchar(9));\nINSERT INTO customers VALUES (1, 'é');\nCREATE TABLE b (\n a varchar(9) DEFAULT 'é')"
            .getBytes(ISO_8859_1));

    assertThat(call("diff", "file:" + wide, "empty").out()).endsWith("DROP TABLE customers;\n");
    assertThat(call("diff", "file:" + narrow, "empty"))
        .isEqualTo(
            CommandLineContract.wrong(
                "%s, line 4: it is not UTF-8. Convert the file, such as with iconv -f windows-1252 -t utf-8.\n"
                    .formatted(narrow)));
  }

  @Test
  void sideThatIsNone() throws IOException {
    write("db/V1__a.sql", "CREATE TABLE customers (id int NOT NULL)");

    assertThat(call("diff", "modells", "empty"))
        .isEqualTo(
            CommandLineContract.wrong(
                "\"modells\" is nothing that can be compared. Write models, migrations, migrations@3 for a version, file:schema.sql for a file or a folder of SQL, database for the configured one, the name of an environment, a URL such as postgresql://user@host/db, or empty.\n"));
    assertThat(call("diff", "file:" + directory.resolve("none.sql"), "empty"))
        .isEqualTo(
            CommandLineContract.wrong(
                "The SQL file %s does not exist. Name a file, or a folder of files that end with .sql.\n"
                    .formatted(directory.resolve("none.sql"))));
    assertThat(call("diff", "migrations@7", "empty").exitCode()).isEqualTo(2);
  }

  final Call call(String... arguments) {
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", url());
    environment.put("STOPOVER_SCRATCH", url());
    environment.put("STOPOVER_MIGRATIONS", directory.resolve("db").toString());
    return Call.of(environment, arguments);
  }

  private static Call call(
      Map<String, String> environment, List<String> options, String... arguments) {
    return Call.of(
        environment, Stream.concat(Stream.of(arguments), options.stream()).toArray(String[]::new));
  }

  final Call call(List<String> options, String... arguments) {
    return call(Stream.concat(Stream.of(arguments), options.stream()).toArray(String[]::new));
  }

  final Path write(String name, String sql) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, sql + ";\n");
  }

  static Call different(String out) {
    return new Call(1, out, "");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String url() {
    var url = database.url();
    return "%s%suser=%s&password=%s"
        .formatted(
            url.jdbcUrl(), url.jdbcUrl().contains("?") ? "&" : "?", url.user(), url.password());
  }
}

package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong call is told before anything is touched. */
class UsageTests {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "revision",
        "upgrade",
        "downgrade",
        "current",
        "history",
        "heads",
        "stamp",
        "repair",
        "check",
        "diff",
        "drift",
        "verify",
        "preflight",
        "models",
        "show",
        "completion"
      })
  void helpShowsAnExample(String command) {
    var help = call(command, "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("\nExample:\n  stopover " + command);
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          upgarde                        | Unmatched argument at index 0: 'upgarde'    | Did you mean: stopover upgrade or
          revision --autogenrate -m x    | Unknown option: '--autogenrate'             | Possible solutions: --autogenerate
          revision                       | Missing required option: '--message=MESSAGE' | See: stopover revision --help
          downgrade                      | Missing required parameter: 'TO'            | See: stopover downgrade --help
          upgrade 1 2                    | Unmatched argument at index 2: '2'          | See: stopover upgrade --help
          """)
  void callThatIsNotUnderstood(String arguments, String reason, String nextStep) {
    var answer = call(arguments.split(" "));

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err().lines()).contains(reason).anyMatch(line -> line.startsWith(nextStep));
  }

  @Test
  void commandThatIsMissing() {
    assertThat(Call.of(Map.of())).isEqualTo(wrong("A command is missing.\nSee: stopover --help\n"));
  }

  @Test
  void targetThatIsNone() {
    assertThat(call("upgrade", "haed"))
        .isEqualTo(
            wrong(
                "'haed' is not a target. Write head, base, a version such as 3 or 2.1, +2 to go two migrations up, or -1 to go one down.\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "htp:/chat/secret",
        "ftp://chat/secret",
        "https:/secret",
        "http://chat:99999/secret"
      })
  void webhookThatIsNone(String address) {
    assertThat(call("drift", "--webhook", address))
        .isEqualTo(
            wrong(
                "The address after --webhook is none that a message can be posted to. Write it like"
                    + " https://chat.example/hook.\n"));
  }

  /** Where a rollout runs, nobody compiled the models. */
  @Test
  void classPathIsOfNoMatterWhereNoModelsAreNeeded() {
    assertThat(
            call("heads", "--migrations", directory.toString(), "--classpath", "/none").exitCode())
        .isZero();
  }

  @Test
  void headsOfALocationThatDoesNotExist() {
    assertThat(call("heads", "--migrations", "/none"))
        .isEqualTo(
            wrong("The location /none does not exist. Create it, or correct the locations.\n"));
    assertThat(call("heads", "--migrations", directory.toString()).out())
        .isEqualTo("There is no migration yet.\n");
  }

  @Test
  void messageThatGivesNoName() {
    assertThat(call("revision", "-m", "?!", "--migrations", directory.toString()))
        .isEqualTo(
            wrong(
                "The message \"?!\" gives the file no name. Say in a few words what the migration is for.\n"));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void databaseThatIsNotConfigured() {
    assertThat(call("current"))
        .isEqualTo(
            wrong(
                "No database is configured. Set the variable DATABASE_URL, the key url in stopover.yaml, or pass --url.\n"));
  }

  @Test
  void urlThatIsNone() {
    assertThat(call("current", "--url", "oracle://scott:tiger@db/x"))
        .isEqualTo(
            wrong(
                "The URL of the database cannot be read: \"oracle\" is neither PostgreSQL nor MySQL. Write it like postgresql://user:password@host:5432/database or jdbc:mysql://host:3306/database?user=…&password=…\n"));
  }

  @Test
  void engineThatIsNotConfigured() {
    assertThat(call("revision", "-m", "x", "--migrations", "db/{vendor}"))
        .isEqualTo(
            wrong(
                "No engine is configured. Name it with the key engine in stopover.yaml, the variable STOPOVER_ENGINE, or --engine; or name a database with DATABASE_URL or --url.\n"));
  }

  @Test
  void modelsThatAreNotConfigured() {
    assertThat(call("check", "--engine", "mysql"))
        .isEqualTo(
            wrong(
                "No models are configured. Name their classes or packages with the key models in stopover.yaml, the variable STOPOVER_MODELS, or --models.\n"));
  }

  @Test
  void modelThatIsMissing() {
    var answer = call("check", "--engine", "mysql", "--models", "com.acme.Ticket");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).startsWith("com.acme.Ticket: there is no such class or package; ");
  }

  @Test
  void namingThatIsNotKnown() {
    assertThat(call("check", "--engine", "mysql", "--packages", "com.acme", "--naming", "kebab"))
        .isEqualTo(
            wrong(
                "The naming \"kebab\" is not known. Write snake-case, as-written, or the name of a"
                    + " class that implements dev.stopover.entity.NamingStrategy.\n"));
    var arguments =
        new String[] {
          "check",
          "--engine",
          "mysql",
          "--packages",
          "com.acme",
          "--mapping",
          "hibernate",
          "--naming",
          "as-written"
        };
    assertThat(call(arguments))
        .isEqualTo(
            wrong(
                "The naming \"as-written\" is about annotations, and Hibernate maps the models. Give"
                    + " Hibernate its own strategies: hibernate.physical_naming_strategy and"
                    + " hibernate.implicit_naming_strategy.\n"));
  }

  @Test
  void mappingThatIsNotKnown() {
    assertThat(call("check", "--engine", "mysql", "--packages", "com.acme", "--mapping", "jooq"))
        .isEqualTo(wrong("The mapping \"jooq\" is not known. Write annotations or hibernate.\n"));
  }

  @Test
  void classPathThatIsMissing() {
    assertThat(call("check", "--engine", "mysql", "--classpath", "/none", "--models", "x"))
        .isEqualTo(
            wrong(
                "The class path has /none, which does not exist. Compile the models, or correct the key classpath in stopover.yaml, or --classpath.\n"));
  }

  @Test
  void databaseOfAnotherEngine() {
    assertThat(call("check", "--engine", "mysql", "--url", "postgresql://app:secret@db/shop"))
        .isEqualTo(
            wrong(
                "The database postgresql://app@db:5432/shop is of PostgreSQL, but --engine or the key engine in stopover.yaml is another. Correct one.\n"));
  }

  @Test
  void configurationThatIsMissing() {
    assertThat(call("current", "--config", "none.yaml"))
        .isEqualTo(
            wrong(
                "The configuration none.yaml cannot be read. Correct --config, or create the file.\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          modells: x       | The configuration %s has the key "modells", which means nothing. The keys are: models, packages, mapping, naming, classpath, migrations, sql, url, password, engine, scratch, lock-timeout, protected, hibernate, placeholders, and environments with the same for each.
          url: ${NOTHING}  | The configuration %s has url: ${NOTHING}, and that variable is not set. Set it, or write ${NAME:default}.
          password: s3cret | The configuration %s has a password in it. Write where it is kept: ${VARIABLE}, aws-secretsmanager:NAME or aws-ssm:NAME.
          url: postgresql://app:s3cret@db/shop | The configuration %s has a password in the key url. Leave it out of the URL and write where it is kept under the key password (${VARIABLE}, aws-secretsmanager:NAME or aws-ssm:NAME), or take the whole URL from a variable: url: ${VARIABLE}.
          scratch: jdbc:mysql://db/x?password=s3cret | The configuration %s has a password in the key scratch. Take the whole URL from a variable: scratch: ${VARIABLE}.
          scratch: mysql://${USER:a}:pa$$word@${HOST:db}/x | The configuration %s has a password in the key scratch. Take the whole URL from a variable: scratch: ${VARIABLE}.
          scratch: jdbc:mysql://(host=${HOST:db})(user=app)(password=s3cret)/x | The configuration %s has a password in the key scratch. Take the whole URL from a variable: scratch: ${VARIABLE}.
          - engine         | The configuration %s does not begin with keys. Write a line such as engine: postgresql for each.
          engine           | The configuration %s does not begin with keys. Write a line such as engine: postgresql for each.
          engine: oracle   | The engine "oracle" is not known. Write postgresql or mysql.
          """)
  void configurationThatMeansNothing(String text, String message) throws IOException {
    var file = Files.writeString(directory.resolve("stopover.yaml"), text);

    assertThat(call("--config", file.toString(), "current"))
        .isEqualTo(wrong(message.formatted(file) + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url: ${NONE:postgresql://app:s3cret@localhost:1/shop}",
        "url: postgresql://app:${NONE:s3cret}@localhost:1/shop",
        "url: postgresql://app@localhost:1/shop"
      })
  void passwordsMayStandInVariablesAndTheirDefaults(String text) throws IOException {
    var file = Files.writeString(directory.resolve("stopover.yaml"), text);

    assertThat(call("--config", "" + file, "current", "--migrations", "" + directory).exitCode())
        .isEqualTo(3);
  }

  @Test
  void keyThatIsThereTwice() throws IOException {
    var file =
        Files.writeString(
            directory.resolve("stopover.yaml"), "models: a\nengine: mysql\nmodels: b\n");

    assertThat(call("--config", file.toString(), "current"))
        .isEqualTo(
            wrong(
                "The configuration %s has a key twice, in line 3: models. Keep one of them.\n"
                    .formatted(file)));
  }

  @Test
  void variableThatIsNone() throws IOException {
    var file = Files.writeString(directory.resolve("stopover.yaml"), "engine: mysql\n");
    var variables = directory.resolve(".env");
    var told =
        wrong(
            "The file %s has a line 4 that sets no variable. Write NAME=value there, or # before a remark.\n"
                .formatted(variables));

    for (var line : new String[] {"s3cret", "export KEY", "KEY s3cret"}) {
      Files.writeString(variables, "# mine\n\nA_1=b=c\n" + line + "\nB=\n");
      assertThat(call("--config", file.toString(), "current")).isEqualTo(told);
    }
    for (var line :
        new String[] {
          "DATABASE_URL = mysql://a@localhost:1/b",
          "export DATABASE_URL=mysql://a@localhost:1/b",
          "export DATABASE_URL='mysql://a@localhost:1/b'",
          "KEY=\"-----BEGIN\nb64\n-----END\"\nDATABASE_URL=mysql://a@localhost:1/b"
        }) {
      Files.writeString(variables, line + "\n! a remark\n");
      assertThat(call("--config", "" + file, "current", "--migrations", "" + directory).err())
          .as(line)
          .startsWith("Cannot connect to mysql://a@localhost:1/b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "drift", "verify", "preflight"})
  void twoFormats(String command) {
    assertThat(call(command, "--json", "--format", "html"))
        .isEqualTo(wrong("--json and --format html want two formats. Leave one of them out.\n"));
  }

  @Test
  void configurationThatIsNotYaml() throws IOException {
    var file = Files.writeString(directory.resolve("stopover.yaml"), "url: [");

    var answer = call("--config", file.toString(), "current");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).startsWith("The configuration %s is not YAML: ".formatted(file));
  }

  @Test
  void verboseShowsWhereAFailureComesFrom() {
    assertThat(call("current", "-v").err())
        .startsWith("No database is configured.")
        .contains("\tat dev.stopover.cli.Project");
  }

  @Test
  void processWithoutDockerSaysOnlyThat() throws IOException, InterruptedException {
    var java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "check",
            "--scratch=postgres:17",
            "--migrations=" + directory,
            "--models=" + CommandLineContract.After.Customer.class.getName());
    java.environment().put("DOCKER_HOST", "tcp://localhost:1");
    // Without a way to talk, the socket that may be here does not help either.
    java.environment().put("TESTCONTAINERS_TRANSPORT_TYPE", "none");
    java.environment().remove("DATABASE_URL");
    var process = java.redirectErrorStream(true).start();

    assertThat(process.getInputStream())
        .hasContent(
            "No Docker engine can be used: nothing usable answers at DOCKER_HOST=tcp://localhost:1."
                + " Start Docker, or name a running server by its URL.");
    assertThat(process.waitFor()).isEqualTo(4);
  }

  private static Call call(String... arguments) {
    return Call.of(Map.of(), arguments);
  }

  private static Call wrong(String err) {
    return new Call(2, "", err);
  }
}

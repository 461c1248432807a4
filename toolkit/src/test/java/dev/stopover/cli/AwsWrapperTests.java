package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver that AWS wraps around the others does all that they do. */
class AwsWrapperTests {

  /** Maven puts it there, and nowhere on our own class path. */
  private static final Path JAR = Path.of("target/drivers/aws-advanced-jdbc-wrapper.jar");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"postgres:17", "mysql:9.7"})
  void appliesUndoesAndTellsThroughIt(String spec) throws IOException {
    assertThat(JAR).exists();
    Files.writeString(directory.resolve("V1__a.sql"), "CREATE TABLE a (id int);");
    Files.writeString(directory.resolve("U1__a.sql"), "DROP TABLE a;");
    try (var database = TestServers.get(spec).create()) {
      var url = database.url();
      var wrapped =
          "%s%suser=%s&password=%s"
              .formatted(
                  url.jdbcUrl().replaceFirst("^jdbc:", "jdbc:aws-wrapper:"),
                  url.jdbcUrl().contains("?") ? "&" : "?",
                  url.user(),
                  url.password());
      var environment =
          Map.of("DATABASE_URL", wrapped, "STOPOVER_MIGRATIONS", directory.toString());

      assertThat(Call.of(environment, "current"))
          .returns(3, Call::exitCode)
          .extracting(Call::err)
          .asString()
          .contains("software.amazon.jdbc:aws-advanced-jdbc-wrapper");
      assertThat(call(environment, "upgrade").out()).endsWith("The database is at 1.\n");
      assertThat(call(environment, "current").out()).isEqualTo("1 (head) a\n");
      assertThat(call(environment, "downgrade", "base").out())
          .endsWith("The database is at base.\n");
    }
  }

  /** AWS's own driver makes the token, and signs it without asking anybody. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void logsInWithTokensOfIam(boolean isAccepted) throws IOException, SQLException {
    Files.writeString(directory.resolve("V1__a.sql"), "CREATE TABLE a (id int);");
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "wJalrXUtnFEMI");
    try (var database = TestServers.get("postgres:17").create();
        var gate = TokenGate.open("by_token", database.url(), isAccepted)) {
      var url =
          "jdbc:aws-wrapper:postgresql://%s/%s?user=by_token&sslmode=disable&wrapperPlugins=iam"
              .formatted(gate.address(), database.name());
      var iam =
          "&iamHost=shop.cluster-abc.eu-west-1.rds.amazonaws.com&iamRegion=eu-west-1&iamDefaultPort=5432";
      var environment =
          Map.of(
              "DATABASE_URL", url + iam,
              "STOPOVER_MIGRATIONS", directory.toString(),
              "STOPOVER_CLASSPATH", JAR.toString());

      var answer = Call.of(environment, "upgrade");

      assertThat(gate.tokens())
          .isNotEmpty()
          .allSatisfy(
              token ->
                  assertThat(token)
                      .startsWith("shop.cluster-abc.eu-west-1.rds.amazonaws.com:5432/?")
                      .contains("DBUser=by_token", "X-Amz-Credential=AKIDEXAMPLE")
                      .satisfies(
                          secret ->
                              assertThat(answer.out() + answer.err()).doesNotContain(secret)));
      if (isAccepted) {
        assertThat(answer).returns("", Call::err).returns(0, Call::exitCode);
        assertThat(Call.of(environment, "current").out()).isEqualTo("1 (head) a\n");
      } else {
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err())
            .contains("by_token", "for iam: rds_iam")
            .doesNotContain("X-Amz-Signature", "wJalrXUtnFEMI");
      }
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  private static Call call(Map<String, String> environment, String... arguments) {
    var withJar = new HashMap<>(environment);
    withJar.put("STOPOVER_CLASSPATH", JAR.toString());
    var answer = Call.of(withJar, arguments);
    assertThat(answer.err()).isEmpty();
    return answer;
  }
}

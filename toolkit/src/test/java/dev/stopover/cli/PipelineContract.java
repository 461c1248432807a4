package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.server.Database;
import dev.stopover.server.TestServers;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines and monitors are told of drift, and not of what is known. */
abstract class PipelineContract {

  private final String spec;
  private Database database;
  @TempDir private Path directory;

  PipelineContract(String spec) {
    this.spec = spec;
  }

  /** The models, which know no column but one. */
  @NullMarked
  static final class Models {
    @Entity
    @Table(name = "members")
    record Member(@Id int id) {}
  }

  @BeforeEach
  void migrate() throws IOException {
    database = TestServers.get(spec).create();
    Files.createDirectory(directory.resolve("db"));
    Files.writeString(
        directory.resolve("db/V1__members.sql"),
        "CREATE TABLE members (id int NOT NULL PRIMARY KEY);");
    assertThat(call("upgrade").err()).isEmpty();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void whatIsKnownIsPassedOverAndWhatIsNewIsNot() throws SQLException, IOException {
    var known = directory.resolve("drift.txt").toString();
    run("ALTER TABLE members ADD COLUMN nick varchar(9)");

    assertThat(drift("--baseline", known, "--write-baseline"))
        .isEqualTo(new Call(0, "Wrote %s; what it names (1) is known now.\n".formatted(known), ""));
    assertThat(drift("--baseline", known).exitCode()).isZero();

    run("ALTER TABLE members ADD COLUMN age int");
    var answer = drift("--baseline", known);
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out()).contains("column members.age").doesNotContain("members.nick");

    run("ALTER TABLE members DROP COLUMN age", "ALTER TABLE members DROP COLUMN nick");
    run("ALTER TABLE members ADD COLUMN nick varchar(90)");
    var another = drift("--baseline", known);
    assertThat(another.exitCode()).isEqualTo(1);
    assertThat(another.out()).contains("column members.nick");
    assertThat(another.err())
        .startsWith("No longer found, take it out of " + known + ": column members.nick: expected");
  }

  @Test
  void baselineThatIsMissingIsTold() {
    var answer = drift("--baseline", directory.resolve("none.txt").toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("none.txt cannot be read. Write it with: stopover drift");
  }

  @Test
  void everyCommandWritesEveryFormat() throws SQLException, IOException {
    run("ALTER TABLE members ADD COLUMN nick varchar(9)");

    assertThat(drift("--format", "github").out())
        .startsWith("::error title=stopover drift%3A no-drift::column members.nick: ");
    var sarif = new ObjectMapper().readTree(drift("--format", "sarif").out());
    assertThat(sarif.at("/runs/0/results/0/ruleId").asText()).isEqualTo("no-drift");
    Files.writeString(
        directory.resolve("db/V2__nick.sql"), "ALTER TABLE members ADD COLUMN nick varchar(9);");
    assertThat(scratch("preflight", "--format", "github").out())
        .contains("migration-runs,file=%s/db/V2__nick.sql,line=1::".formatted(directory));
    var check = scratch("check", "--models", Models.Member.class.getName(), "--format", "markdown");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out()).contains("❌ | models-agree | `column members.nick` |");
    assertThat(drift("--format", "html").out()).contains("<g class=\"table marked\"");
    var models = Models.Member.class.getName();
    for (var page :
        List.of(
            scratch("preflight", "--format", "html"),
            scratch("check", "--models", models, "--format", "html"))) {
      assertThat(page.out())
          .startsWith("<!DOCTYPE html>")
          .contains("<text class=\"name\" x=\"10\" y=\"18\">members</text>");
    }
  }

  @Test
  void versionThatAnotherBranchHasTakenIsToldAndNumberedAnew()
      throws IOException, InterruptedException {
    git("init", "-q", "-b", "main");
    commit();
    git("checkout", "-q", "-b", "feature");
    git("checkout", "-q", "main");
    Files.writeString(directory.resolve("db/V2__theirs.sql"), "SELECT 1;");
    commit();
    git("checkout", "-q", "feature");
    Files.writeString(directory.resolve("db/V2__ours.sql"), "SELECT 1;");

    var models = "--models=" + Models.Member.class.getName();
    assertThat(scratch("check", models).exitCode()).isZero();
    var check = scratch("check", models, "--against", "main");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out())
        .isEqualTo(
            """
            The models and the migrations agree.

            main is in the way:

              version 2
                V2__ours.sql is here, and V2__theirs.sql there.

            Next step: stopover revision --rebase main
            """);
    assertThat(call("revision", "--rebase", "main").out())
        .startsWith("Renamed V2__ours.sql to V3__ours.sql\n");
    assertThat(scratch("check", models, "--against", "main").exitCode()).isZero();
  }

  private void commit() throws IOException, InterruptedException {
    git("add", "-A");
    git("-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-q", "-m", "x");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Stream.concat(Stream.of("git", "-C", directory.toString()), Stream.of(arguments))
                    .toList())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void metricsAreWritten() throws SQLException, IOException {
    var file = directory.resolve("stopover.prom");
    run("ALTER TABLE members ADD COLUMN nick varchar(9)");

    assertThat(drift("--metrics-file", file.toString()).exitCode()).isEqualTo(1);

    var label = "database=\"%s\"".formatted(database.url().describe());
    assertThat(Files.readAllLines(file))
        .contains(
            "stopover_up{%s} 1".formatted(label),
            "stopover_drift{%s,cause=\"changed_by_hand\"} 1".formatted(label),
            "stopover_drift{%s,cause=\"pending\"} 0".formatted(label),
            "stopover_clean{%s} 0".formatted(label));
  }

  @Test
  @Timeout(300)
  void watchTellsAWebhookWhatBecomesOtherwise() throws Exception {
    var messages = new LinkedBlockingQueue<JsonNode>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/secret",
        exchange -> {
          messages.add(new ObjectMapper().readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    var webhook = "http://localhost:%d/secret".formatted(server.getAddress().getPort());
    run("ALTER TABLE members ADD COLUMN nick varchar(9)");
    var answer = new AtomicReference<Call>();
    var watch = new Thread(() -> answer.set(drift("--watch", "1s", "--webhook", webhook)));
    watch.start();
    try {
      var first = next(messages);
      assertThat(first.get("clean").asBoolean()).isFalse();
      assertThat(first.get("text").asText()).contains("column members.nick");

      run("ALTER TABLE members DROP COLUMN nick");

      assertThat(next(messages).get("clean").asBoolean()).isTrue();
    } finally {
      while (watch.isAlive()) {
        watch.interrupt();
        watch.join(1_000);
      }
      server.stop(0);
    }
    assertThat(messages).isEmpty();
  }

  @Test
  void webhookThatRefusesIsToldWithoutItsSecret() throws SQLException {
    run("ALTER TABLE members ADD COLUMN nick varchar(9)");

    var answer = drift("--webhook", "http://localhost:1/secret");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out()).contains("column members.nick");
    assertThat(answer.err())
        .isEqualTo(
            "The webhook at localhost did not take the message: there is no connection to it."
                + " Correct --webhook, or try again.\n");
    assertThat(drift("--webhook", "http://no-host.invalid/secret").err())
        .contains("The webhook at no-host.invalid did not take the message: no host has that name.")
        .doesNotContain("secret");
  }

  private static JsonNode next(BlockingQueue<JsonNode> messages) throws InterruptedException {
    return Objects.requireNonNull(messages.poll(120, TimeUnit.SECONDS), "no message came");
  }

  private Call drift(String... more) {
    return scratch(Stream.concat(Stream.of("drift"), Stream.of(more)).toArray(String[]::new));
  }

  private Call scratch(String... arguments) {
    return call(
        Stream.concat(
                Stream.of(arguments),
                Stream.of("--scratch", withCredentials(TestServers.get(spec).adminUrl())))
            .toArray(String[]::new));
  }

  private Call call(String... arguments) {
    return Call.of(
        Map.of("DATABASE_URL", withCredentials(database.url())),
        Stream.concat(
                Stream.of(arguments), Stream.of("--migrations", directory.resolve("db").toString()))
            .toArray(String[]::new));
  }

  private static String withCredentials(DatabaseUrl url) {
    var separator = url.jdbcUrl().contains("?") ? "&" : "?";
    return url.jdbcUrl() + separator + "user=%s&password=%s".formatted(url.user(), url.password());
  }

  private void run(String... statements) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}

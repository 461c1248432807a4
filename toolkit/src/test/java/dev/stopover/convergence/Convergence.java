package dev.stopover.convergence;

import dev.stopover.Engine;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.model.Schema;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Hold what Stopover does with two schemas against the server's own dump of them.
 *
 * <p>The server must run in a container that has its own client programs.
 */
public final class Convergence {

  private static final Pattern PORT = Pattern.compile("://[^/]*:(\\d+)/");

  private static final Pattern KEY =
      Pattern.compile("  (?:(?:UNIQUE |FULLTEXT |SPATIAL )?KEY|CONSTRAINT) ");

  private final Server server;
  private final Dialect dialect;
  private final String container;

  private Convergence(Server server) {
    this.server = server;
    this.dialect = Dialect.of(server.engine());
    var port = PORT.matcher(server.adminUrl().jdbcUrl());
    if (!port.find()) {
      throw new IllegalArgumentException(server.adminUrl() + " names no port");
    }
    this.container = publishing(port.group(1));
  }

  /** Another container may publish the same port for the other family of addresses. */
  private static String publishing(String port) {
    return run("", List.of("docker", "ps", "--format", "{{.ID}} {{.Ports}}"))
        .lines()
        .filter(line -> line.contains("0.0.0.0:" + port + "->"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no container publishes " + port));
  }

  public static Convergence on(Server server) {
    return new Convergence(server);
  }

  /** Compare from the command line: the server, then two files of SQL or more. */
  public static void main(String... arguments) throws IOException {
    try (var server = Server.start(ServerSpec.parse(arguments[0]))) {
      var scripts = new ArrayList<String>();
      for (var file : List.of(arguments).subList(1, arguments.length)) {
        scripts.add(Files.readString(Path.of(file)));
      }
      var convergence = on(server);
      for (var problem : convergence.problems(scripts)) {
        System.out.println(problem);
      }
      System.out.println(scripts.size() + " scripts compared");
    }
  }

  /** Say what is wrong with each script alone, and with each step to the next and back. */
  public List<String> problems(List<String> scripts) {
    var problems = new ArrayList<String>();
    for (var i = 0; i < scripts.size(); i++) {
      problems.addAll(problemsWithItself("script " + i, scripts.get(i)));
      if (i > 0) {
        problems.addAll(
            problemsBetween("script " + (i - 1) + " to " + i, scripts.get(i - 1), scripts.get(i)));
      }
    }
    return problems;
  }

  /** Say what differs when a schema is loaded twice, and when it is rendered from nothing. */
  public List<String> problemsWithItself(String title, String script) {
    var problems = new ArrayList<String>();
    try (var one = loaded(script);
        var other = loaded(script);
        var rendered = server.create()) {
      var schema = read(one);
      schema
          .notCompared()
          .forEach(object -> System.out.println(title + ": not compared: " + object));
      requireNothing(problems, title + ": false alarm", Changes.between(schema, read(other)));
      requireAgreement(problems, title + " and itself", one, other, Changes.NONE);
      apply(
          problems,
          title + ": rendered from nothing",
          rendered,
          Changes.between(Schema.EMPTY, schema));
      requireNothing(
          problems, title + ": left after rendering", Changes.between(read(rendered), schema));
      requireSame(problems, title + ": dump after rendering", dump(rendered), dump(one));
      requireSameOrder(problems, title, rendered, one);
      apply(
          problems,
          title + ": dropped again",
          rendered,
          Changes.between(read(rendered), Schema.EMPTY));
      requireNothing(
          problems, title + ": left after dropping", Changes.between(read(rendered), Schema.EMPTY));
    }
    return problems;
  }

  /** Return the SQL that leads from one schema to the other. */
  public List<String> sqlBetween(String from, String to) {
    try (var before = loaded(from);
        var after = loaded(to)) {
      return dialect.statements(Changes.between(read(before), read(after)));
    }
  }

  /** Say what is left when the step from one schema to the other is applied, and undone. */
  public List<String> problemsBetween(String title, String from, String to) {
    var problems = new ArrayList<String>();
    try (var changed = loaded(from);
        var goal = loaded(to)) {
      var before = read(changed);
      var after = read(goal);
      var dumpBefore = dump(changed);
      requireAgreement(problems, title, changed, goal, Changes.between(before, after));
      apply(problems, title, changed, Changes.between(before, after));
      requireNothing(problems, title + ": left", Changes.between(read(changed), after));
      requireSame(problems, title + ": dump", dump(changed), dump(goal));
      apply(problems, title + " and back", changed, Changes.between(after, before));
      requireNothing(problems, title + " and back: left", Changes.between(read(changed), before));
      requireSame(problems, title + " and back: dump", dump(changed), dumpBefore);
    }
    return problems;
  }

  private Database loaded(String script) {
    var database = server.create();
    run(
        script,
        server.engine() == Engine.POSTGRESQL
            ? in("psql", "-q", "-v", "ON_ERROR_STOP=1", "-U", user(), "-d", database.name())
            : in(
                "mysql",
                "--default-character-set=utf8mb4",
                "-uroot",
                "-p" + password(),
                database.name()));
    return database;
  }

  private Schema read(Database database) {
    return reader().read(database.dataSource());
  }

  /** The fingerprints and the full reading must see the same, and lead to the same steps. */
  private void requireAgreement(
      List<String> problems, String title, Database from, Database to, Changes changes) {
    var contrast = reader().contrast(from.dataSource(), to.dataSource());
    if (!contrast.changes().equals(changes)) {
      problems.add(
          "%s: by fingerprint the steps are\n%s\nbut they are\n%s"
              .formatted(title, contrast.changes(), changes));
    }
    if (contrast.isEqual() != changes.isEmpty()) {
      problems.add(
          "%s: different by fingerprint %s, but the steps are %s"
              .formatted(title, contrast.different(), changes));
    }
  }

  private CatalogReader reader() {
    return CatalogReader.of(dialect, Set.of());
  }

  private void apply(List<String> problems, String title, Database database, Changes changes) {
    var statements = dialect.statements(changes);
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        try {
          // Each statement is a transaction here.
          statement.execute(sql.replaceFirst("^SET LOCAL ", "SET "));
        } catch (SQLException e) {
          problems.add(
              title
                  + ": "
                  + e.getMessage()
                  + "\n  in "
                  + sql
                  + "\n  of\n"
                  + String.join(";\n", statements));
          return;
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void requireNothing(List<String> problems, String title, Changes changes) {
    if (!changes.isEmpty()) {
      problems.add(title + ":\n" + String.join(";\n", dialect.statements(changes)));
    }
  }

  private static void requireSame(
      List<String> problems, String title, List<String> actual, List<String> expected) {
    if (!actual.equals(expected)) {
      var more = new ArrayList<>(actual);
      expected.forEach(more::remove);
      var less = new ArrayList<>(expected);
      actual.forEach(less::remove);
      problems.add(
          title + ":\n+ " + String.join("\n+ ", more) + "\n- " + String.join("\n- ", less));
    }
  }

  /** What is made from nothing can keep even the order in which a schema was written. */
  private void requireSameOrder(
      List<String> problems, String title, Database rendered, Database one) {
    var actual = String.join("\n", lines(rendered)).replaceAll(" STARTS '[^']*'", "");
    var expected = String.join("\n", lines(one)).replaceAll(" STARTS '[^']*'", "");
    if (!actual.equals(expected) && dump(rendered).equals(dump(one))) {
      problems.add(title + ": another order after rendering:\n" + actual + "\nnot\n" + expected);
    }
  }

  /** Return the lines of the server's own dump, without what is different in every one. */
  private List<String> dump(Database database) {
    var lines = lines(database);
    return server.engine() == Engine.POSTGRESQL
        ? lines.stream().map(line -> line.replaceAll(",$", "")).sorted().toList()
        : withoutOrderOfKeys(lines);
  }

  private List<String> lines(Database database) {
    var text =
        server.engine() == Engine.POSTGRESQL
            ? run("", in("pg_dump", "-s", "--no-owner", "-U", user(), "-d", database.name()))
            : run(
                "",
                in(
                    "mysqldump",
                    "-uroot",
                    "-p" + password(),
                    "--no-data",
                    "--set-gtid-purged=OFF",
                    "--routines",
                    "--events",
                    "--triggers",
                    "--skip-comments",
                    database.name()));
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("\\") && !line.startsWith("--"))
        .map(line -> line.replaceAll(" AUTO_INCREMENT=\\d+", ""))
        .toList();
  }

  /**
   * Leave out where a column stands, which PostgreSQL cannot change: a new one comes last there.
   * MySQL shows keys in the order in which they were made, and the time at which an event was made
   * as its start.
   */
  private static List<String> withoutOrderOfKeys(List<String> lines) {
    var result = new ArrayList<String>();
    var keys = new ArrayList<String>();
    for (var line : lines) {
      var plain =
          line.replaceFirst(",$", "").replace(" STARTS '" + LocalDate.now(ZoneOffset.UTC), "'");
      if (KEY.matcher(plain).lookingAt()) {
        keys.add(plain);
      } else {
        Collections.sort(keys);
        result.addAll(keys);
        keys.clear();
        result.add(plain.replaceFirst("' \\d\\d:\\d\\d:\\d\\d'", ""));
      }
    }
    return result;
  }

  private List<String> in(String... command) {
    var all = new ArrayList<>(List.of("docker", "exec", "-i", container));
    all.addAll(List.of(command));
    return all;
  }

  private String user() {
    return String.valueOf(server.adminUrl().user());
  }

  private String password() {
    return String.valueOf(server.adminUrl().password());
  }

  private static String run(String input, List<String> command) {
    try {
      var process = new ProcessBuilder(command).start();
      var errors = new StringBuilder();
      var reader =
          new Thread(
              () -> {
                try {
                  errors.append(
                      new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
                } catch (IOException e) {
                  errors.append(e);
                }
              });
      reader.start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        reader.join();
        throw new IllegalStateException(
            String.format(Locale.ROOT, "%s: %s%s", String.join(" ", command), errors, output));
      }
      return output;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

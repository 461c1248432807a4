package dev.stopover.bench;

import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import dev.stopover.migration.Target;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * Measure what {@code stopover current} costs in a JVM that just starts, beside a plain Flyway that
 * does {@code info}.
 *
 * <p>Both are started in turns, from the same jar, with the same flags, once without and once with
 * an archive of the classes that each loads. Processor time is compared, since that is the same on
 * a busy machine. Properties: {@code bench.jar} (target/stopover.jar, which {@code mvn -Pdist
 * package} makes), {@code bench.servers} (postgres:17,mysql:9.7), {@code bench.rounds} (11), {@code
 * bench.migrations} (10).
 */
public final class ColdStartBenchmark {

  private static final Path JAR = Path.of(System.getProperty("bench.jar", "target/stopover.jar"));
  private static final String SERVERS =
      System.getProperty("bench.servers", "postgres:17,mysql:9.7");
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 11);
  private static final int MIGRATIONS = Integer.getInteger("bench.migrations", 10);

  private ColdStartBenchmark() {}

  /**
   * Measure on each server; or, with arguments, be the plain Flyway: URL, user, password, place.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0) {
      info(arguments);
      return;
    }
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(
          JAR + " is missing. Run mvn -Pdist -pl toolkit package -DskipTests, or set bench.jar.");
    }
    for (var spec : SERVERS.split(",")) {
      try (var server = Server.start(ServerSpec.parse(spec));
          var database = server.create()) {
        measure(spec, database.url());
      }
    }
  }

  private static void info(String[] arguments) {
    var flyway =
        Flyway.configure()
            .dataSource(arguments[0], arguments[1], arguments[2])
            .locations(arguments[3])
            .load();
    System.out.println(flyway.info().current().getVersion());
  }

  private static void measure(String spec, DatabaseUrl url)
      throws IOException, InterruptedException {
    var directory = Files.createTempDirectory("cold-start");
    for (var i = 1; i <= MIGRATIONS; i++) {
      Files.writeString(
          directory.resolve("V%d__t.sql".formatted(i)), "CREATE TABLE t%d (id int);".formatted(i));
    }
    try (var pool = ConnectionPool.forMigrations(url)) {
      Migrations.of(pool.dataSource(), MigrationSettings.defaults("filesystem:" + directory))
          .upgrade(Target.HEAD);
    }
    var flyway = flyway(directory, url);
    var current =
        new Program(
            JAR.toAbsolutePath().toString(),
            List.of("dev.stopover.cli.Main", "current", "--migrations", directory.toString()),
            url);
    for (var archived : new boolean[] {false, true}) {
      var flags = archived ? List.of(flyway.archive(), current.archive()) : List.of("", "");
      var plain = new double[ROUNDS];
      var ours = new double[ROUNDS];
      for (var round = 0; round < ROUNDS; round++) {
        plain[round] = flyway.run(flags.get(0));
        ours[round] = current.run(flags.get(1));
      }
      System.out.printf(
          Locale.ROOT,
          "%-12s %-20s flyway info %4.0f ms, stopover current %4.0f ms, %.2f times%n",
          spec,
          archived ? "with class archives" : "without",
          median(plain),
          median(ours),
          median(ours) / median(plain));
    }
  }

  /** Put this class alone into a jar, since archives are made of jars only. */
  private static Program flyway(Path directory, DatabaseUrl url)
      throws IOException, InterruptedException {
    var name = ColdStartBenchmark.class.getName();
    var classes =
        Path.of(
            ColdStartBenchmark.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    var jar = directory.resolve("flyway.jar").toString();
    var file = name.replace('.', '/') + ".class";
    var tool = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
    new ProcessBuilder(tool, "--create", "--file", jar, "-C", classes.toString(), file)
        .inheritIO()
        .start()
        .waitFor();
    return new Program(
        JAR.toAbsolutePath() + ":" + jar,
        List.of(
            name, url.jdbcUrl(), url.user() + "", url.password() + "", "filesystem:" + directory),
        url);
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }

  private record Program(String classPath, List<String> words, DatabaseUrl url) {

    /** Make the archive, and return the option that names it. */
    String archive() throws IOException, InterruptedException {
      var archive = Files.createTempDirectory("archive").resolve("classes.jsa");
      run("-XX:ArchiveClassesAtExit=" + archive);
      return "-XX:SharedArchiveFile=" + archive;
    }

    /** Return the processor time that the process took, in milliseconds. */
    double run(String option) throws IOException, InterruptedException {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var flags =
          Stream.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable", option)
              .filter(flag -> !flag.isEmpty());
      var command =
          new ArrayList<>(
              List.of(
                  "bash",
                  "-c",
                  "TIMEFORMAT='%3U %3S'; time \"$@\" > /dev/null 2>&1 || echo failed >&2",
                  "-",
                  java));
      flags.forEach(command::add);
      command.add("-cp");
      command.add(classPath);
      command.addAll(words);
      var builder = new ProcessBuilder(command);
      builder
          .environment()
          .put(
              "DATABASE_URL",
              "%s%suser=%s&password=%s"
                  .formatted(
                      url.jdbcUrl(),
                      url.jdbcUrl().contains("?") ? "&" : "?",
                      url.user(),
                      url.password()));
      var process = builder.start();
      var times = new String(process.getErrorStream().readAllBytes()).strip();
      process.waitFor();
      if (times.contains("failed")) {
        throw new IllegalStateException(words + " failed");
      }
      return Stream.of(times.split(" ")).mapToDouble(Double::parseDouble).sum() * 1000;
    }
  }
}

package dev.stopover.bench;

import dev.stopover.Engine;
import dev.stopover.models.Mapping;
import dev.stopover.models.Models;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.ToolProvider;

/**
 * Measure what it costs to find entity classes by their package and to read them.
 *
 * <p>The classes are compiled beforehand; every round loads them anew. Properties: {@code
 * bench.classes} (1000), {@code bench.rounds} (5; the table shows each). {@code mvn -Pbench -pl
 * toolkit verify -DskipTests -Dbench.main=dev.stopover.bench.ModelsBenchmark}
 */
public final class ModelsBenchmark {

  private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;
  private static final int CLASSES = Integer.getInteger("bench.classes", 1000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

  private ModelsBenchmark() {}

  /** Compile the classes, and read them in turns. */
  public static void main(String[] arguments) throws IOException {
    var directory = Files.createTempDirectory("models");
    compile(directory);
    for (var mapping : Mapping.values()) {
      for (var round = 1; round <= ROUNDS; round++) {
        var begin = System.nanoTime();
        var tables = read(directory, mapping);
        var milliseconds = (System.nanoTime() - begin) / NANOSECONDS_PER_MILLISECOND;
        System.out.printf(
            Locale.ROOT,
            "%-12s round %d: %d tables in %d ms%n",
            mapping,
            round,
            tables,
            milliseconds);
      }
    }
  }

  private static int read(Path directory, Mapping mapping) throws IOException {
    var urls = new URL[] {directory.toUri().toURL()};
    try (var loader = new URLClassLoader(urls, ModelsBenchmark.class.getClassLoader())) {
      return Models.load(loader, List.of("bench"), mapping, Map.of())
          .describe(Engine.POSTGRESQL)
          .build()
          .schema()
          .tables()
          .size();
    }
  }

  private static void compile(Path directory) throws IOException {
    // Run by Maven, the class path of this JVM is not ours.
    var persistence = Entity.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    var arguments =
        new ArrayList<>(
            List.of("-proc:none", "-d", directory.toString(), "-classpath", persistence));
    for (var i = 0; i < CLASSES; i++) {
      var file = directory.resolve("Model" + i + ".java");
      Files.writeString(file, source(i));
      arguments.add(file.toString());
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("the models do not compile");
    }
  }

  private static String source(int number) {
    return """
        package bench;
        import jakarta.persistence.*;
        @Entity
        @Table(name = "model_%d", indexes = @Index(columnList = "title, amount"))
        public class Model%1$d {
          @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
          @Column(nullable = false, length = 80) String title;
          @Column(unique = true) String code;
          @Column(precision = 10, scale = 2) java.math.BigDecimal amount;
          java.time.LocalDateTime createdAt;
          boolean active;
          @Version int version;
          @ManyToOne Model%d parent;
        }
        """
        .formatted(number, Math.max(0, number - 1));
  }
}

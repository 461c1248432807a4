package dev.stopover.server;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.connect.DatabaseUrl;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Say where a server comes from. */
public sealed interface ServerSpec {

  /**
   * Read a specification as a person writes it.
   *
   * <p>It is an image such as {@code postgres:17}, {@code mysql:9.7} or {@code
   * registry.example/pgvector/pgvector:pg17}; an image whose name does not tell the engine, with
   * the engine before it: {@code postgresql=registry.example/db:3}; {@code embedded} or {@code
   * embedded:17} for PostgreSQL's binaries from the class path; or the URL of a server that runs.
   *
   * @throws StopoverException if it is none of these
   */
  static ServerSpec parse(String text) {
    var spec = text.strip();
    if (spec.contains("://")) {
      return new Existing(DatabaseUrl.parse(spec));
    }
    if (spec.equals("embedded")) {
      return new Embedded(null);
    }
    if (spec.startsWith("embedded:")) {
      return new Embedded(spec.substring("embedded:".length()));
    }
    for (var engine : Engine.values()) {
      if (spec.startsWith(engine.vendor() + "=")) {
        return new Image(engine, spec.substring(engine.vendor().length() + 1));
      }
    }
    var name = spec.replaceFirst("[:@][^/]*$", "");
    if (name.contains("mysql") && !name.contains("mariadb")) {
      return new Image(Engine.MYSQL, spec);
    }
    if (Pattern.compile("postg|pgvector|timescale").matcher(name).find()) {
      return new Image(Engine.POSTGRESQL, spec);
    }
    throw StopoverException.usage(
        "The server \"%s\" tells neither PostgreSQL nor MySQL. Write an image such as postgres:17"
                .formatted(spec)
            + " or mysql:9.7, put the engine before an image of another name"
            + " (postgresql=registry.example/db:3), or write embedded:17 or a URL.");
  }

  /** Return the engine of the server. */
  Engine engine();

  /**
   * Start a container.
   *
   * @param engine the engine in it
   * @param name the image with its tag, as {@code docker pull} takes it
   */
  record Image(Engine engine, String name) implements ServerSpec {

    /** Host and port, path, tag and digest. */
    private static final Pattern REFERENCE =
        Pattern.compile(
            "[a-z0-9][\\w.-]*(?::\\d+(?=/))?(?:/[a-z0-9][a-z0-9._-]*)*(?::\\w[\\w.-]*)?"
                + "(?:@sha256:[0-9a-f]{64})?");

    /**
     * Name the image of a container.
     *
     * @throws StopoverException if the name cannot be one of an image
     */
    public Image {
      if (!REFERENCE.matcher(name).matches()) {
        throw StopoverException.usage(
            "The image \"%s\" has no valid name. Write it like postgres:17 or".formatted(name)
                + " registry.example/team/mysql:9.7.");
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Start PostgreSQL from the binaries on the class path.
   *
   * @param majorVersion the version that it must be, such as {@code 17}; {@code null} for any
   */
  record Embedded(@Nullable String majorVersion) implements ServerSpec {

    /**
     * Ask for an embedded PostgreSQL.
     *
     * @throws StopoverException if the version is not a number
     */
    public Embedded {
      if (majorVersion != null && !majorVersion.matches("\\d+")) {
        throw StopoverException.usage(
            "The embedded server \"%s\" has no valid version.".formatted(majorVersion)
                + " Write PostgreSQL's major version alone, as in embedded:17.");
      }
    }

    @Override
    public Engine engine() {
      return Engine.POSTGRESQL;
    }

    @Override
    public String toString() {
      return majorVersion == null ? "embedded" : "embedded:" + majorVersion;
    }
  }

  /**
   * Use a server that runs.
   *
   * @param url a database on it to connect to, which is not changed; the user must be allowed to
   *     create databases
   */
  record Existing(DatabaseUrl url) implements ServerSpec {

    @Override
    public Engine engine() {
      return url.engine();
    }

    @Override
    public String toString() {
      return url.describe();
    }
  }
}

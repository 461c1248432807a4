package dev.stopover;

import java.util.Locale;
import java.util.Optional;

/** Name a database engine. */
public enum Engine {
  /** PostgreSQL, and Aurora PostgreSQL. */
  POSTGRESQL("PostgreSQL", "postgres"),
  /** MySQL, and Aurora MySQL. */
  MYSQL("MySQL", "mysql");

  private final String productName;
  private final String image;

  Engine(String productName, String image) {
    this.productName = productName;
    this.image = image;
  }

  /** Return the name that the engine's makers write, which is also what its JDBC driver reports. */
  public String productName() {
    return productName;
  }

  /** Return the name of the official container image, without a tag. */
  public String image() {
    return image;
  }

  /** Return the word for the engine in paths and URLs: {@code postgresql} or {@code mysql}. */
  public String vendor() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Return the engine that a JDBC URL such as {@code jdbc:mysql://host/db} is for. */
  public static Optional<Engine> ofJdbcUrl(String url) {
    for (var engine : values()) {
      if (url.startsWith("jdbc:" + engine.vendor() + ":")) {
        return Optional.of(engine);
      }
    }
    return Optional.empty();
  }
}

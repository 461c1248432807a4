package dev.stopover.convergence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Read pairs of schemas from a resource: each begins with {@code -- case:} and a title, and {@code
 * -- to} stands between its two scripts.
 */
final class Cases {

  /**
   * Hold two schemas.
   *
   * @param title what leads from one to the other
   * @param from the statements that make the one
   * @param to the statements that make the other
   */
  record Case(String title, String from, String to) {

    @Override
    public String toString() {
      return title;
    }
  }

  private Cases() {}

  static List<Case> in(String resource) {
    try (var stream = Cases.class.getResourceAsStream(resource)) {
      var cases = new ArrayList<Case>();
      for (var text :
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^-- case: ")) {
        if (!text.isBlank()) {
          var lines = text.split("\n", 2);
          var scripts = lines[1].split("(?m)^-- to\n");
          cases.add(new Case(lines[0], scripts[0], scripts[1]));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

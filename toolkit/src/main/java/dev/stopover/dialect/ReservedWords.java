package dev.stopover.dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Know the words that an engine does not take for a name. */
public final class ReservedWords {

  private final Set<String> words;

  private ReservedWords(Set<String> words) {
    this.words = words;
  }

  /**
   * Read a list of words from a resource beside a class, one a line.
   *
   * @param owner the class beside which the resource lies
   * @param resource its name
   */
  public static ReservedWords load(Class<?> owner, String resource) {
    try (var stream = owner.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is not beside " + owner);
      }
      return new ReservedWords(
          new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tell whether a name in lower case is reserved. */
  public boolean contains(String name) {
    return words.contains(name);
  }
}

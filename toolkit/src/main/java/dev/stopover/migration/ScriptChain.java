package dev.stopover.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stopover.StopoverException;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;

/**
 * Sum up what makes each version what it is: its scripts and everything before them.
 *
 * @param sums one for each version, in their order
 * @param whole one for all versions and repeatable migrations together
 */
public record ScriptChain(List<String> sums, String whole) {

  /** Copy what was given. */
  public ScriptChain {
    sums = List.copyOf(sums);
  }

  /**
   * Sum up the scripts in the locations.
   *
   * @param settings where they are, and what they are applied with
   * @param surroundings what else makes them what they are, such as the version of the server
   * @return nothing where compiled code takes part, which calls whatever it likes
   * @throws StopoverException if a file cannot be read
   */
  public static Optional<ScriptChain> of(MigrationSettings settings, String surroundings) {
    var files = MigrationFiles.in(settings);
    var context = Thread.currentThread().getContextClassLoader();
    var loader =
        context == null ? Objects.requireNonNull(ScriptChain.class.getClassLoader()) : context;
    if (files.others().keySet().stream().anyMatch(name -> name.endsWith(".class"))
        || loader.getResource("db/callback") != null) {
      return Optional.empty();
    }
    var digest = digest();
    add(digest, surroundings);
    add(digest, String.valueOf(Flyway.class.getProtectionDomain().getCodeSource().getLocation()));
    add(digest, String.valueOf(settings.withLocations(List.of()).withPlaceholders(Map.of())));
    new TreeMap<>(settings.placeholders())
        .forEach((name, value) -> add(digest, name + "=" + value));
    files.others().forEach((name, source) -> add(digest, name, source));
    var sums = new ArrayList<String>();
    for (var up : files.ups()) {
      add(digest, up.path(), up.source());
      files
          .down(Objects.requireNonNull(up.version()))
          .ifPresent(down -> add(digest, down.path(), down.source()));
      sums.add(sum(digest));
    }
    files.repeatables().forEach(each -> add(digest, each.path(), each.source()));
    return Optional.of(new ScriptChain(sums, sum(digest)));
  }

  private static void add(MessageDigest digest, String name, URI source) {
    try (var stream = source.toURL().openStream()) {
      add(digest, name);
      digest.update(MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes()));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw StopoverException.usage(
          "%s can not be read: %s. Check the file."
              .formatted(MigrationFile.place(source), e.getMessage()),
          e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(UTF_8));
    digest.update((byte) 0);
  }

  private static String sum(MessageDigest digest) {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

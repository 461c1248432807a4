package dev.stopover.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.ScriptChain;
import dev.stopover.model.QualifiedName;
import dev.stopover.server.Server;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remember in a file which versions were proven, and by what: their scripts and all before them,
 * the server, Flyway, the driver and Stopover itself. Only a proof without a finding is remembered.
 */
final class ProvenVersions {

  private static final Logger LOG = LoggerFactory.getLogger(ProvenVersions.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final ScriptChain chain;

  private ProvenVersions(Path file, ScriptChain chain) {
    this.file = file;
    this.chain = chain;
  }

  /** What the file keeps; the whole is the sum of all that was undone at once and came back. */
  private record Kept(
      List<KeptVersion> versions, List<NotFilled> notFilled, @Nullable String whole) {}

  private record KeptVersion(String sum, int rows, List<String> notes) {}

  private record NotFilled(@Nullable String schema, String table, String reason) {}

  private static final Kept NOTHING = new Kept(List.of(), List.of(), null);

  /**
   * Look where the memory of these migrations is.
   *
   * @return nothing where nothing can be remembered: of a server that others change, or where more
   *     than scripts takes part
   */
  static Optional<ProvenVersions> in(
      Path directory, MigrationSettings settings, Server server, ProofRows rows) {
    var build = build();
    if (!server.isDisposable() || build.isEmpty()) {
      return Optional.empty();
    }
    var given = rows.given().stream().map(each -> each.after() + " " + each.content()).toList();
    var surroundings =
        "%s; %s; %s; %s".formatted(rows.made(), given, build.get(), server.identity());
    var places = rows.given().stream().map(GivenRows::place).toList();
    var name =
        "%s-%s-%08x.json"
            .formatted(
                server.engine().vendor(),
                server.majorVersion(),
                List.of(rows.made(), places, settings.locations()).hashCode());
    return ScriptChain.of(settings, surroundings)
        .map(chain -> new ProvenVersions(directory.resolve(name), chain));
  }

  /** Return the proofs of the first versions, as far as they are known. */
  List<VersionProof> known(MigrationFiles files) {
    var kept = read().versions;
    var proofs = new ArrayList<VersionProof>();
    for (var up : files.ups()) {
      var i = proofs.size();
      if (i == kept.size() || !kept.get(i).sum.equals(chain.sums().get(i))) {
        break;
      }
      var version = Objects.requireNonNull(up.version());
      proofs.add(
          new VersionProof(
              version,
              up.description(),
              kept.get(i).rows,
              Declarations.of(up, files.down(version)).irreversible(),
              List.of(),
              kept.get(i).notes));
    }
    if (!proofs.isEmpty()) {
      LOG.info(
          "{} of {} versions were proven before, by the same scripts on the same server: {}"
              + " remembers it. Delete that file to prove them again.",
          proofs.size(),
          chain.sums().size(),
          file);
    }
    return proofs;
  }

  /** Tell whether everything was undone at once, by the same scripts. */
  boolean isWholeKnown() {
    return chain.whole().equals(read().whole);
  }

  /** Return the tables that no rows could be made for, in the end. */
  Map<QualifiedName, String> notFilled() {
    var tables = new TreeMap<QualifiedName, String>();
    read()
        .notFilled
        .forEach(each -> tables.put(new QualifiedName(each.schema, each.table), each.reason));
    return tables;
  }

  /** Remember the first versions, as far as nothing was found. */
  void remember(Verification verification) {
    var versions = new ArrayList<KeptVersion>();
    for (var proof : verification.versions()) {
      if (!proof.findings().isEmpty()) {
        break;
      }
      versions.add(new KeptVersion(chain.sums().get(versions.size()), proof.rows(), proof.notes()));
    }
    var notFilled =
        verification.notFilled().entrySet().stream()
            .map(
                each ->
                    new NotFilled(each.getKey().schema(), each.getKey().name(), each.getValue()))
            .toList();
    write(new Kept(versions, notFilled, verification.isClean() ? chain.whole() : null));
  }

  /** What cannot be read is proven again. */
  private Kept read() {
    try {
      return Files.exists(file) ? JSON.readValue(file.toFile(), Kept.class) : NOTHING;
    } catch (IOException e) {
      LOG.debug("{} cannot be read.", file, e);
      return NOTHING;
    }
  }

  /** Several JVMs may write it: who reads sees one whole file. */
  private void write(Kept kept) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      var part = Files.createTempFile(file.getParent(), "proven", ".part");
      JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), kept);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be written, so that all is proven again: {}", file, e.getMessage());
    }
  }

  /** Return what tells this build of Stopover from another one. */
  private static Optional<String> build() {
    try {
      var place =
          Path.of(ProvenVersions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (var files = Files.walk(place)) {
        var digest = new TreeMap<String, String>();
        for (var each : files.filter(Files::isRegularFile).toList()) {
          digest.put(
              each.toString(), Files.size(each) + " " + Files.getLastModifiedTime(each).toMillis());
        }
        return Optional.of(digest.size() + " " + digest.hashCode());
      }
    } catch (IOException | URISyntaxException | RuntimeException e) {
      LOG.debug("This build cannot be told from another one.", e);
      return Optional.empty();
    }
  }
}

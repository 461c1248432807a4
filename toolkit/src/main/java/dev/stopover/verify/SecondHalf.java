package dev.stopover.verify;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.migration.MigrationFile;
import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.ScriptChain;
import dev.stopover.migration.Version;
import dev.stopover.model.QualifiedName;
import dev.stopover.server.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prove the second half of many versions while somebody proves the first one.
 *
 * <p>It is proven in a database of its own, made by the versions before it at once, in which all
 * tables are filled: as where those are remembered. What is not as clean as can be is not told:
 * then the walk goes on from the first half, as if nobody had looked ahead.
 */
final class SecondHalf {

  /** With fewer versions, another database costs more than it saves. */
  static final int FEWEST = 20;

  /** What all databases of a server share cannot be made in two of them at once. */
  private static final Pattern SERVER_WIDE =
      Pattern.compile(
          "(?i)\\b(?:CREATE|ALTER|DROP)\\s+(?:ROLE|USER|GROUP|DATABASE|TABLESPACE|SUBSCRIPTION|SYSTEM)\\b"
              + "|\\bSET\\s+(?:GLOBAL|PERSIST)|@@(?:GLOBAL|PERSIST)|\\bDBLINK|\\bPROGRAM\\b");

  /** On MySQL, a schema is a database. */
  private static final Pattern SCHEMA =
      Pattern.compile("(?i)\\b(?:CREATE|ALTER|DROP)\\s+SCHEMA\\b");

  private final int begin;
  private final FutureTask<Optional<Proven>> walk;
  private volatile boolean abandoned;

  private SecondHalf(
      MigrationSettings settings, Server server, ProofRows rows, MigrationFiles files, int begin) {
    this.begin = begin;
    this.walk = new FutureTask<>(() -> prove(settings, server, rows, files));
  }

  /**
   * Say what was found.
   *
   * @param versions the proofs of the versions of this half
   * @param filled the tables that were there when it began, for which rows were made or not
   * @param notFilled those that none could be made for, and why
   */
  record Proven(
      List<VersionProof> versions,
      Set<QualifiedName> filled,
      Map<QualifiedName, String> notFilled) {}

  /**
   * Begin, where there are many versions, nothing but scripts, and a server of our own.
   *
   * @param known how many versions need no proof
   */
  static Optional<SecondHalf> of(
      MigrationSettings settings, Server server, ProofRows rows, MigrationFiles files, int known) {
    int number = files.ups().size() - known;
    if (number < FEWEST
        || !server.isDisposable()
        || ScriptChain.of(settings, "").isEmpty()
        || reachesBeyondItsDatabase(files, server)) {
      return Optional.empty();
    }
    var half = new SecondHalf(settings, server, rows, files, known + number / 2);
    var thread = new Thread(half.walk, "stopover-second-half");
    thread.setDaemon(true);
    thread.start();
    return Optional.of(half);
  }

  private static boolean reachesBeyondItsDatabase(MigrationFiles files, Server server) {
    return files.ups().stream()
        .flatMap(up -> Stream.concat(Stream.of(up), files.down(versionOf(up)).stream()))
        .map(MigrationFile::sql)
        .anyMatch(
            sql ->
                SERVER_WIDE.matcher(sql).find()
                    || (server.engine() == Engine.MYSQL && SCHEMA.matcher(sql).find()));
  }

  private static Version versionOf(MigrationFile up) {
    return Objects.requireNonNull(up.version());
  }

  /** Return the number of versions before it. */
  int begin() {
    return begin;
  }

  private Optional<Proven> prove(
      MigrationSettings settings, Server server, ProofRows rows, MigrationFiles files) {
    try (var verifier = new Verifier(settings, server, rows)) {
      var filled = verifier.beginAfter(files.ups().get(begin - 1));
      var proofs = new ArrayList<VersionProof>();
      for (var up : files.ups().subList(begin, files.ups().size())) {
        if (abandoned) {
          return Optional.empty();
        }
        var proof = verifier.proof(up);
        if (!isClean(proof)) {
          return Optional.empty();
        }
        proofs.add(proof);
      }
      return Optional.of(new Proven(proofs, filled, verifier.notFilled()));
    } catch (StopoverException e) {
      return Optional.empty(); // Whoever walks there from the first half meets it, and says so.
    }
  }

  static boolean isClean(VersionProof proof) {
    return proof.findings().isEmpty() && proof.notes().isEmpty();
  }

  /** Wait for the proofs; there are none where anything is to be told of them. */
  Optional<Proven> await() {
    try {
      return walk.get();
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StopoverException.undecided("The proof of the migrations was interrupted.", e);
    }
  }

  /** Stop after the version that is being proven. */
  void abandon() {
    abandoned = true;
    await();
  }
}

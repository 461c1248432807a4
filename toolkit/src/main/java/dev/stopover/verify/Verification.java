package dev.stopover.verify;

import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.model.QualifiedName;
import dev.stopover.server.Server;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Say whether every version of the migrations can be applied, undone and applied again, with rows.
 *
 * @param versions what came of each version, in their order
 * @param notFilled the tables that no rows could be made for, and why
 * @param whole what came of undoing everything at once, or {@code null} where that was not tried:
 *     where there are no repeatable migrations, the versions one by one have shown it, and where
 *     one cannot be undone, there is no way to the base
 */
public record Verification(
    List<VersionProof> versions,
    SortedMap<QualifiedName, String> notFilled,
    @Nullable Whole whole) {

  /**
   * Say what came of undoing everything at once, repeatable migrations among it.
   *
   * @param roundTrip what was left, or {@code null} where a script failed
   * @param failure what the server said, or {@code null} where no script failed
   */
  public record Whole(@Nullable RoundTrip roundTrip, @Nullable String failure) {

    /** Tell whether everything came undone, and came back the same. */
    public boolean isClean() {
      return roundTrip != null && roundTrip.isClean();
    }
  }

  /** Copy what was given. */
  public Verification {
    versions = List.copyOf(versions);
    notFilled = Collections.unmodifiableSortedMap(new TreeMap<>(notFilled));
  }

  static Verification of(
      List<VersionProof> versions, Map<QualifiedName, String> notFilled, @Nullable Whole whole) {
    return new Verification(versions, new TreeMap<>(notFilled), whole);
  }

  /**
   * Apply each version, undo it and apply it again, in a database of its own.
   *
   * <p>Before each version, the tables hold rows with boundary values and nulls. The schema after
   * the down script must be the one before the up script, and the rows must be the same, unless the
   * version's script says otherwise: {@code -- stopover: lossy events.description} names what may
   * get lost, {@code -- stopover: irreversible because …} says that there is no way back, and
   * {@code -- stopover: assumes empty events} that the table has no rows yet. In the end everything
   * is undone at once where there are repeatable migrations, and the database must be empty.
   *
   * @param settings where the migrations are
   * @param server where the databases are made
   * @throws dev.stopover.StopoverException if an up script fails in a database without rows
   */
  public static Verification of(MigrationSettings settings, Server server) {
    return of(settings, server, ProofRows.MADE);
  }

  /**
   * Do the same with other rows, or with none. Those that are given must get through, too; they are
   * not told from those that are made.
   *
   * @param settings where the migrations are
   * @param server where the databases are made
   * @param rows what the tables hold
   * @throws dev.stopover.StopoverException if an up script fails in a database without rows, or the
   *     given ones cannot be added
   */
  public static Verification of(MigrationSettings settings, Server server, ProofRows rows) {
    return new Verifier(settings, server, rows).verify();
  }

  /**
   * Do that, and leave out the first versions that were proven before by the same scripts, on the
   * same server, with the same Flyway, driver and Stopover.
   *
   * <p>What comes after them is proven in a database that is made by them at once, in which all
   * tables are filled anew. Nothing is remembered of a server that others change, nor where
   * compiled migrations or callbacks take part.
   *
   * @param settings where the migrations are
   * @param server where the databases are made
   * @param rows what the tables hold
   * @param directory where that is remembered
   * @throws dev.stopover.StopoverException if an up script fails in a database without rows, or the
   *     given ones cannot be added
   */
  public static Verification remembered(
      MigrationSettings settings, Server server, ProofRows rows, Path directory) {
    var proven = ProvenVersions.in(directory, settings, server, rows).orElse(null);
    if (proven == null) {
      return of(settings, server, rows);
    }
    var files = MigrationFiles.in(settings);
    var known = proven.known(files);
    if (proven.isWholeKnown() && known.size() == files.ups().size()) {
      return of(known, proven.notFilled(), null);
    }
    var verification = new Verifier(settings, server, rows).verifyAfter(known);
    proven.remember(verification);
    return verification;
  }

  /** Return what is wrong with single versions, in their order. */
  public List<Finding> findings() {
    return versions.stream().flatMap(each -> each.findings().stream()).toList();
  }

  /** Tell whether nothing is wrong. */
  public boolean isClean() {
    return findings().isEmpty() && (whole == null || whole.isClean());
  }
}

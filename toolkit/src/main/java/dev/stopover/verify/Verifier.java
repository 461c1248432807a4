package dev.stopover.verify;

import dev.stopover.StopoverException;
import dev.stopover.catalog.SchemaWatch;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.MigrationFile;
import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Target;
import dev.stopover.migration.Version;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.rows.RowMaker;
import dev.stopover.rows.RowSnapshot;
import dev.stopover.server.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks from version to version.
 *
 * <p>One database goes along. Where a script fails, nobody knows what it has left behind, so the
 * walk goes on in a new database.
 */
final class Verifier implements AutoCloseable {

  private final MigrationSettings settings;
  private final boolean makesRows;
  private final Server server;
  private final Dialect dialect;
  private final MigrationFiles files;
  private final Map<QualifiedName, String> notFilled = new TreeMap<>();
  private List<GivenRows> given;
  private RehearsalDatabase database;
  private SchemaWatch watch;
  private Target place = Target.BASE;
  private Schema before;
  private boolean renewed;

  Verifier(MigrationSettings settings, Server server, ProofRows rows) {
    this.settings = settings;
    this.makesRows = rows.made();
    this.server = server;
    this.dialect = Dialect.of(server.engine());
    this.files = MigrationFiles.in(settings);
    this.given = GivenRows.inOrder(rows.given(), files);
    this.database = RehearsalDatabase.on(server, settings);
    this.watch = watchOf(database);
    this.before = Schema.EMPTY;
  }

  Verification verify() {
    return verifyAfter(List.of());
  }

  /**
   * Go on where others are proven.
   *
   * @param known the proofs of the first versions
   */
  Verification verifyAfter(List<VersionProof> known) {
    var ahead =
        SecondHalf.of(settings, server, new ProofRows(makesRows, given), files, known.size());
    try (this) {
      if (known.isEmpty()) {
        before = watch.schema();
      } else {
        beginAfter(files.ups().get(known.size() - 1));
      }
      var proofs = new ArrayList<>(known);
      prove(proofs, ahead.map(SecondHalf::begin).orElse(files.ups().size()));
      if (proofs.stream().skip(known.size()).allMatch(SecondHalf::isClean)) {
        ahead.flatMap(SecondHalf::await).ifPresent(rest -> add(rest, proofs));
      }
      prove(proofs, files.ups().size());
      return Verification.of(proofs, notFilled, whole(proofs));
    } finally {
      ahead.ifPresent(SecondHalf::abandon);
    }
  }

  /** Prove the versions that come next. */
  private void prove(List<VersionProof> proofs, int end) {
    while (proofs.size() < end) {
      proofs.add(proof(files.ups().get(proofs.size())));
    }
  }

  private void add(SecondHalf.Proven rest, List<VersionProof> proofs) {
    proofs.addAll(rest.versions());
    notFilled.keySet().removeAll(rest.filled());
    notFilled.putAll(rest.notFilled());
  }

  /**
   * Begin with what was made by a version and all before it.
   *
   * @return the tables that are there, which have rows then if any could be made
   */
  Set<QualifiedName> beginAfter(MigrationFile up) {
    var version = Objects.requireNonNull(up.version());
    reach(version);
    place = new Target.Exactly(version);
    before = watch.schema();
    fill(RowMaker.Kind.BOUNDARIES, before, names(before));
    return names(before);
  }

  /** Return the tables that no rows could be made for, and why. */
  Map<QualifiedName, String> notFilled() {
    return notFilled;
  }

  /** A database that cannot be followed is of no use. */
  private static SchemaWatch watchOf(RehearsalDatabase database) {
    try {
      return database.watch();
    } catch (StopoverException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      watch.close();
    } finally {
      database.close();
    }
  }

  /** Without repeatable migrations, the steps one by one have shown it. */
  private Verification.@Nullable Whole whole(List<VersionProof> proofs) {
    var reversible =
        proofs.stream().allMatch(each -> each.irreversible() == null && each.findings().isEmpty());
    if (!reversible || files.repeatables().isEmpty()) {
      return null;
    }
    try {
      return new Verification.Whole(RoundTrip.of(settings, server), null);
    } catch (StopoverException e) {
      return new Verification.Whole(null, reason(e));
    }
  }

  /** What is known of a version, and what is found. */
  private static final class Trial {
    private final MigrationFile up;
    private final Version version;
    private final @Nullable MigrationFile down;
    private final Declarations declarations;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** What is there before the version; null where the rows had to go. */
    private @Nullable RowSnapshot rows;

    Trial(MigrationFile up, MigrationFiles files, RowSnapshot rows) {
      this.rows = rows;
      this.up = up;
      this.version = Objects.requireNonNull(up.version());
      this.down = files.down(version).orElse(null);
      this.declarations = Declarations.of(up, files.down(version));
    }

    boolean isReversible() {
      return down != null && declarations.irreversible() == null;
    }
  }

  /** Apply the next version, undo it and apply it again. */
  VersionProof proof(MigrationFile up) {
    var rows = snapshot(before);
    var trial = new Trial(up, files, rows);
    if (trial.down == null && trial.declarations.irreversible() == null) {
      trial.findings.add(
          new Finding.DownMissing(trial.version, up.name(), "U" + up.name().substring(1)));
    }
    var after = applied(trial);
    if (trial.isReversible() && trial.findings.isEmpty()) {
      undone(trial, after);
    }
    var changed =
        after.tables().stream()
            .filter(table -> !before.table(table.name()).equals(Optional.of(table)))
            .map(Table::name)
            .collect(Collectors.toSet());
    if (isGivenAfter(trial.version) || (renewed && isGivenBy(trial.version))) {
      anew();
      reach(trial.version);
    }
    fill(RowMaker.Kind.BOUNDARIES, after, renewed ? names(after) : changed);
    renewed = false;
    place = new Target.Exactly(trial.version);
    before = after;
    return new VersionProof(
        trial.version,
        up.description(),
        rows.count(),
        trial.declarations.irreversible(),
        trial.findings,
        trial.notes);
  }

  /** Apply the version; afterwards the database is at it, with or without the rows. */
  private Schema applied(Trial trial) {
    try {
      upgrade(trial.version);
    } catch (StopoverException refusal) {
      trial.rows = null;
      if (place instanceof Target.Exactly exactly && isGivenBy(exactly.version())) {
        appliedToGiven(trial, exactly.version(), refusal);
        return watch.schema();
      }
      anew(new Target.Exactly(trial.version));
      if (!fits(trial)) {
        if (trial.declarations.assumedEmpty().isEmpty()) {
          trial.findings.add(
              new Finding.RowsRefused(trial.version, trial.up.name(), reason(refusal)));
        }
        anew(new Target.Exactly(trial.version));
      } else {
        trial.notes.add(
            "%s is refused where rows do not fit it: %s"
                .formatted(trial.up.name(), reason(refusal)));
      }
    }
    return watch.schema();
  }

  /** Of rows that do not fit a version, those that were given get through, or are told. */
  private void appliedToGiven(Trial trial, Version from, StopoverException refusal) {
    anew();
    reach(from);
    var rows = snapshot(before);
    try {
      upgrade(trial.version);
      trial.rows = rows;
      trial.notes.add(
          "%s is refused where rows do not fit it: %s".formatted(trial.up.name(), reason(refusal)));
    } catch (StopoverException e) {
      if (trial.declarations.assumedEmpty().isEmpty()) {
        trial.findings.add(new Finding.RowsRefused(trial.version, trial.up.name(), reason(e)));
      }
      given = List.of();
      anew(new Target.Exactly(trial.version));
    }
  }

  private RowSnapshot snapshot(Schema schema) {
    return RowSnapshot.of(database.dataSource(), schema, dialect);
  }

  /**
   * Tell whether some rows get through: those that fit the version, taken back before it, or
   * ordinary ones that were there before it.
   */
  private boolean fits(Trial trial) {
    if (trial.isReversible()) {
      try {
        fillAll(watch.schema());
        downgrade();
        upgrade(trial.version);
        return true;
      } catch (StopoverException e) {
        // Then other rows are tried.
      }
    }
    try {
      anew(place);
      fillAll(before);
      upgrade(trial.version);
      return true;
    } catch (StopoverException e) {
      return false;
    }
  }

  private void undone(Trial trial, Schema after) {
    var down = Objects.requireNonNull(trial.down).name();
    var kept = trial.rows;
    try {
      downgrade();
    } catch (StopoverException refusal) {
      anew(new Target.Exactly(trial.version));
      trial.findings.add(downFailure(trial, down, refusal));
      anew(new Target.Exactly(trial.version));
      return;
    }
    var restored = watch.schema();
    var drift = differences(restored, before);
    var leftOver = new ArrayList<>(restored.notCompared());
    before.notCompared().forEach(leftOver::remove);
    if (!drift.isEmpty() || !leftOver.isEmpty()) {
      trial.findings.add(new Finding.NotUndone(trial.version, down, drift, leftOver));
    }
    if (kept != null) {
      kept.lostIn(snapshot(restored)).stream()
          .filter(lost -> !trial.declarations.allow(lost))
          .forEach(
              lost ->
                  trial.findings.add(new Finding.RowsLost(trial.version, trial.up.name(), lost)));
    }
    if (!drift.isEmpty() || !leftOver.isEmpty()) {
      anew(new Target.Exactly(trial.version));
      return;
    }
    try {
      upgrade(trial.version);
    } catch (StopoverException refusal) {
      // Rows that are lost are told already, and may be why.
      if (trial.findings.isEmpty()) {
        trial.findings.add(
            new Finding.RowsRefused(
                trial.version,
                trial.up.name(),
                "once %s had undone it, %s".formatted(down, reason(refusal))));
      }
      anew(new Target.Exactly(trial.version));
      return;
    }
    var again = differences(watch.schema(), after);
    if (!again.isEmpty()) {
      trial.findings.add(new Finding.NotRepeated(trial.version, down, again));
      anew(new Target.Exactly(trial.version));
    }
  }

  private List<Difference> differences(Schema actual, Schema expected) {
    return actual.equals(expected)
        ? List.of()
        : Drift.between(actual, expected, dialect).differences();
  }

  private Finding downFailure(Trial trial, String down, StopoverException refusal) {
    try {
      downgrade();
      return new Finding.RowsRefused(trial.version, down, reason(refusal));
    } catch (StopoverException e) {
      return new Finding.DownFails(trial.version, down, reason(e));
    }
  }

  private void upgrade(Version version) {
    database.migrations().withoutRepeatables().upgrade(new Target.Exactly(version));
  }

  private void downgrade() {
    database.migrations().downgrade(place);
  }

  /** Apply what is up to a version, with the rows that are given on the way. */
  private void reach(Version version) {
    for (var rows : given) {
      if (rows.after().compareTo(version) <= 0) {
        upgrade(rows.after());
        database.load(rows);
      }
    }
    upgrade(version);
  }

  private boolean isGivenAfter(Version version) {
    return given.stream().anyMatch(rows -> rows.after().equals(version));
  }

  private boolean isGivenBy(Version version) {
    return given.stream().anyMatch(rows -> rows.after().compareTo(version) <= 0);
  }

  /** Go on in an empty database. */
  private void anew() {
    renewed = true;
    close();
    database = RehearsalDatabase.on(server, settings);
    watch = watchOf(database);
  }

  /** Go on in a database without rows. */
  private void anew(Target target) {
    anew();
    if (target instanceof Target.Exactly exactly) {
      upgrade(exactly.version());
    }
  }

  private void fillAll(Schema schema) {
    fill(RowMaker.Kind.ORDINARY, schema, names(schema));
  }

  private static Set<QualifiedName> names(Schema schema) {
    return schema.tables().stream().map(Table::name).collect(Collectors.toSet());
  }

  private void fill(RowMaker.Kind kind, Schema schema, Set<QualifiedName> tables) {
    if (!makesRows) {
      return;
    }
    var filled = RowMaker.of(dialect, kind).fill(database.dataSource(), schema, tables);
    filled.rows().keySet().forEach(notFilled::remove);
    notFilled.putAll(filled.notFilled());
  }

  /** Return the server's own words, without what to do with the database that is gone. */
  private static String reason(StopoverException refusal) {
    var message = String.valueOf(refusal.getMessage());
    var end = message.lastIndexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}

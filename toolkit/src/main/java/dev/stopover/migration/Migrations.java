package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * Apply and undo migrations in one database.
 *
 * <p>Whatever is done, an unmodified Flyway on the same locations can go on from there. {@link
 * #upgrade}, {@link #downgrade} and {@link #stamp} hold Flyway's own lock from beginning to end;
 * {@link #current} and {@link #history} write nothing and wait for nobody. An instance holds no
 * connection and may be shared between threads.
 */
public final class Migrations {

  /** The last row of a history after a command of ours, so that we never wait for ourselves. */
  private static final Map<DataSource, Integer> OWN_ROWS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final DataSource dataSource;
  private final MigrationSettings settings;
  private final boolean repeating;
  private final MigrationListener listener;

  private Migrations(
      DataSource dataSource,
      MigrationSettings settings,
      boolean repeating,
      MigrationListener listener) {
    this.dataSource = dataSource;
    this.settings = settings;
    this.repeating = repeating;
    this.listener = listener;
  }

  /** Create the migrations of a database; it is not touched yet. */
  public static Migrations of(DataSource dataSource, MigrationSettings settings) {
    return new Migrations(dataSource, settings, true, MigrationListener.NONE);
  }

  /** Return the migrations of the same database for which an upgrade applies versions alone. */
  public Migrations withoutRepeatables() {
    return new Migrations(dataSource, settings, false, listener);
  }

  /** Return the same migrations; a listener hears what they do. */
  public Migrations notifying(MigrationListener other) {
    return new Migrations(dataSource, settings, repeating, other);
  }

  /**
   * Look for the files, without the database.
   *
   * @throws StopoverException if two files have one version, or a name is almost a migration's
   */
  public MigrationFiles files() {
    return MigrationFiles.in(settings);
  }

  /**
   * Say where the database is, and what is pending.
   *
   * @throws StopoverException if the files are wrong or the database fails
   */
  public CurrentState current() {
    var files = files().requireLocations();
    try (var session = Session.open(dataSource, settings)) {
      var history = session.history();
      return new CurrentState(
          history.newest().map(entry -> History.describe(entry, files)).orElse(null),
          history.pending().stream().map(entry -> History.describe(entry, files)).toList(),
          history.halfWay().orElse(null),
          history.problem().map(problem -> problem + whoIsAtIt(session)).orElse(null),
          new Validation(history, files).refusals(session));
    }
  }

  /**
   * List what was applied and undone, in the order in which it happened, and then what is pending.
   *
   * @throws StopoverException if the files are wrong or the database fails
   */
  public List<HistoryEntry> history() {
    var files = files().requireLocations();
    try (var session = Session.open(dataSource, settings)) {
      var done = new TreeMap<Integer, HistoryEntry>(session.table().undos(files));
      var open = new ArrayList<HistoryEntry>();
      var history = session.history();
      for (var entry : history.entries()) {
        if (entry.isApplied()) {
          done.put(entry.getInstalledRank(), History.describe(entry, files));
        } else {
          open.add(history.describeOpen(entry, files));
        }
      }
      var undone = new HashSet<Version>();
      done.replaceAll(
          (rank, entry) -> {
            if (entry.state() == HistoryEntry.State.UNDO && entry.version() != null) {
              undone.add(entry.version());
            }
            return entry.state() == HistoryEntry.State.APPLIED && undone.contains(entry.version())
                ? entry.as(HistoryEntry.State.REAPPLIED)
                : entry;
          });
      return Stream.concat(done.values().stream(), open.stream()).toList();
    }
  }

  /**
   * Say what does not fit between the history and the files; nothing is written, and what is
   * pending fits.
   *
   * @throws StopoverException if the files are wrong or the database fails
   */
  public List<HistoryProblem> problems() {
    var files = files().requireLocations();
    try (var session = Session.open(dataSource, settings)) {
      var history = session.history();
      var found = new ArrayList<HistoryProblem>();
      history
          .problem()
          .ifPresent(
              text ->
                  found.add(
                      new HistoryProblem(
                          HistoryProblem.Kind.STOPPED_HALF_WAY,
                          history.failed().stream()
                              .filter(MigrationInfo::isVersioned)
                              .map(History::versionOf)
                              .findFirst()
                              .orElse(null),
                          text + whoIsAtIt(session))));
      if (found.isEmpty()) {
        found.addAll(new Validation(history, files).problems(session, "*:pending"));
      }
      return found;
    }
  }

  /**
   * Say what an upgrade to a target would apply, in order.
   *
   * @throws StopoverException if the target is below the current version or does not exist, if
   *     something stopped half-way before, or if the database fails
   */
  public List<HistoryEntry> toApply(Target target) {
    var files = files().requireLocations();
    try (var session = Session.open(dataSource, settings)) {
      var history = session.history().requireWhole();
      var plan = new Plan(history, files);
      var to = plan.upgrade(target);
      return history.pending().stream()
          .filter(
              entry ->
                  entry.isVersioned() ? !entry.getVersion().isNewerThan(to) : !plan.isPartial(to))
          .map(entry -> History.describe(entry, files))
          .toList();
    }
  }

  /**
   * Say what a downgrade to a target would undo, in order.
   *
   * @throws StopoverException if the target is above the current version, below the baseline or
   *     does not exist, if something stopped half-way before, or if the database fails
   */
  public List<HistoryEntry> toUndo(Target target) {
    var files = files().requireLocations();
    try (var session = Session.open(dataSource, settings)) {
      return new Plan(session.history().requireWhole(), files)
          .downgrade(target).stream().map(entry -> History.describe(entry, files)).toList();
    }
  }

  /**
   * Say what a stamp would write into the history, without writing it.
   *
   * @throws StopoverException if the target does not exist or is below the baseline, or if the
   *     database fails
   */
  public StampResult toStamp(Target target) {
    var files = files().requireLocations();
    try (var session = Session.open(dataSource, settings)) {
      return new Plan(session.history(), files).stamped(target);
    }
  }

  /**
   * Apply what is pending up to a target, and nothing where the database is there already.
   *
   * <p>Repeatable migrations are applied after the newest version only: they describe what the
   * newest version needs, and an older one may not have.
   *
   * @throws StopoverException if the target is below the current version or does not exist, if an
   *     applied file was changed, if something stopped half-way before, if the lock is not free in
   *     time, or if a script fails; what was applied before that stays
   */
  public UpgradeResult upgrade(Target target) {
    var files = files().requireLocations();
    try (var session = Session.openForChanges(dataSource, settings)) {
      session.lock().take();
      var history = session.history().requireWhole();
      var plan = new Plan(history, files);
      var to = plan.upgrade(target);
      new Validation(history, files).require(session, "*:pending", "*:future");
      var steps = new ArrayList<MigrationStep>();
      run(session, files).migrate(to, repeating && !plan.isPartial(to), null, steps);
      end(session);
      var from = history.version();
      return new UpgradeResult(
          steps,
          from,
          Stream.concat(Stream.ofNullable(from), steps.stream().map(MigrationStep::version))
              .filter(Objects::nonNull)
              .max(Comparator.naturalOrder())
              .orElse(null));
    }
  }

  /**
   * Undo versions down to a target, which is kept, the one that was applied last first.
   *
   * <p>Repeatable migrations become pending: a down script may have dropped what they made.
   *
   * @throws StopoverException if the target is above the current version, below the baseline or
   *     does not exist, if a down script is missing (nothing is undone then), if an applied file
   *     was changed, if something stopped half-way before, if the lock is not free in time, or if a
   *     script fails; what was undone before that stays undone
   */
  public DowngradeResult downgrade(Target target) {
    var files = files().requireLocations();
    try (var session = Session.openForChanges(dataSource, settings)) {
      session.lock().takeWhenQuiet(OWN_ROWS.getOrDefault(dataSource, 0));
      var history = session.history().requireWhole();
      var undone = new Plan(history, files).downgrade(target);
      undone.forEach(entry -> files.requireDown(History.versionOf(entry), entry.getDescription()));
      new Validation(history, files).require(session, "*:pending", "*:future", "*:ignored");
      var run = run(session, files);
      var steps = new ArrayList<MigrationStep>();
      for (var entry : undone) {
        // The first undo makes all repeatable migrations pending, in its own transaction.
        var repeatables = steps.isEmpty() ? history.repeatables() : List.<MigrationInfo>of();
        steps.add(run.undo(entry, repeatables, null));
      }
      end(session);
      return new DowngradeResult(steps, history.version(), session.history().version());
    }
  }

  /**
   * Complete the script that stopped half-way: what ran is left out, and the rest is run.
   *
   * <p>That is known where a journal was kept: of scripts that can not be rolled back as a whole. A
   * statement that was running when its session ended is looked for in the live schema.
   *
   * @param inFlight what is known of that statement, where the schema does not tell
   * @return what was completed; nothing where nothing had stopped
   * @throws StopoverException if it is not known what ran, if what ran was changed in the file, if
   *     it needs what was lost with its session, if the lock is not free in time, or if a statement
   *     fails
   */
  public Optional<MigrationStep> resume(InFlight inFlight) {
    var files = files().requireLocations();
    try (var session = Session.openForChanges(dataSource, settings)) {
      session.lock().take();
      return Rescue.of(session, files, session.history())
          .map(
              rescue -> {
                var step = run(session, files).resume(rescue, inFlight);
                end(session);
                return step;
              });
    }
  }

  /**
   * Bring the history in order where nothing is left to run: a script that stopped before its first
   * statement had done anything is forgotten, and one whose statements all ran is recorded.
   *
   * @throws StopoverException if a script stopped in its middle, and says how to go on then
   */
  public RepairResult repair() {
    var files = files().requireLocations();
    try (var session = Session.openForChanges(dataSource, settings)) {
      session.lock().take();
      var before = session.history();
      var rescue = Rescue.of(session, files, before).orElse(null);
      if (rescue == null) {
        session.journal().drop();
        return new RepairResult(RepairResult.Outcome.NOTHING_TO_DO, null, before.version());
      }
      if (rescue.didNothing()) {
        rescue.forget();
      } else if (rescue.isComplete()) {
        run(session, files).resume(rescue, InFlight.LOOK);
        end(session);
      } else {
        before.requireWhole();
      }
      return new RepairResult(
          rescue.didNothing() ? RepairResult.Outcome.FORGOTTEN : RepairResult.Outcome.COMPLETED,
          rescue.script(),
          session.history().version());
    }
  }

  /**
   * Record the versions up to a target as applied, and all above it as not applied, without running
   * a script.
   *
   * <p>It is the way out where a script stopped half-way, once the schema was brought to a version
   * by hand. Repeatable migrations stay, or become, pending.
   *
   * @throws StopoverException if the target does not exist or is below the baseline, if the lock is
   *     not free in time, or if the database fails
   */
  public StampResult stamp(Target target) {
    var files = files().requireLocations();
    try (var session = Session.openForChanges(dataSource, settings)) {
      session.lock().takeWhenQuiet(OWN_ROWS.getOrDefault(dataSource, 0));
      var before = session.history();
      var to = new Plan(before, files).stamp(target);
      session.inTransaction(() -> rewrite(session.table(), before, to));
      if (to != null) {
        var flyway =
            session.flyway(
                more ->
                    more.target(to.toFlyway())
                        .skipExecutingMigrations(true)
                        .skipDefaultCallbacks(true)
                        .repeatableSqlMigrationPrefix(Session.NO_PREFIX)
                        .outOfOrder(true)
                        .validateOnMigrate(false));
        Failures.translated(flyway::migrate);
      }
      end(session);
      var after = session.history();
      return new StampResult(
          added(before, after), added(after, before), before.version(), after.version());
    }
  }

  /**
   * Create a plain Flyway for this database, for what is not offered here.
   *
   * <p>This is the one place where Flyway is visible. It takes its lock by itself.
   */
  public Flyway flyway() {
    return Session.configured(settings, dataSource, more -> {});
  }

  private ScriptRun run(Session session, MigrationFiles files) {
    return new ScriptRun(session, dataSource, files, settings, listener);
  }

  /** Leave the history in order, and remember that its last row is of our own. */
  private void end(Session session) {
    session.journal().drop();
    OWN_ROWS.put(dataSource, session.table().lastRank());
  }

  /** Where the engine commits DDL at once, a migration that runs looks like one that stopped. */
  private static String whoIsAtIt(Session session) {
    return session
        .lock()
        .holder()
        .map(" But session %s holds the migration lock, and may still be at it."::formatted)
        .orElse("");
  }

  private static void rewrite(HistoryTable table, History history, @Nullable Version to) {
    var gone = new ArrayList<MigrationInfo>();
    for (var entry : history.failed()) {
      if (HistoryTable.isUndoing(entry)) {
        table.keep(entry);
        gone.add(entry);
      } else {
        table.forget(entry);
      }
    }
    gone.addAll(history.applied());
    gone.removeIf(entry -> to != null && History.versionOf(entry).compareTo(to) <= 0);
    gone.sort(Comparator.comparing(MigrationInfo::getInstalledRank).reversed());
    if (!gone.isEmpty()) {
      gone.addAll(history.repeatables());
    }
    gone.forEach(entry -> table.makePending(entry, Duration.ZERO));
  }

  private static List<Version> added(History before, History after) {
    var known = before.applied().stream().map(History::versionOf).toList();
    return after.applied().stream()
        .map(History::versionOf)
        .filter(version -> !known.contains(version))
        .sorted()
        .toList();
  }
}

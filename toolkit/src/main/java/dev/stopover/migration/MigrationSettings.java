package dev.stopover.migration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Say where the migrations are and how they are applied.
 *
 * @param locations where the files are, in Flyway's notation: {@code filesystem:db/migration} or
 *     {@code classpath:db/migration}; down scripts lie beside the others or in a location of their
 *     own
 * @param schema the schema that holds the history table and that scripts run in, or {@code null}
 *     for the one that the connection is in
 * @param historyTable the name of Flyway's history table
 * @param placeholders what stands for {@code ${name}} in the scripts, by name
 * @param outOfOrder whether a version below the current one may still be applied
 * @param lockTimeout how long to wait for whoever migrates the same database
 * @param disposable whether the database is thrown away after a failure, so that no account has to
 *     be kept of scripts that can not be rolled back to complete one that stopped half-way
 * @param tableLocks how patient they are with whoever uses the tables that they change
 */
public record MigrationSettings(
    List<String> locations,
    @Nullable String schema,
    String historyTable,
    Map<String, String> placeholders,
    boolean outOfOrder,
    Duration lockTimeout,
    boolean disposable,
    TableLocks tableLocks) {

  /** Copy what was given. */
  public MigrationSettings {
    locations = List.copyOf(locations);
    placeholders = Map.copyOf(placeholders);
  }

  /** Take Flyway's defaults, with locations in its notation. */
  public static MigrationSettings defaults(String... locations) {
    return new MigrationSettings(
        List.of(locations),
        null,
        "flyway_schema_history",
        Map.of(),
        false,
        Duration.ofSeconds(60),
        false,
        TableLocks.DEFAULT);
  }

  /** Take Flyway's defaults, with directories as the locations. */
  public static MigrationSettings defaults(Path... directories) {
    return defaults(
        Arrays.stream(directories)
            .map(directory -> "filesystem:" + directory)
            .toArray(String[]::new));
  }

  /** Return the settings with other locations. */
  public MigrationSettings withLocations(List<String> others) {
    return with(draft -> draft.locations = others);
  }

  /** Return the settings for a schema other than the one that the connection is in. */
  public MigrationSettings withSchema(String other) {
    return with(draft -> draft.schema = other);
  }

  /** Return the settings with another history table. */
  public MigrationSettings withHistoryTable(String other) {
    return with(draft -> draft.historyTable = other);
  }

  /** Return the settings with other placeholders. */
  public MigrationSettings withPlaceholders(Map<String, String> others) {
    return with(draft -> draft.placeholders = others);
  }

  /** Return the settings that allow, or forbid, to apply a version below the current one. */
  public MigrationSettings withOutOfOrder(boolean allowed) {
    return with(draft -> draft.outOfOrder = allowed);
  }

  /** Return the settings with another time to wait for the lock. */
  public MigrationSettings withLockTimeout(Duration other) {
    return with(draft -> draft.lockTimeout = other);
  }

  /** Return the settings with another patience for tables that somebody uses. */
  public MigrationSettings withTableLocks(TableLocks other) {
    return with(draft -> draft.tableLocks = other);
  }

  /** Return the settings for a database that is thrown away after a failure. */
  public MigrationSettings inDisposableDatabase() {
    return with(draft -> draft.disposable = true);
  }

  private MigrationSettings with(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** The same settings, while one of them is changed. */
  private static final class Draft {

    private List<String> locations;
    private @Nullable String schema;
    private String historyTable;
    private Map<String, String> placeholders;
    private boolean outOfOrder;
    private Duration lockTimeout;
    private boolean disposable;
    private TableLocks tableLocks;

    Draft(MigrationSettings settings) {
      locations = settings.locations;
      schema = settings.schema;
      historyTable = settings.historyTable;
      placeholders = settings.placeholders;
      outOfOrder = settings.outOfOrder;
      lockTimeout = settings.lockTimeout;
      disposable = settings.disposable;
      tableLocks = settings.tableLocks;
    }

    MigrationSettings settings() {
      return new MigrationSettings(
          locations,
          schema,
          historyTable,
          placeholders,
          outOfOrder,
          lockTimeout,
          disposable,
          tableLocks);
    }
  }

  /** Return the names of all tables that the migrations keep for themselves. */
  public Set<String> ownTables() {
    return Set.of(historyTable, undoTable(), journalTable());
  }

  /** Return the name of the table beside the history table that keeps a row for every undo. */
  public String undoTable() {
    return historyTable + "_undo";
  }

  /**
   * Return the name of the table beside the history table that keeps account of a script that can
   * not be rolled back; it is there while such a script runs, and after one stopped half-way.
   */
  public String journalTable() {
    return historyTable + "_journal";
  }
}

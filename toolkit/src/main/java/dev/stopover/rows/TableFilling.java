package dev.stopover.rows;

import dev.stopover.dialect.Dialect;
import dev.stopover.dialect.SampleValues;
import dev.stopover.model.Column;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fills one table. */
final class TableFilling {

  private static final int FEWEST = 3;
  private static final int MOST = 8;
  private static final int MOST_IN_ALL = 40;
  private static final int ATTEMPTS = 300;
  private static final int MODEST_ATTEMPTS = 150;
  private static final String NULL = "NULL";

  private final Table table;
  private final Schema schema;
  private final Dialect dialect;
  private final Inserts inserts;
  private final RowMaker.Kind kind;
  private final Random random = new Random(1);
  private final Map<String, SampleValues> samples = new HashMap<>();
  private final Map<String, List<String>> demanded = new HashMap<>();
  private final Map<ForeignKey, Integer> targets = new HashMap<>();
  private final List<Column> columns;
  private final Set<String> keys;
  private final Set<String> references;
  private int number;
  private boolean empty;
  private String reason = "";

  TableFilling(Table table, Schema schema, Dialect dialect, Inserts inserts, RowMaker.Kind kind) {
    this.table = table;
    this.schema = schema;
    this.dialect = dialect;
    this.inserts = inserts;
    this.kind = kind;
    this.columns = table.columns().stream().filter(TableFilling::isGiven).toList();
    this.keys =
        Stream.of(
                table.constraintsOf(PrimaryKey.class).stream().map(PrimaryKey::columns),
                table.constraintsOf(UniqueConstraint.class).stream().map(UniqueConstraint::columns),
                table.indexes().stream()
                    .filter(Index::unique)
                    .map(index -> index.keys().stream().map(Index.Key::column).toList()))
            .flatMap(each -> each)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());
    this.references =
        table.foreignKeys().stream()
            .flatMap(key -> key.columns().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isGiven(Column column) {
    return !(column.generation() instanceof Generation.Computed)
        && !(column.generation() instanceof Generation.Identity identity && identity.always());
  }

  /** Tell whether the table had no row before. */
  boolean wasEmpty() {
    return empty;
  }

  /** Return why there is no row. */
  String reason() {
    return reason;
  }

  /** Add rows, and return how many. */
  int fill() throws SQLException {
    number = inserts.count(table.name());
    empty = number == 0;
    for (var key : table.foreignKeys()) {
      targets.put(key, inserts.count(key.target()));
    }
    var demands = new Demands(table, schema, dialect);
    for (var column : columns) {
      var offered = dialect.samples(column, schema);
      if (offered.isPresent()) {
        samples.put(column.name(), offered.get());
      } else if (!column.nullable()
          && column.defaultValue() == null
          && !references.contains(column.name())) {
        reason =
            "no value is known for the type %s of its column %s"
                .formatted(dialect.describe(column.type()), column.name());
        return 0;
      }
      offered.ifPresent(
          values ->
              demanded.put(column.name(), demands.candidates(column, schema, values.shape())));
    }
    var first = first();
    return first == null ? 0 : 1 + further(first);
  }

  private @Nullable Map<String, String> first() throws SQLException {
    var row = row(0);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) {
        row = renewed(row, attempt);
        vary(row, attempt > MODEST_ATTEMPTS, Demands.suspects(table, reason));
      }
      if (isAccepted(row)) {
        return row;
      }
      if (attempt == 0 && !canVary()) {
        return null;
      }
    }
    return null;
  }

  private boolean canVary() {
    return columns.stream().anyMatch(column -> !references.contains(column.name()))
        || targets.values().stream().anyMatch(count -> count > 0);
  }

  private int further(Map<String, String> first) throws SQLException {
    var wanted =
        kind == RowMaker.Kind.ORDINARY
            ? FEWEST
            : Math.min(
                MOST,
                1 + columns.stream().mapToInt(column -> boundaries(column).size()).max().orElse(0));
    var made = 0;
    for (var turn = 1; turn < Math.max(FEWEST, wanted); turn++) {
      var row = row(turn);
      if (kind == RowMaker.Kind.ORDINARY) {
        row = renewed(first, turn);
      }
      if (isAccepted(row)) {
        made++;
      } else {
        made += onlyOneAtATime(first, turn, MOST_IN_ALL - made);
      }
    }
    return made;
  }

  /** Where all boundaries together are refused, one alone may be accepted. */
  private int onlyOneAtATime(Map<String, String> first, int turn, int most) throws SQLException {
    var made = 0;
    for (var column : columns) {
      if (made < most && !keys.contains(column.name()) && !references.contains(column.name())) {
        var row = renewed(first, turn);
        row.put(column.name(), value(column, turn));
        if (!row.get(column.name()).equals(first.get(column.name())) && isAccepted(row)) {
          made++;
        }
      }
    }
    return made;
  }

  private boolean isAccepted(Map<String, String> row) throws SQLException {
    var refusal = inserts.insert(table.name(), row);
    number++;
    if (refusal != null) {
      reason = "the server accepts no row that was tried; the last time it said: " + refusal;
    }
    return refusal == null;
  }

  /** Make a row: the ordinary one on turn 0, then one with the boundaries in their turn. */
  private Map<String, String> row(int turn) {
    var row = new LinkedHashMap<String, String>();
    for (var column : columns) {
      row.put(column.name(), value(column, turn));
    }
    table.foreignKeys().forEach(key -> refer(key, turn, row));
    return row;
  }

  /** Repeat a row that was accepted, with keys and references of its own. */
  private Map<String, String> renewed(Map<String, String> accepted, int turn) {
    var row = new LinkedHashMap<>(accepted);
    var fresh = row(0);
    row.replaceAll(
        (column, value) ->
            keys.contains(column) || references.contains(column)
                ? Objects.requireNonNull(fresh.get(column))
                : value);
    table.foreignKeys().forEach(key -> refer(key, turn, row));
    return row;
  }

  private String value(Column column, int turn) {
    var offered = samples.get(column.name());
    if (offered == null) {
      return column.nullable() ? NULL : "DEFAULT";
    }
    var boundaries = boundaries(column);
    if (turn == 0 || boundaries.isEmpty()) {
      return offered.each().apply(number + 1);
    }
    return boundaries.get((turn - 1) % boundaries.size());
  }

  private List<String> boundaries(Column column) {
    var offered = samples.get(column.name());
    if (offered == null || keys.contains(column.name()) || column.generation() != null) {
      return List.of();
    }
    var all = new ArrayList<String>();
    if (column.nullable()) {
      all.add(NULL);
    }
    all.addAll(offered.boundaries());
    return all;
  }

  private void refer(ForeignKey key, int turn, Map<String, String> row) {
    var nullable =
        key.columns().stream()
            .allMatch(name -> table.column(name).filter(Column::nullable).isPresent());
    var target = schema.table(key.target());
    var order =
        key.targetColumns().isEmpty()
            ? target.flatMap(Table::primaryKey).map(PrimaryKey::columns).orElse(List.of())
            : key.targetColumns();
    var count = targets.getOrDefault(key, 0);
    var toItself = key.target().equals(table.name());
    for (var i = 0; i < key.columns().size() && i < order.size(); i++) {
      String value;
      if (toItself) {
        value = nullable ? NULL : row.getOrDefault(order.get(i), NULL);
      } else if (count == 0 || (nullable && turn == 1)) {
        value = NULL;
      } else {
        value = inserts.cell(key.target(), order.get(i), order, number % count);
      }
      row.put(key.columns().get(i), value);
    }
  }

  /** Try other values: where the server points to, or something is demanded, or everywhere. */
  private void vary(Map<String, String> row, boolean everywhere, Set<String> suspects) {
    for (var column : columns) {
      if (!suspects.isEmpty() && !suspects.contains(column.name())) {
        continue;
      }
      if (references.contains(column.name()) || (keys.contains(column.name()) && !everywhere)) {
        continue;
      }
      var wanted = demanded.getOrDefault(column.name(), List.of());
      var offered = samples.get(column.name());
      if (offered == null || (wanted.isEmpty() && !everywhere)) {
        continue;
      }
      var pool =
          Demands.union(
              List.of(
                  wanted,
                  List.of(offered.each().apply(number + 1)),
                  offered.boundaries(),
                  column.nullable() ? List.of(NULL) : List.of()));
      row.put(column.name(), pool.get(random.nextInt(pool.size())));
    }
  }
}

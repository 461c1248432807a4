package dev.stopover.catalog;

import dev.stopover.dialect.CatalogQueries;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Know of every object of a database whether it is equal to that of another one, from a single pass
 * over the same queries that read it.
 *
 * <p>The fingerprint of an object is the sum of the digests of its rows, so that their order does
 * not count.
 */
final class Fingerprints {

  private static final String TABLE = "table";
  private static final String PARTITION = "partition";
  private static final String DOMAIN_CONSTRAINT = "domain constraint";

  /** What says where a thing is, or stands for it in this database only. */
  private static final Set<String> NOT_COMPARED =
      Set.of(
          "TABLE_CAT",
          "CATALOG_NAME",
          "CONSTRAINT_CATALOG",
          "SEQUENCE_CATALOG",
          "OBJECT_KEY",
          "OWNER_KEY",
          "ORDINAL_POSITION");

  private static final Set<String> SCHEMA_COLUMNS =
      Set.of("TABLE_SCHEM", "SCHEMA_NAME", "CONSTRAINT_SCHEMA", "SEQUENCE_SCHEMA", "TARGET_SCHEMA");

  /** A thing that has a fingerprint; what belongs to a table counts as that table. */
  record Subject(String kind, QualifiedName name) {

    boolean isTable() {
      return kind.equals(TABLE);
    }
  }

  /**
   * Say that one thing needs another.
   *
   * @param thing the key of the one
   * @param needed the key of the other
   */
  private record Edge(String thing, String needed) {}

  private final Map<Subject, Sum> sums = new HashMap<>();
  private final Map<String, Subject> keys = new HashMap<>();
  private final Set<String> ignoredKeys = new HashSet<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<Map.Entry<QualifiedName, QualifiedName>> foreignKeys = new ArrayList<>();
  private final List<String> notOpened = new ArrayList<>();
  private final @Nullable String defaultSchema;
  private final Set<String> ignoredTables;
  private final MessageDigest digest;

  private Fingerprints(@Nullable String defaultSchema, Set<String> ignoredTables) {
    this.defaultSchema = defaultSchema;
    this.ignoredTables = ignoredTables;
    try {
      this.digest = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Read a database once. */
  static Fingerprints of(
      Connection connection, CatalogQueries queries, Dialect dialect, Set<String> ignoredTables)
      throws SQLException {
    return of(connection, queries, dialect, ignoredTables, null);
  }

  /**
   * Read a database once, and keep what is read of what is no table.
   *
   * @param objects where the rows are added
   */
  static Fingerprints of(
      Connection connection,
      CatalogQueries queries,
      Dialect dialect,
      Set<String> ignoredTables,
      @Nullable List<Map<String, @Nullable String>> objects)
      throws SQLException {
    var prints = new Fingerprints(connection.getSchema(), ignoredTables);
    var all = queries.ofAllTables();
    prints.add(connection, all.schemata(), "SCHEMA_NAME", null);
    if (all.shown().isBlank()) {
      for (var query : List.of(all.tables(), all.columns(), all.constraints(), all.indexes())) {
        prints.add(connection, query, "TABLE_SCHEM", "TABLE_NAME");
      }
    } else {
      prints.addShown(connection, all.shown(), dialect);
    }
    if (!all.sequences().isBlank()) {
      prints.add(connection, all.sequences(), "SEQUENCE_SCHEMA", "SEQUENCE_NAME");
    }
    Queries.each(
        connection, all.objects(), rows -> prints.add(rows, "SCHEMA_NAME", "OBJECT_NAME", objects));
    return prints;
  }

  /** Return what the server itself could not open. */
  List<String> notOpened() {
    return notOpened;
  }

  /** Return what is different in another database, or is only in one of the two. */
  Set<Subject> differentIn(Fingerprints other) {
    var different = new HashSet<Subject>();
    sums.forEach(
        (subject, sum) -> {
          if (!sum.equals(other.sums.get(subject))) {
            different.add(subject);
          }
        });
    other.sums.keySet().stream()
        .filter(subject -> !sums.containsKey(subject))
        .forEach(different::add);
    return different;
  }

  /** Tell whether everything is as in another database, or at another time. */
  boolean areEqualTo(Fingerprints other) {
    return sums.equals(other.sums);
  }

  /** Return the thing that a key of the queries stands for. */
  @Nullable Subject subjectOf(String key) {
    var part = key;
    while (true) {
      var subject = keys.get(part);
      var end = part.lastIndexOf(' ');
      if (subject != null || end < 0) {
        return subject;
      }
      part = part.substring(0, end);
    }
  }

  /**
   * Return the tables that have to be read to explain what is different: those that are, those that
   * they point to or are pointed to by, and those that are reached through what needs it.
   */
  Set<QualifiedName> tablesAround(
      Set<Subject> different, Connection connection, CatalogQueries queries) throws SQLException {
    for (var query : queries.ofAllTables().dependencies()) {
      try (var statement = connection.prepareStatement(query);
          var rows = statement.executeQuery()) {
        while (rows.next()) {
          edges.add(new Edge(rows.getString("OBJECT_KEY"), rows.getString("NEEDS_KEY")));
        }
      }
    }
    var needs = new HashMap<Subject, Set<Subject>>();
    var dependents = new HashMap<Subject, Set<Subject>>();
    for (var edge : edges) {
      var thing = subjectOf(edge.thing);
      var needed = subjectOf(edge.needed);
      if (thing != null && needed != null) {
        needs.computeIfAbsent(thing, key -> new HashSet<>()).add(needed);
        dependents.computeIfAbsent(needed, key -> new HashSet<>()).add(thing);
      }
    }
    for (var key : foreignKeys) {
      var one = new Subject(TABLE, key.getKey());
      var other = new Subject(TABLE, key.getValue());
      needs.computeIfAbsent(one, each -> new HashSet<>()).add(other);
      dependents.computeIfAbsent(other, each -> new HashSet<>()).add(one);
    }
    var reached = new HashSet<>(different);
    var waiting = new ArrayDeque<>(different);
    while (!waiting.isEmpty()) {
      var subject = waiting.poll();
      // A domain may have to be made anew with its constraints, and the columns of it.
      if (subject.kind().equals(DOMAIN_CONSTRAINT)) {
        needs.getOrDefault(subject, Set.of()).stream()
            .filter(needed -> needed.kind().equals("domain"))
            .filter(reached::add)
            .forEach(waiting::add);
      }
      // A table may have to be made anew with its partitions.
      var isOnlyReached = subject.kind().equals(TABLE) && !different.contains(subject);
      for (var dependent : dependents.getOrDefault(subject, Set.of())) {
        if ((!isOnlyReached || dependent.kind().equals(PARTITION)) && reached.add(dependent)) {
          waiting.add(dependent);
          if (isOnlyReached) {
            needs.getOrDefault(dependent, Set.of()).stream()
                .filter(reached::add)
                .forEach(waiting::add);
          }
        }
      }
    }
    for (var subject : Set.copyOf(reached)) {
      if (different.contains(subject) || !subject.kind().equals(TABLE)) {
        reached.addAll(needs.getOrDefault(subject, Set.of()));
      }
    }
    reached.addAll(ancestorsOf(different));
    return reached.stream()
        .filter(subject -> subject.kind().equals(TABLE))
        .map(Subject::name)
        .collect(Collectors.toSet());
  }

  /** A table that leaves its parents keeps what it had from theirs, too. */
  private Set<Subject> ancestorsOf(Set<Subject> tables) {
    var parents = new HashMap<Subject, Set<Subject>>();
    for (var edge : edges) {
      var thing = keys.get(edge.thing);
      var needed = keys.get(edge.needed);
      if (thing != null && thing.isTable() && needed != null && needed.isTable()) {
        parents.computeIfAbsent(thing, each -> new HashSet<>()).add(needed);
      }
    }
    var ancestors = new HashSet<Subject>();
    var waiting = new ArrayDeque<>(tables);
    while (!waiting.isEmpty()) {
      parents.getOrDefault(waiting.poll(), Set.of()).stream()
          .filter(ancestors::add)
          .forEach(waiting::add);
    }
    return ancestors;
  }

  private void add(Connection connection, String sql, String schema, @Nullable String name)
      throws SQLException {
    Queries.one(connection, sql, rows -> add(rows, schema, name, null));
  }

  private void add(
      ResultSet rows,
      String schema,
      @Nullable String name,
      @Nullable List<Map<String, @Nullable String>> kept)
      throws SQLException {
    var labels = CatalogReader.labels(rows);
    var isTable = "TABLE_NAME".equals(name);
    var otherwise = isTable ? TABLE : name == null ? "schema" : "sequence";
    var key = labels.indexOf("OBJECT_KEY") + 1;
    var kind = labels.indexOf("KIND") + 1;
    var schemaColumn = indexOf(labels, schema, "CONSTRAINT_SCHEMA");
    var owner = labels.indexOf("OWNER_KEY") + 1;
    var target = labels.indexOf("TARGET_TABLE") + 1;
    while (rows.next()) {
      if (kept != null) {
        kept.add(CatalogReader.row(rows, labels));
      }
      var plain = name == null ? "" : rows.getString(name);
      var thisKey = key == 0 ? null : rows.getString(key);
      var ownerKey = owner == 0 ? null : rows.getString(owner);
      if ((isTable && ignoredTables.contains(plain)) || ignoredKeys.contains(ownerKey)) {
        ignoredKeys.add(Objects.requireNonNullElse(thisKey, ""));
        continue;
      }
      var qualified = named(rows.getString(schemaColumn), Objects.requireNonNull(plain));
      var subject = new Subject(kind > 0 ? rows.getString(kind) : otherwise, qualified);
      if (SchemaObject.isCompared(subject.kind())) {
        sums.computeIfAbsent(subject, each -> new Sum()).add(digest(rows, labels));
      }
      if (thisKey != null) {
        keys.put(thisKey, subject);
      }
      if (thisKey != null && ownerKey != null) {
        edges.add(new Edge(thisKey, ownerKey));
      }
      if (target > 0 && rows.getString(target) != null) {
        foreignKeys.add(
            Map.entry(qualified, named(rows.getString("TARGET_SCHEMA"), rows.getString(target))));
      }
    }
  }

  private void addShown(Connection connection, String query, Dialect dialect) throws SQLException {
    var subjects = new ArrayList<Subject>();
    var statements = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        var name = Objects.requireNonNull(rows.getString("TABLE_NAME"));
        var key = rows.getString("OBJECT_KEY");
        if (ignoredTables.contains(name)) {
          ignoredKeys.add(key);
          continue;
        }
        var subject =
            new Subject(
                Objects.requireNonNull(rows.getString("KIND")),
                named(rows.getString("TABLE_SCHEM"), name));
        subjects.add(subject);
        keys.put(key, subject);
        statements.add(rows.getString("STATEMENT"));
      }
    }
    var shown = ShownRows.of(connection, statements).iterator();
    for (var subject : subjects) {
      var row = shown.next();
      if (row.isEmpty()) {
        notOpened.add(subject.kind() + " " + subject.name() + ", which cannot be opened");
      }
      var facts = dialect.facts(row).orElseThrow();
      var sum = sums.computeIfAbsent(subject, each -> new Sum());
      facts.facts().forEach(fact -> sum.add(digest.digest(fact.getBytes(StandardCharsets.UTF_8))));
      facts.targets().forEach(target -> foreignKeys.add(Map.entry(subject.name(), target)));
    }
  }

  private static int indexOf(List<String> labels, String one, String other) {
    return Math.max(labels.indexOf(one), labels.indexOf(other)) + 1;
  }

  private QualifiedName named(@Nullable String schema, String name) {
    return new QualifiedName(Objects.equals(schema, defaultSchema) ? null : schema, name);
  }

  private byte[] digest(ResultSet rows, List<String> labels) throws SQLException {
    for (var i = 0; i < labels.size(); i++) {
      var label = labels.get(i);
      if (NOT_COMPARED.contains(label)) {
        continue;
      }
      var value = rows.getString(i + 1);
      if (value != null && !(SCHEMA_COLUMNS.contains(label) && value.equals(defaultSchema))) {
        digest.update((byte) i);
        digest.update(value.getBytes(StandardCharsets.UTF_8));
      }
      digest.update((byte) -1);
    }
    return digest.digest();
  }

  /** Add up digests; two sums are equal only where the same rows went into them. */
  private static final class Sum {

    private long high;
    private long low;
    private int count;

    void add(byte[] bytes) {
      var buffer = ByteBuffer.wrap(bytes);
      high += buffer.getLong();
      low += buffer.getLong();
      count++;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Sum sum && high == sum.high && low == sum.low && count == sum.count;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(high ^ low);
    }
  }
}

package dev.stopover.exposed;

import dev.stopover.Engine;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ForeignKey.Action;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.SchemaObject.Growth;
import dev.stopover.model.SchemaObject.Place;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import dev.stopover.source.SchemaBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.exposed.v1.core.ForeignKeyConstraint;
import org.jetbrains.exposed.v1.core.ReferenceOption;
import org.jetbrains.exposed.v1.core.Transaction;
import org.jspecify.annotations.Nullable;

/** Turns a table of Exposed's into one of ours, in the words in which Exposed would create it. */
final class TableMapping {

  private static final Pattern NAME_PART =
      Pattern.compile("\"((?:[^\"]|\"\")+)\"|`((?:[^`]|``)+)`|([^.\"`]+)");
  private static final String KEY = " PRIMARY KEY";

  private final org.jetbrains.exposed.v1.core.Table table;
  private final Engine engine;
  private final Transaction transaction;
  private final String source;

  TableMapping(org.jetbrains.exposed.v1.core.Table table, Engine engine, Transaction transaction) {
    this.table = table;
    this.engine = engine;
    this.transaction = transaction;
    this.source = table.getClass().getName();
  }

  void addTo(SchemaBuilder schema) {
    var name = nameOf(table);
    var members = new HashMap<String, String>();
    for (var column : table.getColumns()) {
      members.put(nameOf(column), source + "." + column.getName());
    }
    schema.table(
        new Table(
            name,
            table.getColumns().stream().map(this::column).toList(),
            constraints(),
            table.getIndices().stream()
                .filter(index -> !isConstraint(index))
                .flatMap(index -> index(index).stream())
                .toList(),
            null,
            options()),
        source,
        members);
    table.getSequences().stream()
        .filter(this::isCreated)
        .forEach(sequence -> add(schema, sequence));
    remarks(schema, name);
  }

  /** What Exposed says of a column stands whole in its type, but for its name and the key. */
  private Column column(org.jetbrains.exposed.v1.core.Column<?> column) {
    var written = column.descriptionDdl(false);
    var description = written.substring(transaction.identity(column).length()).strip();
    return Column.of(
        nameOf(column),
        new DataType.Native(
            description.endsWith(KEY)
                ? description.substring(0, description.length() - KEY.length())
                : description),
        column.getColumnType().getNullable());
  }

  private List<Constraint> constraints() {
    var constraints = new ArrayList<Constraint>();
    var key = table.getPrimaryKey();
    if (key != null) {
      var isGiven =
          !key.getName().equalsIgnoreCase("pk_" + table.getTableNameWithoutSchemeSanitized());
      constraints.add(
          new PrimaryKey(
              isGiven ? stored(key.getName()) : null, names(List.of(key.getColumns())), null));
    }
    table.getIndices().stream()
        .filter(TableMapping::isConstraint)
        .map(
            index ->
                new UniqueConstraint(
                    storedOrNull(index.getCustomName()), names(index.getColumns()), null))
        .forEach(constraints::add);
    table.getForeignKeys().stream().map(this::foreignKey).forEach(constraints::add);
    for (var check : table.checkConstraints()) {
      var isMadeUp =
          check.getCheckName().matches("(?i).?check_.*_\\d+.?") || check.getCheckName().isBlank();
      constraints.add(
          new CheckConstraint(
              isMadeUp ? null : stored(check.getCheckName()), check.getCheckOp(), null));
    }
    return constraints;
  }

  private ForeignKey foreignKey(ForeignKeyConstraint key) {
    var written = key.createStatement().get(0);
    return new ForeignKey(
        storedOrNull(key.getCustomFkName()),
        names(key.getFrom()),
        nameOf(key.getTargetTable()),
        names(key.getTarget()),
        action(key.getDeleteRule()),
        action(key.getUpdateRule()),
        written.substring(written.indexOf("FOREIGN KEY")));
  }

  private static Action action(@Nullable ReferenceOption option) {
    return option == null ? Action.NO_ACTION : Action.valueOf(option.name());
  }

  /** Exposed makes a constraint of what is unique without more. */
  private static boolean isConstraint(org.jetbrains.exposed.v1.core.Index index) {
    return index.getUnique()
        && index.getFilterCondition() == null
        && (index.getFunctions() == null || index.getFunctions().isEmpty());
  }

  private List<Index> index(org.jetbrains.exposed.v1.core.Index index) {
    var on = " ON " + transaction.identity(table);
    return index.createStatement().stream()
        .filter(statement -> statement.contains(on))
        .map(
            statement ->
                new Index(
                    storedOrNull(index.getCustomName()),
                    index.getUnique(),
                    names(index.getColumns()).stream()
                        .map(column -> new Index.Key(column, false))
                        .toList(),
                    statement.substring(statement.indexOf(on) + on.length()).strip(),
                    null))
        .toList();
  }

  private SortedMap<String, String> options() {
    var parameters =
        table.getStorageParameters().stream()
            .map(each -> each.toSQL())
            .collect(Collectors.joining(", "));
    var written =
        Stream.concat(
                Stream.of(parameters.isEmpty() ? "" : "WITH (" + parameters + ")"),
                table.getOptions().stream().map(each -> each.toSQL()))
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(" "));
    var options = new TreeMap<String, String>();
    if (!written.isEmpty()) {
      options.put(Table.WRITTEN, written);
    }
    return options;
  }

  /** Exposed also knows the sequences that the server makes by itself. */
  private boolean isCreated(org.jetbrains.exposed.v1.core.Sequence sequence) {
    var statements = table.createStatement();
    return sequence.createStatement().stream().anyMatch(statements::contains);
  }

  private void add(SchemaBuilder schema, org.jetbrains.exposed.v1.core.Sequence sequence) {
    var name = qualified(sequence.getIdentifier());
    var isPlain =
        Stream.of(
                sequence.getMinValue(),
                sequence.getMaxValue(),
                sequence.getCycle(),
                sequence.getCache())
            .allMatch(Objects::isNull);
    if (isPlain) {
      var start = Objects.requireNonNullElse(sequence.getStartWith(), 1L);
      var increment = Objects.requireNonNullElse(sequence.getIncrementBy(), 1L);
      schema.sequence(Sequence.of(name, start, increment), source);
    } else {
      statements(schema, name, Place.UNDER_TABLES, sequence.createStatement());
    }
  }

  /** What Exposed says of the table after it has made it, such as comments. */
  private void remarks(SchemaBuilder schema, QualifiedName name) {
    var said =
        table.createStatement().stream()
            .filter(statement -> statement.toUpperCase(Locale.ROOT).startsWith("COMMENT "))
            .toList();
    statements(schema, name, Place.OVER_TABLES, said);
  }

  private void statements(
      SchemaBuilder schema, QualifiedName name, Place place, List<String> written) {
    for (var statement : written) {
      var id = new ObjectName("statement", name, statement);
      schema.object(
          new SchemaObject(id, null, place, statement, "", List.of(), Growth.NONE),
          source,
          Set.of());
    }
  }

  private List<String> names(
      Collection<? extends org.jetbrains.exposed.v1.core.Column<?>> columns) {
    return columns.stream().map(this::nameOf).toList();
  }

  private String nameOf(org.jetbrains.exposed.v1.core.Column<?> column) {
    return stored(transaction.identity(column));
  }

  private QualifiedName nameOf(org.jetbrains.exposed.v1.core.Table other) {
    return qualified(transaction.identity(other));
  }

  private QualifiedName qualified(String written) {
    var parts = NAME_PART.matcher(written).results().map(part -> stored(part.group())).toList();
    var schema = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
    var isDefault = engine == Engine.POSTGRESQL && "public".equals(schema);
    return new QualifiedName(isDefault ? null : schema, parts.get(parts.size() - 1));
  }

  private @Nullable String storedOrNull(@Nullable String written) {
    return written == null || written.isBlank() ? null : stored(written);
  }

  /** Returns what the server stores: PostgreSQL folds what is not quoted. */
  private String stored(String written) {
    var quote = written.charAt(0);
    if (quote == '"' || quote == '`') {
      var text = written.substring(1, written.length() - 1);
      return text.replace(String.valueOf(quote) + quote, String.valueOf(quote));
    }
    return engine == Engine.POSTGRESQL ? written.toLowerCase(Locale.ROOT) : written;
  }
}

package dev.stopover.dialect.postgresql;

import dev.stopover.diff.Change;
import dev.stopover.model.Column;
import dev.stopover.model.Generation;
import dev.stopover.model.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Write columns and what of them can be altered (PostgreSQL manual, ALTER TABLE). */
final class PostgreSqlColumns {

  /** The option that holds a collation other than the type's own. */
  static final String COLLATION = Column.COLLATION;

  /** The option of a column that a table has only from its parent. */
  private static final String OWN_DEFAULT = Column.BESIDE_PARENT + "default";

  private static final String STATISTICS = Column.SETTING + "statistics";

  /** The option that holds the clauses of the sequence that a column owns. */
  static final String SEQUENCE = Column.SETTING + "sequence";

  /** How the statement begins that moves a sequence above the rows that are there. */
  static final String ABOVE_ROWS = "SELECT setval(";

  private static final String SEQUENCE_TYPE = Column.SETTING + "sequence type";

  /** The option that says where the sequence of a column outlives a crash unlike its table. */
  private static final String SEQUENCE_PERSISTENCE = Column.SETTING + "sequence persistence";

  private final PostgreSqlDialect dialect;
  private final PostgreSqlSequences sequences;
  private final PostgreSqlNotNull notNull;

  PostgreSqlColumns(PostgreSqlDialect dialect) {
    this.dialect = dialect;
    this.sequences = new PostgreSqlSequences(dialect);
    this.notNull = new PostgreSqlNotNull(dialect);
  }

  /** Write a column as it stands in the statement that creates its table. */
  String definition(@Nullable QualifiedName table, Column column) {
    var text = new StringBuilder(dialect.identifier(column.name())).append(' ');
    var isSerial = column.generation() instanceof Generation.Serial;
    if (isSerial && isPlainSerial(column)) {
      return text.append(PostgreSqlTypes.serial(column.type())).toString();
    }
    text.append(PostgreSqlTypes.written(column.type()));
    var collation = column.options().get(COLLATION);
    if (collation != null) {
      text.append(" COLLATE ").append(collation);
    }
    if (isSerial) {
      text.append(" DEFAULT ")
          .append(table == null ? "nextval(…)" : nextValue(column.sequence(table)));
    } else if (column.generation() instanceof Generation.Identity identity) {
      text.append(PostgreSqlTypes.isSerial(column.type()) ? "" : generated(column, identity));
    } else if (column.generation() instanceof Generation.Computed computed) {
      text.append(" GENERATED ALWAYS AS (").append(computed.expression()).append(')');
      text.append(computed.stored() ? " STORED" : " VIRTUAL");
    } else if (column.defaultValue() != null) {
      text.append(" DEFAULT ").append(column.defaultValue());
    }
    text.append(notNull.clause(table, column));
    var written = column.options().get(Column.WRITTEN);
    if (written != null) {
      text.append(' ').append(written);
    }
    return text.toString();
  }

  /** Return what must be there before the column. */
  List<String> before(QualifiedName table, Column column) {
    return column.generation() instanceof Generation.Serial && !isPlainSerial(column)
        ? List.of(createSequence(table, column))
        : List.of();
  }

  /** Return what the statement that makes the column does not say. */
  List<String> after(QualifiedName table, Column column) {
    var statements = new ArrayList<String>();
    if (column.generation() instanceof Generation.Serial && !isPlainSerial(column)) {
      statements.add(ownSequence(table, column));
    }
    if (column.options().containsKey(Column.INHERITED)) {
      if (column.options().containsKey(OWN_DEFAULT)) {
        statements.add(
            alter(table, column)
                + (column.defaultValue() == null
                    ? "DROP DEFAULT"
                    : "SET DEFAULT " + column.defaultValue()));
      }
    }
    statements.addAll(notNull.after(table, column));
    statements.addAll(settings(table, Map.of(), column));
    if (column.comment() != null) {
      statements.add(commentOn(table, column));
    }
    return statements;
  }

  /**
   * Take values over to another type, by what is written in them or by the names of their parts.
   */
  List<String> retype(Change.RetypeColumn retype) {
    var to = retype.to();
    var column = dialect.identifier(to.name());
    if (!retype.byName()) {
      return alter(
          retype.subject(), retype.from(), to, PostgreSqlTypes.readAgain(column, to.type()));
    }
    var type = PostgreSqlTypes.written(to.type());
    if (type.equals("text")) {
      return alter(retype.subject(), retype.from(), to, "to_jsonb(%s)::text".formatted(column));
    }
    var isParked = PostgreSqlTypes.written(retype.from().type()).equals("text");
    var value = isParked ? column + "::jsonb" : "to_jsonb(%s)".formatted(column);
    if (!type.endsWith("[]")) {
      var record = "jsonb_populate_record(NULL::%s, %s)".formatted(type, value);
      return alter(retype.subject(), retype.from(), to, record);
    }
    // Only a record can be made of JSON without a subquery, so a record holds the array.
    var holder =
        dialect.name(
            new QualifiedName(
                retype.subject().schema(),
                PostgreSqlDialect.beside(retype.subject().name(), "__new")));
    var held =
        "(jsonb_populate_record(NULL::%s, jsonb_build_object('value', %s))).value"
            .formatted(holder, value);
    var statements = new ArrayList<String>();
    statements.add("CREATE TYPE %s AS (value %s)".formatted(holder, type));
    statements.addAll(alter(retype.subject(), retype.from(), to, held));
    statements.add("DROP TYPE " + holder);
    return statements;
  }

  List<String> alter(QualifiedName table, Column from, Column to) {
    return alter(table, from, to, null);
  }

  /**
   * Change a column.
   *
   * @param taken what takes its values over where its type was set aside, else {@code null}
   */
  private List<String> alter(QualifiedName table, Column from, Column to, @Nullable String taken) {
    var typeIsAside = taken != null;
    var column = alter(table, to);
    var statements = new ArrayList<String>();
    var sameType =
        !typeIsAside
            && from.type().equals(to.type())
            && Objects.equals(from.options().get(COLLATION), to.options().get(COLLATION));
    var keepsDefault =
        Objects.equals(from.defaultValue(), to.defaultValue())
            && (sameType || (!typeIsAside && PostgreSqlTypes.isSameBase(from.type(), to.type())));
    var isSameKind =
        from.generation() != null
            && to.generation() != null
            && from.generation().getClass() == to.generation().getClass();
    if (!isSameKind) {
      statements.addAll(withoutGeneration(table, from, column));
    }
    if (from.defaultValue() != null && !keepsDefault && (to.defaultValue() == null || !sameType)) {
      statements.add(column + "DROP DEFAULT");
    }
    if (!sameType) {
      statements.add(
          column + PostgreSqlTypes.changed(dialect.identifier(to.name()), from, to, taken));
    }
    if (to.defaultValue() != null && !keepsDefault) {
      statements.add(column + "SET DEFAULT " + to.defaultValue());
    }
    if (from.options().containsKey(Column.INHERITED) && to.options().containsKey(Column.DECLARED)) {
      statements.addAll(declared(table, to));
    }
    statements.addAll(notNull.altered(table, from, to));
    if (isSameKind) {
      statements.addAll(otherGeneration(table, from, to));
    } else {
      statements.addAll(generation(table, to, column));
    }
    statements.addAll(settings(table, sameType ? from.options() : afterRetype(from), to));
    if (!Objects.equals(from.comment(), to.comment())) {
      statements.add(commentOn(table, to));
    }
    return statements;
  }

  private List<String> withoutGeneration(QualifiedName table, Column from, String column) {
    if (from.generation() instanceof Generation.Computed) {
      return List.of(column + "DROP EXPRESSION");
    }
    if (from.generation() instanceof Generation.Identity) {
      return List.of(column + "DROP IDENTITY");
    }
    return from.generation() instanceof Generation.Serial
        ? List.of(column + "DROP DEFAULT", "DROP SEQUENCE " + dialect.name(from.sequence(table)))
        : List.of();
  }

  /** A column that has rows goes on numbering after the greatest. */
  private List<String> generation(QualifiedName table, Column to, String column) {
    var statements = new ArrayList<String>();
    if (to.generation() instanceof Generation.Identity identity) {
      statements.add(column + "ADD" + generated(to, identity));
    } else if (to.generation() instanceof Generation.Serial) {
      statements.add(createSequence(table, to));
      statements.add(column + "SET DEFAULT " + nextValue(to.sequence(table)));
      statements.add(ownSequence(table, to));
    } else {
      return List.of();
    }
    if (!to.options().getOrDefault(SEQUENCE, "").contains("INCREMENT BY -")) {
      var name = dialect.identifier(to.name());
      statements.add(
          (ABOVE_ROWS + "%s, max(%s)) FROM %s HAVING max(%s) > 0")
              .formatted(
                  PostgreSqlDialect.literal(dialect.name(to.sequence(table))),
                  name,
                  dialect.name(table),
                  name));
    }
    return statements;
  }

  private List<String> otherGeneration(QualifiedName table, Column from, Column to) {
    var statements = new ArrayList<String>();
    if (to.generation() instanceof Generation.Computed computed) {
      if (!computed.equals(from.generation())) {
        statements.add(alter(table, to) + "SET EXPRESSION AS (" + computed.expression() + ")");
      }
      return statements;
    }
    if (to.generation() instanceof Generation.Identity identity
        && !identity.equals(from.generation())) {
      statements.add(
          alter(table, to) + "SET GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT"));
    }
    var before = from.sequence(table);
    var after = to.sequence(table);
    if (!Objects.equals(before.schema(), after.schema())) {
      statements.add(
          "ALTER SEQUENCE %s SET SCHEMA %s"
              .formatted(
                  dialect.name(before),
                  dialect.identifier(Objects.requireNonNullElse(after.schema(), "public"))));
    }
    if (!before.name().equals(after.name())) {
      statements.add(
          "ALTER SEQUENCE %s RENAME TO %s"
              .formatted(
                  dialect.name(new QualifiedName(after.schema(), before.name())),
                  dialect.identifier(after.name())));
    }
    statements.addAll(
        sequences.altered(
            after,
            sequenceType(from),
            from.options().get(SEQUENCE),
            sequenceType(to),
            to.options().get(SEQUENCE),
            to.generation() instanceof Generation.Identity));
    return statements;
  }

  /**
   * A table keeps what it has from its parent alone when it is taken off; what it is to have from
   * there further on comes from a helper for that while.
   */
  private List<String> declared(QualifiedName table, Column column) {
    var parent = column.options().get(Column.DECLARED);
    var child = dialect.name(table);
    var helper =
        dialect.name(
            new QualifiedName(table.schema(), PostgreSqlDialect.beside(table.name(), "__new")));
    return List.of(
        "CREATE TABLE %s (LIKE %s INCLUDING CONSTRAINTS INCLUDING GENERATED)"
            .formatted(helper, parent),
        "ALTER TABLE %s DROP COLUMN %s".formatted(helper, dialect.identifier(column.name())),
        "ALTER TABLE %s INHERIT %s".formatted(child, helper),
        "ALTER TABLE %s NO INHERIT %s".formatted(child, parent),
        "ALTER TABLE %s INHERIT %s".formatted(child, parent),
        "ALTER TABLE %s NO INHERIT %s".formatted(child, helper),
        "DROP TABLE " + helper);
  }

  private List<String> settings(QualifiedName table, Map<String, String> before, Column column) {
    var statements = new ArrayList<String>();
    var prefix = alter(table, column);
    var options = column.options();
    if (isDifferent(Column.STORAGE, before, options)) {
      statements.add(
          prefix
              + "SET STORAGE "
              + options.getOrDefault(Column.STORAGE, PostgreSqlTypes.storage(column.type())));
    }
    if (isDifferent(Column.COMPRESSION, before, options)) {
      statements.add(
          prefix + "SET COMPRESSION " + options.getOrDefault(Column.COMPRESSION, "default"));
    }
    if (isDifferent(STATISTICS, before, options)) {
      statements.add(prefix + "SET STATISTICS " + options.getOrDefault(STATISTICS, "-1"));
    }
    if (isDifferent(Column.PLANNED, before, options)) {
      statements.addAll(
          PostgreSqlParameters.altered(
              prefix, before.get(Column.PLANNED), options.get(Column.PLANNED)));
    }
    if (isDifferent(SEQUENCE_PERSISTENCE, before, options) && column.isNumbered()) {
      var asItsTable = "LOGGED".equals(before.get(SEQUENCE_PERSISTENCE)) ? "UNLOGGED" : "LOGGED";
      statements.add(
          "ALTER SEQUENCE %s SET %s"
              .formatted(
                  dialect.name(column.sequence(table)),
                  options.getOrDefault(SEQUENCE_PERSISTENCE, asItsTable)));
    }
    return statements;
  }

  /** With another type values are stored as that type has it, whatever was said before. */
  private static Map<String, String> afterRetype(Column column) {
    var options = new HashMap<>(column.options());
    options.keySet().removeAll(List.of(Column.STORAGE, Column.COMPRESSION));
    return options;
  }

  private static boolean isDifferent(
      String option, Map<String, String> before, Map<String, String> after) {
    return !Objects.equals(before.get(option), after.get(option));
  }

  /** Tell whether a sequence and its column are all that the word serial makes. */
  private static boolean isPlainSerial(Column column) {
    return !column.nullable()
        && column.options().keySet().stream()
            .noneMatch(option -> option.startsWith(SEQUENCE) || option.startsWith(Column.NOT_NULL))
        && List.of("smallint", "integer", "bigint")
            .contains(PostgreSqlTypes.written(column.type()));
  }

  static String sequenceType(Column column) {
    return column.options().getOrDefault(SEQUENCE_TYPE, PostgreSqlTypes.written(column.type()));
  }

  private String createSequence(QualifiedName table, Column column) {
    var type = sequenceType(column);
    return sequences.create(
        column.sequence(table),
        type.equals("bigint") ? null : type,
        column.options().get(SEQUENCE));
  }

  private String ownSequence(QualifiedName table, Column column) {
    return "ALTER SEQUENCE %s OWNED BY %s.%s"
        .formatted(
            dialect.name(column.sequence(table)),
            dialect.name(table),
            dialect.identifier(column.name()));
  }

  private String nextValue(QualifiedName sequence) {
    return "nextval(" + PostgreSqlDialect.literal(dialect.name(sequence)) + ")";
  }

  private String generated(Column column, Generation.Identity identity) {
    var details = new ArrayList<String>();
    var name = column.options().get(Column.SEQUENCE_NAME);
    if (name != null) {
      details.add("SEQUENCE NAME " + dialect.identifier(name));
    }
    var clauses = column.options().get(SEQUENCE);
    if (clauses != null) {
      details.add(clauses);
    }
    return " GENERATED "
        + (identity.always() ? "ALWAYS" : "BY DEFAULT")
        + " AS IDENTITY"
        + (details.isEmpty() ? "" : " (" + String.join(" ", details) + ")");
  }

  private String alter(QualifiedName table, Column column) {
    return "ALTER TABLE %s ALTER COLUMN %s "
        .formatted(dialect.name(table), dialect.identifier(column.name()));
  }

  private String commentOn(QualifiedName table, Column column) {
    return PostgreSqlDialect.comment(
        "COLUMN " + dialect.name(table) + "." + dialect.identifier(column.name()),
        column.comment());
  }
}

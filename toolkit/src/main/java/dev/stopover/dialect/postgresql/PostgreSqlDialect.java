package dev.stopover.dialect.postgresql;

import static java.util.stream.Collectors.joining;

import dev.stopover.Engine;
import dev.stopover.dialect.CatalogQueries;
import dev.stopover.dialect.Dialect;
import dev.stopover.dialect.Hazard;
import dev.stopover.dialect.LiveQueries;
import dev.stopover.dialect.ReservedWords;
import dev.stopover.dialect.SampleValues;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.ExclusionConstraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.UniqueConstraint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Speak PostgreSQL. */
public final class PostgreSqlDialect implements Dialect {

  private static final ReservedWords RESERVED =
      ReservedWords.load(PostgreSqlDialect.class, "reserved-words.txt");

  /** What needs no quotes: PostgreSQL manual, 4.1.1 Identifiers and Key Words. */
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  private final PostgreSqlTables tables = new PostgreSqlTables(this);
  private final PostgreSqlColumns columns = new PostgreSqlColumns(this);
  private final PostgreSqlSequences sequences = new PostgreSqlSequences(this);

  @Override
  public Engine engine() {
    return Engine.POSTGRESQL;
  }

  @Override
  public String identifier(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public LiveQueries liveQueries() {
    return PostgreSqlLive.QUERIES;
  }

  @Override
  public CatalogQueries catalogQueries() {
    return PostgreSqlCatalog.QUERIES;
  }

  @Override
  public String describe(DataType type) {
    return PostgreSqlTypes.written(type);
  }

  @Override
  public Optional<SampleValues> samples(Column column, Schema schema) {
    return new PostgreSqlSamples(schema).of(column.type());
  }

  @Override
  public boolean widens(DataType from, DataType to) {
    return PostgreSqlTypes.widens(from, to);
  }

  /** Bodies may speak of what comes later, so they are looked at only when they run. */
  @Override
  public List<String> preamble(Changes changes) {
    return changes.stream().anyMatch(PostgreSqlDialect::makesRoutine)
        ? List.of("SET LOCAL check_function_bodies = off")
        : List.of();
  }

  private static boolean makesRoutine(Change change) {
    var object =
        change instanceof Change.CreateObject create
            ? create.object()
            : change instanceof Change.AlterObject alter ? alter.to() : null;
    return object != null && Set.of("function", "procedure").contains(object.id().kind());
  }

  @Override
  public boolean runsInTransaction(Change change) {
    return !(change instanceof Change.AlterObject alter
        && PostgreSqlAlterations.addsLabels(alter.to()));
  }

  /** That of a partitioned table is nothing but a place for those of its partitions. */
  @Override
  public boolean buildsConcurrently(Change change) {
    return change instanceof Change.CreateIndex create && !isOfPartitioned(create.index());
  }

  /** A partitioned table holds no rows; its partitions, which do, are taken off before it goes. */
  @Override
  public List<Hazard> hazards(Change change) {
    return change instanceof Change.DropTable drop && PostgreSqlTables.isPartitioned(drop.table())
        ? List.of()
        : Dialect.super.hazards(change);
  }

  @Override
  public List<List<String>> statementsOfEach(Changes changes) {
    var statements =
        new PostgreSqlKeptSequences(this, changes)
            .statements(new PostgreSqlKeptConstraints(this, changes).statements());
    return new PostgreSqlSwappedNames(this).statements(statements);
  }

  @Override
  public Schema inWordsOf(Schema schema, Schema other) {
    return ReprintedSql.inWordsOf(schema, other);
  }

  @Override
  public List<String> statements(Change change) {
    return statementsAsWritten(change).stream().map(PrintedSql::readAgain).toList();
  }

  @Override
  public List<String> statementsAsWritten(Change change) {
    if (change instanceof Change.CreateNamespace) {
      return List.of("CREATE SCHEMA " + name(change.subject()));
    }
    if (change instanceof Change.DropNamespace) {
      return List.of("DROP SCHEMA " + name(change.subject()));
    }
    if (change instanceof Change.CreateTable create) {
      return tables.create(create.table());
    }
    if (change instanceof Change.DropTable drop) {
      return List.of("DROP TABLE " + name(drop.subject()));
    }
    if (change instanceof Change.AlterTable alter) {
      return tables.alter(alter.from(), alter.to());
    }
    if (change instanceof Change.AddColumn add) {
      var statements = new ArrayList<>(columns.before(add.subject(), add.column()));
      statements.add(
          alter(add.subject()) + "ADD COLUMN " + columns.definition(add.subject(), add.column()));
      statements.addAll(columns.after(add.subject(), add.column()));
      return statements;
    }
    if (change instanceof Change.DropColumn drop) {
      return List.of(alter(drop.subject()) + "DROP COLUMN " + identifier(drop.column().name()));
    }
    if (change instanceof Change.AlterColumn alter) {
      return columns.alter(alter.subject(), alter.from(), alter.to());
    }
    if (change instanceof Change.AddConstraint add) {
      return List.of(add(add.subject(), add.constraint()));
    }
    if (change instanceof Change.DropConstraint drop) {
      return List.of(
          alter(drop.subject()) + "DROP CONSTRAINT " + chosenName(drop.constraint().name()));
    }
    if (change instanceof Change.CreateIndex create) {
      return createIndex(create.subject(), create.index(), true);
    }
    if (change instanceof Change.DropIndex drop) {
      var name = new QualifiedName(drop.subject().schema(), chosen(drop.index().name()));
      return List.of("DROP INDEX " + name(name));
    }
    if (change instanceof Change.RenameConstraint rename) {
      return List.of(
          alter(rename.subject())
              + "RENAME CONSTRAINT %s TO %s"
                  .formatted(chosenName(rename.from().name()), chosenName(rename.to().name())));
    }
    if (change instanceof Change.RenameIndex rename) {
      var name = new QualifiedName(rename.subject().schema(), chosen(rename.from().name()));
      return List.of(
          "ALTER INDEX %s RENAME TO %s".formatted(name(name), chosenName(rename.to().name())));
    }
    if (change instanceof Change.CreateSequence create) {
      return List.of(sequences.create(create.sequence()));
    }
    if (change instanceof Change.AlterSequence alter) {
      return sequences.alter(alter.from(), alter.to());
    }
    if (change instanceof Change.DropSequence) {
      return List.of("DROP SEQUENCE " + name(change.subject()));
    }
    if (change instanceof Change.CreateObject create) {
      return List.of(create.object().definition());
    }
    if (change instanceof Change.DropObject drop) {
      return drop.object().removal().isEmpty() ? List.of() : List.of(drop.object().removal());
    }
    if (change instanceof Change.AlterObject alter) {
      return PostgreSqlAlterations.altered(alter.from(), alter.to());
    }
    if (change instanceof Change.SetTypeAside set) {
      return PostgreSqlAlterations.setAside(set.type(), this);
    }
    if (change instanceof Change.DropTypeAside drop) {
      return List.of(PostgreSqlAlterations.dropAside(drop.type(), this));
    }
    if (change instanceof Change.RetypeColumn retype) {
      return columns.retype(retype);
    }
    throw new IllegalArgumentException(change + " is no change of PostgreSQL");
  }

  @Override
  public boolean isSame(DataType one, DataType other) {
    return PostgreSqlTypes.isSame(one, other);
  }

  @Override
  public String describe(Column column) {
    return columns.definition(null, column);
  }

  @Override
  public String describe(Constraint constraint) {
    var name = constraint.name();
    var definition = constraint.definition();
    return (name == null ? "" : "CONSTRAINT " + identifier(name) + " ")
        + (definition == null ? define(constraint) : withoutOnly(definition));
  }

  private String define(Constraint constraint) {
    if (constraint instanceof PrimaryKey key) {
      return "PRIMARY KEY (" + identifiers(key.columns()) + ")";
    }
    if (constraint instanceof UniqueConstraint key) {
      return "UNIQUE (" + identifiers(key.columns()) + ")";
    }
    if (constraint instanceof CheckConstraint check) {
      return "CHECK (" + check.expression() + ")";
    }
    if (constraint instanceof ExclusionConstraint exclusion) {
      return exclusion.definition();
    }
    var key = (ForeignKey) constraint;
    return "FOREIGN KEY (%s) REFERENCES %s%s%s%s"
        .formatted(
            identifiers(key.columns()),
            name(key.target()),
            key.targetColumns().isEmpty() ? "" : "(" + identifiers(key.targetColumns()) + ")",
            action(" ON UPDATE ", key.onUpdate()),
            action(" ON DELETE ", key.onDelete()));
  }

  private static String action(String when, ForeignKey.Action action) {
    return action == ForeignKey.Action.NO_ACTION ? "" : when + action.sql();
  }

  /** A key of a partitioned table is made without its partitions, each of which has its own. */
  String add(QualifiedName table, Constraint constraint) {
    var definition = constraint.definition();
    return (definition != null && definition.startsWith(PostgreSqlKeys.ONLY)
            ? "ALTER TABLE ONLY " + name(table) + " "
            : alter(table))
        + "ADD "
        + describe(constraint);
  }

  List<String> createIndex(QualifiedName table, Index index, boolean hasPartitions) {
    var definition = index.definition();
    var statement =
        (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
            + (index.name() == null ? "" : identifier(index.name()) + " ")
            + (hasPartitions && isOfPartitioned(index) ? "ON ONLY " : "ON ")
            + name(table)
            + " "
            + (definition == null
                ? index.keys().stream().map(this::written).collect(joining(", ", "(", ")"))
                : withoutOnly(definition).replaceFirst("^USING btree ", ""));
    if (index.comment() == null || index.name() == null) {
      return List.of(statement);
    }
    var name = name(new QualifiedName(table.schema(), index.name()));
    return List.of(statement, comment("INDEX " + name, index.comment()));
  }

  private static boolean isOfPartitioned(Index index) {
    return index.definition() != null && index.definition().startsWith(PostgreSqlKeys.ONLY);
  }

  private static String withoutOnly(String definition) {
    var prefix =
        definition.startsWith(PostgreSqlKeys.INVALID)
            ? PostgreSqlKeys.INVALID
            : PostgreSqlKeys.ONLY;
    return definition.startsWith(prefix) ? definition.substring(prefix.length()) : definition;
  }

  private String written(Index.Key key) {
    return identifier(key.column()) + (key.descending() ? " DESC" : "");
  }

  static String comment(String object, @Nullable String text) {
    return "COMMENT ON " + object + " IS " + (text == null ? "NULL" : literal(text));
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Return a name for something that is there for a while; the server cuts off what is longer. */
  static String beside(String name, String suffix) {
    var most = 63 - suffix.length();
    var kept = name;
    while (kept.getBytes(StandardCharsets.UTF_8).length > most) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept + suffix;
  }

  private String alter(QualifiedName table) {
    return "ALTER TABLE " + name(table) + " ";
  }

  String name(QualifiedName name) {
    return (name.schema() == null ? "" : identifier(name.schema()) + ".") + identifier(name.name());
  }

  private String identifiers(List<String> names) {
    return names.stream().map(this::identifier).collect(joining(", "));
  }

  private String chosenName(@Nullable String name) {
    return identifier(chosen(name));
  }

  /** Only what was read from a server can be dropped, and there everything has a name. */
  private static String chosen(@Nullable String name) {
    return Objects.requireNonNull(name, "an object without a name cannot be dropped");
  }
}

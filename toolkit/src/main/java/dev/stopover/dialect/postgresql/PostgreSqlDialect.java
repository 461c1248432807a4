package dev.stopover.dialect.postgresql;

import static java.util.stream.Collectors.joining;

import dev.stopover.Engine;
import dev.stopover.dialect.CatalogQueries;
import dev.stopover.dialect.Dialect;
import dev.stopover.dialect.ReservedWords;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.ExclusionConstraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Speak PostgreSQL. */
public final class PostgreSqlDialect implements Dialect {

  private static final ReservedWords RESERVED =
      ReservedWords.load(PostgreSqlDialect.class, "reserved-words.txt");

  /** What needs no quotes: PostgreSQL manual, 4.1.1 Identifiers and Key Words. */
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

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
  public CatalogQueries catalogQueries() {
    return PostgreSqlCatalog.QUERIES;
  }

  @Override
  public String describe(DataType type) {
    return PostgreSqlTypes.written(type);
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

  @Override
  public List<String> statements(Change change) {
    if (change instanceof Change.CreateNamespace) {
      return List.of("CREATE SCHEMA " + name(change.subject()));
    }
    if (change instanceof Change.DropNamespace) {
      return List.of("DROP SCHEMA " + name(change.subject()));
    }
    if (change instanceof Change.CreateTable create) {
      return createTable(create.table());
    }
    if (change instanceof Change.DropTable drop) {
      return List.of("DROP TABLE " + name(drop.subject()));
    }
    if (change instanceof Change.AlterTable alter) {
      return Objects.equals(alter.from().comment(), alter.to().comment())
          ? List.of()
          : List.of(comment("TABLE " + name(alter.subject()), alter.to().comment()));
    }
    if (change instanceof Change.AddColumn add) {
      var added = alter(add.subject()) + "ADD COLUMN " + describe(add.column());
      return add.column().comment() == null
          ? List.of(added)
          : List.of(added, commentOn(add.subject(), add.column()));
    }
    if (change instanceof Change.DropColumn drop) {
      return List.of(alter(drop.subject()) + "DROP COLUMN " + identifier(drop.column().name()));
    }
    if (change instanceof Change.AlterColumn alter) {
      return alterColumn(alter.subject(), alter.from(), alter.to(), false);
    }
    if (change instanceof Change.AddConstraint add) {
      return List.of(alter(add.subject()) + "ADD " + describe(add.constraint()));
    }
    if (change instanceof Change.DropConstraint drop) {
      return List.of(
          alter(drop.subject()) + "DROP CONSTRAINT " + chosenName(drop.constraint().name()));
    }
    if (change instanceof Change.CreateIndex create) {
      return createIndex(create.subject(), create.index());
    }
    if (change instanceof Change.DropIndex drop) {
      var name = new QualifiedName(drop.subject().schema(), chosen(drop.index().name()));
      return List.of("DROP INDEX " + name(name));
    }
    if (change instanceof Change.CreateSequence create) {
      return List.of("CREATE SEQUENCE " + name(create.subject()) + options(create.sequence()));
    }
    if (change instanceof Change.AlterSequence alter) {
      return List.of("ALTER SEQUENCE " + name(alter.subject()) + options(alter.to()));
    }
    if (change instanceof Change.DropSequence) {
      return List.of("DROP SEQUENCE " + name(change.subject()));
    }
    if (change instanceof Change.CreateObject create) {
      return List.of(create.object().definition());
    }
    if (change instanceof Change.DropObject drop) {
      return List.of(drop.object().removal());
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
      return alterColumn(retype.subject(), retype.from(), retype.to(), true);
    }
    throw new IllegalArgumentException(change + " is no change of PostgreSQL");
  }

  /** In a new table the server takes every constraint for valid, so those that are not follow. */
  private List<String> createTable(Table table) {
    var valid = table.constraints().stream().filter(PostgreSqlDialect::isValid);
    var others = table.constraints().stream().filter(constraint -> !isValid(constraint));
    var lines =
        Stream.concat(table.columns().stream().map(this::describe), valid.map(this::describe))
            .collect(joining(",\n    ", " (\n    ", "\n)"));
    var statements = new ArrayList<String>();
    statements.add("CREATE TABLE " + name(table.name()) + lines);
    others.forEach(
        constraint -> statements.add(alter(table.name()) + "ADD " + describe(constraint)));
    table.indexes().forEach(index -> statements.addAll(createIndex(table.name(), index)));
    if (table.comment() != null) {
      statements.add(comment("TABLE " + name(table.name()), table.comment()));
    }
    table.columns().stream()
        .filter(column -> column.comment() != null)
        .forEach(column -> statements.add(commentOn(table.name(), column)));
    return statements;
  }

  private static boolean isValid(Constraint constraint) {
    return constraint.definition() == null || !constraint.definition().endsWith(" NOT VALID");
  }

  @Override
  public String describe(Column column) {
    var text = new StringBuilder(identifier(column.name())).append(' ');
    if (column.generation() instanceof Generation.Serial) {
      return text.append(PostgreSqlTypes.serial(column.type())).toString();
    }
    text.append(PostgreSqlTypes.written(column.type()));
    var collation = column.options().get(PostgreSqlCatalog.COLLATION);
    if (collation != null) {
      text.append(" COLLATE ").append(collation);
    }
    if (column.generation() instanceof Generation.Identity identity) {
      text.append(generated(identity));
    } else if (column.generation() instanceof Generation.Computed computed) {
      text.append(" GENERATED ALWAYS AS (").append(computed.expression()).append(')');
      text.append(computed.stored() ? " STORED" : " VIRTUAL");
    } else if (column.defaultValue() != null) {
      text.append(" DEFAULT ").append(column.defaultValue());
    }
    if (!column.nullable()) {
      text.append(" NOT NULL");
    }
    return text.toString();
  }

  private static String generated(Generation.Identity identity) {
    return " GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY";
  }

  @Override
  public String describe(Constraint constraint) {
    var name = constraint.name();
    var definition = constraint.definition();
    return (name == null ? "" : "CONSTRAINT " + identifier(name) + " ")
        + (definition == null ? define(constraint) : definition);
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

  private List<String> createIndex(QualifiedName table, Index index) {
    var definition = index.definition();
    var statement =
        (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
            + (index.name() == null ? "" : identifier(index.name()) + " ")
            + "ON "
            + name(table)
            + " "
            + (definition == null
                ? index.keys().stream().map(this::written).collect(joining(", ", "(", ")"))
                : definition.replaceFirst("^USING btree ", ""));
    if (index.comment() == null || index.name() == null) {
      return List.of(statement);
    }
    var name = name(new QualifiedName(table.schema(), index.name()));
    return List.of(statement, comment("INDEX " + name, index.comment()));
  }

  private String written(Index.Key key) {
    return identifier(key.column()) + (key.descending() ? " DESC" : "");
  }

  private List<String> alterColumn(
      QualifiedName table, Column from, Column to, boolean typeIsAside) {
    var column = alter(table) + "ALTER COLUMN " + identifier(to.name()) + " ";
    var statements = new ArrayList<String>();
    var sameGeneration = Objects.equals(from.generation(), to.generation());
    var sameType =
        !typeIsAside && from.type().equals(to.type()) && from.options().equals(to.options());
    var sameDefault = Objects.equals(from.defaultValue(), to.defaultValue());
    var sequence = name(new QualifiedName(table.schema(), table.name() + "_" + to.name() + "_seq"));
    if (!sameGeneration && from.generation() instanceof Generation.Computed) {
      statements.add(column + "DROP EXPRESSION");
    }
    if (!sameGeneration && from.generation() instanceof Generation.Identity) {
      statements.add(column + "DROP IDENTITY");
    }
    if (!sameGeneration && from.generation() instanceof Generation.Serial) {
      statements.add(column + "DROP DEFAULT");
      statements.add("DROP SEQUENCE " + sequence);
    }
    if (from.defaultValue() != null && (to.defaultValue() == null || !sameType)) {
      statements.add(column + "DROP DEFAULT");
    }
    if (!sameType) {
      statements.add(
          column + PostgreSqlTypes.changed(identifier(to.name()), from, to, typeIsAside));
    }
    if (to.defaultValue() != null && (!sameDefault || !sameType)) {
      statements.add(column + "SET DEFAULT " + to.defaultValue());
    }
    if (from.nullable() != to.nullable()) {
      statements.add(column + (to.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
    }
    if (!sameGeneration && to.generation() instanceof Generation.Identity identity) {
      statements.add(column + "ADD" + generated(identity));
    }
    if (!sameGeneration && to.generation() instanceof Generation.Serial) {
      statements.add("CREATE SEQUENCE " + sequence);
      statements.add(column + "SET DEFAULT nextval(" + literal(sequence) + ")");
      statements.add(
          "ALTER SEQUENCE %s OWNED BY %s.%s"
              .formatted(sequence, name(table), identifier(to.name())));
    }
    if (!Objects.equals(from.comment(), to.comment())) {
      statements.add(commentOn(table, to));
    }
    return statements;
  }

  private String commentOn(QualifiedName table, Column column) {
    return comment("COLUMN " + name(table) + "." + identifier(column.name()), column.comment());
  }

  private static String comment(String object, @Nullable String text) {
    return "COMMENT ON " + object + " IS " + (text == null ? "NULL" : literal(text));
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String options(Sequence sequence) {
    return " INCREMENT BY " + sequence.increment() + " START WITH " + sequence.start();
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

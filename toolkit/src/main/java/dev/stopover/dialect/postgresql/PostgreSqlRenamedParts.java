package dev.stopover.dialect.postgresql;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Index;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Give an index or a constraint that is to have nothing but another name that name, instead of
 * making it anew; and leave the foreign keys that point to it where they are.
 */
final class PostgreSqlRenamedParts {

  /**
   * Hold what of a table goes or comes.
   *
   * @param table the table
   * @param name what it is called
   * @param rest all of it but the name
   */
  private record Part(QualifiedName table, String name, Object rest) {

    static @Nullable Part of(QualifiedName table, Index index) {
      return index.name() == null ? null : new Part(table, index.name(), index.withName(null));
    }

    static @Nullable Part of(QualifiedName table, Constraint constraint) {
      return constraint.name() == null
          ? null
          : new Part(table, constraint.name(), constraint.withName(null));
    }

    Part withoutName() {
      return new Part(table, "", rest);
    }
  }

  private final PostgreSqlDialect dialect;
  private final Changes changes;
  private final Map<Change, List<String>> statements = new HashMap<>();
  private final Map<Object, List<Change>> created = new HashMap<>();
  private final Set<QualifiedName> disturbed = new HashSet<>();
  private final Set<String> freed = new HashSet<>();

  /** The tables of which more than a name goes that foreign keys may need. */
  private final Set<QualifiedName> reduced = new HashSet<>();

  /** The tables whose constraints may be those of others, too. */
  private final Set<QualifiedName> families = new HashSet<>();

  private boolean inherits;

  PostgreSqlRenamedParts(PostgreSqlDialect dialect, Changes changes) {
    this.dialect = dialect;
    this.changes = changes;
    changes.tablesBefore().orElse(List.of()).forEach(this::know);
    changes.forEach(this::know);
    for (var change : changes) {
      var part = dropped(change);
      if (part != null && !isPaired(change, part) && !(part.rest instanceof ForeignKey)) {
        reduced.add(part.table);
      }
    }
    for (var change : changes) {
      var part = dropped(change);
      if (part != null && part.rest instanceof ForeignKey key) {
        created.getOrDefault(part, List.of()).stream()
            .filter(create -> isUntouched(part, key))
            .findFirst()
            .ifPresent(create -> replace(change, List.of(), create));
      }
    }
  }

  private void know(Table table) {
    if (PostgreSqlTables.isPartitioned(table)) {
      families.add(table.name());
    }
    inherits = inherits || table.options().containsKey(Table.INHERITS);
  }

  private void know(Change change) {
    var part = created(change);
    if (part != null) {
      created.computeIfAbsent(part, each -> new ArrayList<>()).add(change);
      created.computeIfAbsent(part.withoutName(), each -> new ArrayList<>()).add(change);
    }
    var gone = dropped(change);
    if (gone != null) {
      freed.add(gone.name);
    } else if (change instanceof Change.DropTable drop) {
      freed.add(drop.subject().name());
      drop.table().indexes().forEach(index -> freed.add(String.valueOf(index.name())));
      drop.table().constraints().forEach(each -> freed.add(String.valueOf(each.name())));
    } else if (change instanceof Change.DropSequence) {
      freed.add(change.subject().name());
    } else if (change instanceof Change.DropObject drop) {
      freed.add(drop.object().id().name().name());
    }
    if (isDisturbing(change)) {
      disturbed.add(change.subject());
    }
  }

  private static @Nullable Part dropped(Change change) {
    return change instanceof Change.DropIndex drop
        ? Part.of(drop.subject(), drop.index())
        : change instanceof Change.DropConstraint drop
            ? Part.of(drop.subject(), drop.constraint())
            : null;
  }

  private static @Nullable Part created(Change change) {
    return change instanceof Change.CreateIndex create
        ? Part.of(create.subject(), create.index())
        : change instanceof Change.AddConstraint add
            ? Part.of(add.subject(), add.constraint())
            : null;
  }

  /** What changes or drops the columns of an index or a constraint may take it along. */
  private static boolean isDisturbing(Change change) {
    return change instanceof Change.AlterColumn
        || change instanceof Change.RetypeColumn
        || change instanceof Change.DropColumn
        || change instanceof Change.CreateTable
        || change instanceof Change.DropTable
        || change instanceof Change.AlterTable;
  }

  /** Give a part that goes the name of one that comes, if that is all. */
  private boolean isPaired(Change drop, Part part) {
    var twin =
        created.getOrDefault(part.withoutName(), List.of()).stream()
            .filter(create -> !statements.containsKey(create))
            .filter(create -> isRenamed(part, Objects.requireNonNull(created(create))))
            .findFirst();
    twin.ifPresent(
        create ->
            replace(
                drop,
                List.of(renaming(part, Objects.requireNonNull(created(create)).name)),
                create));
    return twin.isPresent();
  }

  private void replace(Change drop, List<String> sql, Change create) {
    statements.put(drop, sql);
    statements.put(create, List.of());
  }

  private boolean isRenamed(Part from, Part to) {
    return !from.name.equals(to.name)
        && !freed.contains(to.name)
        && !disturbed.contains(from.table)
        && (from.rest instanceof Index index ? isWhole(index) : isOwn(from));
  }

  private static boolean isWhole(Index index) {
    return index.definition() != null
        && !index.definition().startsWith(PostgreSqlKeys.ONLY)
        && !index.definition().startsWith(PostgreSqlKeys.INVALID);
  }

  private boolean isOwn(Part part) {
    return part.rest instanceof Constraint constraint
        && constraint.definition() != null
        && changes.tablesBefore().isPresent()
        && !families.contains(part.table)
        && !(inherits && constraint instanceof CheckConstraint)
        && !(constraint instanceof ForeignKey key && families.contains(key.target()));
  }

  /** A foreign key steps aside for the key that it points to, which only gets another name. */
  private boolean isUntouched(Part part, ForeignKey key) {
    return isOwn(part)
        && !disturbed.contains(part.table)
        && !disturbed.contains(key.target())
        && !reduced.contains(key.target());
  }

  private String renaming(Part part, String name) {
    return part.rest instanceof Index
        ? "ALTER INDEX %s RENAME TO %s"
            .formatted(
                dialect.name(new QualifiedName(part.table.schema(), part.name)),
                dialect.identifier(name))
        : "ALTER TABLE %s RENAME CONSTRAINT %s TO %s"
            .formatted(
                dialect.name(part.table), dialect.identifier(part.name), dialect.identifier(name));
  }

  List<List<String>> statements(List<List<String>> each) {
    var result = new ArrayList<List<String>>();
    var plain = each.iterator();
    for (var change : changes) {
      result.add(statements.getOrDefault(change, plain.next()));
    }
    return result;
  }
}

package dev.stopover.generate;

import dev.stopover.Engine;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the classes do not say, so that SQL says it: learned from what they said, and was not what
 * is there.
 */
final class Unsaid {

  private final Map<QualifiedName, String> tables = new LinkedHashMap<>();
  private final Set<ObjectName> parts = new HashSet<>();
  private final Set<ObjectName> columnsInFull = new HashSet<>();
  private final Set<ObjectName> ownIndexes = new HashSet<>();
  private final Engine engine;

  /** Begins with the tables that no class can stand for. */
  Unsaid(Schema schema, Engine engine) {
    this.engine = engine;
    for (var table : schema.tables()) {
      if (table.primaryKey().isEmpty()) {
        tables.put(table.name(), "it has no primary key");
      }
      table.options().keySet().stream()
          .filter(each -> each.startsWith(Table.FIXED))
          .findFirst()
          .ifPresent(
              each ->
                  tables.put(
                      table.name(),
                      "annotations cannot say " + each.substring(Table.FIXED.length())));
    }
    for (var object : schema.objects()) {
      var kind = object.id().kind();
      if (kind.equals("partition") || kind.equals("type of table")) {
        tables.put(object.id().name(), "it is a " + kind);
      }
    }
  }

  /** Returns the tables that are no classes, and why. */
  Map<QualifiedName, String> tables() {
    return tables;
  }

  boolean has(QualifiedName table) {
    return tables.containsKey(table);
  }

  boolean has(QualifiedName table, Constraint constraint) {
    return parts.contains(ObjectName.constraint(table, constraint));
  }

  boolean has(QualifiedName table, Index index) {
    return parts.contains(ObjectName.index(table, index));
  }

  /** Tells whether an index is to be said in our own words. */
  boolean isOwn(QualifiedName table, Index index) {
    return ownIndexes.contains(ObjectName.index(table, index));
  }

  boolean isInFull(QualifiedName table, Column column) {
    return columnsInFull.contains(ObjectName.column(table, column.name()));
  }

  void leave(QualifiedName table, String reason) {
    tables.putIfAbsent(table, reason);
  }

  /**
   * Learns from the steps that lead from what the classes make to what is there.
   *
   * @return whether the classes are to be written in another way
   */
  boolean learn(Changes changes, Schema there) {
    var before = tables.size() + columnsInFull.size();
    for (var change : changes) {
      if (change instanceof Change.CreateTable create && !has(create.subject())) {
        leave(create.subject(), "it can only be made as a whole");
      } else if (change instanceof Change.AlterColumn alter) {
        sayInFull(alter.subject(), alter.from(), alter.to(), there);
      } else if (change instanceof Change.AddColumn add && !has(add.subject())) {
        columnsInFull.add(ObjectName.column(add.subject(), add.column().name()));
      }
    }
    if (tables.size() + columnsInFull.size() > before) {
      // What stands on a column that changes has to step aside, and may be right by itself.
      return true;
    }
    var few = parts.size() + ownIndexes.size();
    for (var change : changes) {
      if (change instanceof Change.AddConstraint add) {
        learn(add.subject(), add.constraint());
      } else if (change instanceof Change.RenameConstraint rename) {
        learn(rename.subject(), rename.to());
      } else if (change instanceof Change.CreateIndex create) {
        learn(create.subject(), create.index());
      } else if (change instanceof Change.RenameIndex rename) {
        learn(rename.subject(), rename.to());
      }
    }
    return parts.size() + ownIndexes.size() > few;
  }

  private void learn(QualifiedName table, Constraint constraint) {
    if (!has(table) && !(constraint instanceof PrimaryKey)) {
      parts.add(ObjectName.constraint(table, constraint));
    }
  }

  private void learn(QualifiedName table, Index index) {
    if (!has(table)) {
      var id = ObjectName.index(table, index);
      var isNew = SqlIndexes.canSay(index, engine) && ownIndexes.add(id);
      if (!isNew) {
        parts.add(id);
      }
    }
  }

  private void sayInFull(QualifiedName table, Column from, Column to, Schema there) {
    if (has(table) || there.table(table).isEmpty()) {
      return;
    }
    var isOnlyElsewhere =
        from.type().equals(to.type())
            && from.withNullable(to.nullable())
                .withDefaultValue(to.defaultValue())
                .withComment(to.comment())
                .withGeneration(to.generation())
                .equals(to);
    if (!isOnlyElsewhere) {
      columnsInFull.add(ObjectName.column(table, to.name()));
    }
  }
}

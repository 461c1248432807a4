package dev.stopover.diff;

import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.Index;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import org.jspecify.annotations.Nullable;

/** Describe one step that leads from one schema to another. */
public sealed interface Change {

  /** Return the schema, table or sequence that the step is about. */
  QualifiedName subject();

  /** Create a schema beside the default one. */
  record CreateNamespace(QualifiedName subject) implements Change {}

  /** Drop a schema that holds nothing any more. */
  record DropNamespace(QualifiedName subject) implements Change {}

  /**
   * Create a table with its columns, constraints and indexes.
   *
   * @param table the table; foreign keys to tables that come later are left out of it, and follow
   *     as {@link AddConstraint}
   */
  record CreateTable(Table table) implements Change {
    @Override
    public QualifiedName subject() {
      return table.name();
    }
  }

  /** Drop a table with all that belongs to it. */
  record DropTable(Table table) implements Change {
    @Override
    public QualifiedName subject() {
      return table.name();
    }
  }

  /**
   * Set or remove the comment of a table.
   *
   * @param from the table as it was
   * @param to the table as it shall be
   */
  record AlterTable(Table from, Table to) implements Change {
    @Override
    public QualifiedName subject() {
      return to.name();
    }
  }

  /**
   * Add a column.
   *
   * @param subject the table
   * @param column the new column
   * @param after the column that it follows, or {@code null} where it comes first
   */
  record AddColumn(QualifiedName subject, Column column, @Nullable String after)
      implements Change {}

  /** Drop a column with its values. */
  record DropColumn(QualifiedName subject, Column column) implements Change {}

  /**
   * Change a column in place.
   *
   * @param subject the table
   * @param from the column as it was
   * @param to the column as it shall be, of the same name
   */
  record AlterColumn(QualifiedName subject, Column from, Column to) implements Change {}

  /** Add a constraint. */
  record AddConstraint(QualifiedName subject, Constraint constraint) implements Change {}

  /** Drop a constraint. */
  record DropConstraint(QualifiedName subject, Constraint constraint) implements Change {}

  /** Create an index. */
  record CreateIndex(QualifiedName subject, Index index) implements Change {}

  /** Drop an index. */
  record DropIndex(QualifiedName subject, Index index) implements Change {}

  /**
   * Give a constraint another name.
   *
   * @param subject the table
   * @param from the constraint as it was
   * @param to the constraint as it shall be, with nothing but another name
   */
  record RenameConstraint(QualifiedName subject, Constraint from, Constraint to)
      implements Change {}

  /**
   * Give an index another name.
   *
   * @param subject the table
   * @param from the index as it was
   * @param to the index as it shall be, with nothing but another name
   */
  record RenameIndex(QualifiedName subject, Index from, Index to) implements Change {}

  /** Create a sequence. */
  record CreateSequence(Sequence sequence) implements Change {
    @Override
    public QualifiedName subject() {
      return sequence.name();
    }
  }

  /** Drop a sequence. */
  record DropSequence(Sequence sequence) implements Change {
    @Override
    public QualifiedName subject() {
      return sequence.name();
    }
  }

  /**
   * Change a sequence in place.
   *
   * @param from the sequence as it was
   * @param to the sequence as it shall be
   */
  record AlterSequence(Sequence from, Sequence to) implements Change {
    @Override
    public QualifiedName subject() {
      return to.name();
    }
  }

  /** Create a view, a routine, a type or another object. */
  record CreateObject(SchemaObject object) implements Change {
    @Override
    public QualifiedName subject() {
      return object.id().name();
    }
  }

  /** Drop a view, a routine, a type or another object. */
  record DropObject(SchemaObject object) implements Change {
    @Override
    public QualifiedName subject() {
      return object.id().name();
    }
  }

  /**
   * Change an object in place.
   *
   * @param from the object as it was
   * @param to the object as it shall be, which {@link SchemaObject#canGrowFrom can grow} from that
   */
  record AlterObject(SchemaObject from, SchemaObject to) implements Change {
    @Override
    public QualifiedName subject() {
      return to.id().name();
    }
  }

  /**
   * Give a type another name for as long as columns are taken over to the one that replaces it.
   *
   * @param type the type
   * @param successor what replaces it, or {@code null} where that is of another kind
   */
  record SetTypeAside(SchemaObject type, @Nullable SchemaObject successor) implements Change {
    @Override
    public QualifiedName subject() {
      return type.id().name();
    }
  }

  /**
   * Drop a type that was set aside.
   *
   * @param type the type
   * @param successor what has replaced it, or {@code null} where that is of another kind
   */
  record DropTypeAside(SchemaObject type, @Nullable SchemaObject successor) implements Change {
    @Override
    public QualifiedName subject() {
      return type.id().name();
    }
  }

  /**
   * Take a column over from a type that was set aside to the one that replaces it.
   *
   * @param subject the table
   * @param from the column as it was
   * @param to the column as it shall be
   * @param byName whether the parts of its values have other places in the new type, so that their
   *     names tell where they belong; else what is written in one is read by the other
   */
  record RetypeColumn(QualifiedName subject, Column from, Column to, boolean byName)
      implements Change {}

  /**
   * Move a column to another place among the columns of its table.
   *
   * @param subject the table
   * @param column the column as it shall be
   * @param after the column that it follows, or {@code null} where it comes first
   */
  record MoveColumn(QualifiedName subject, Column column, @Nullable String after)
      implements Change {}
}

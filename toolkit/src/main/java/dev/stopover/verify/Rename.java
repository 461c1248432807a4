package dev.stopover.verify;

import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Change;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import java.util.List;

/** Name what goes on under another name, which no comparison can know. */
sealed interface Rename {

  /** Return the statements that give the other name, in order. */
  List<String> statements(Dialect dialect);

  /** Return what gives the old name back. */
  Rename back();

  /** Return the kind and the old name, and the new one: {@code column events.price}. */
  String describe();

  /** A table goes on under another name in its schema. */
  record OfTable(QualifiedName table, String to) implements Rename {
    @Override
    public List<String> statements(Dialect dialect) {
      return List.of(
          "ALTER TABLE %s RENAME TO %s".formatted(name(dialect, table), dialect.identifier(to)));
    }

    @Override
    public Rename back() {
      return new OfTable(new QualifiedName(table.schema(), to), table.name());
    }

    @Override
    public String describe() {
      return "table " + table;
    }
  }

  /**
   * A column goes on under another name.
   *
   * @param was its table as it is
   * @param becomes its table as it is then, as far as the server does not follow by itself
   */
  record OfColumn(QualifiedName table, String from, String to, Table was, Table becomes)
      implements Rename {
    @Override
    public List<String> statements(Dialect dialect) {
      return List.of(dialect.renaming(was, becomes, from, to));
    }

    @Override
    public Rename back() {
      return new OfColumn(table, to, from, becomes, was);
    }

    @Override
    public String describe() {
      return "column " + table + "." + from;
    }
  }

  /**
   * A view or a trigger that reads what is renamed goes before that, and comes after it is renamed
   * back.
   *
   * @param comes whether it comes now
   */
  record OfReader(SchemaObject reader, boolean comes) implements Rename {
    @Override
    public List<String> statements(Dialect dialect) {
      return comes
          ? dialect.statements(new Change.CreateObject(reader))
          : List.of(reader.removal());
    }

    @Override
    public Rename back() {
      return new OfReader(reader, !comes);
    }

    @Override
    public String describe() {
      return reader.id().toString();
    }
  }

  private static String name(Dialect dialect, QualifiedName name) {
    return name.schema() == null
        ? dialect.identifier(name.name())
        : dialect.identifier(name.schema()) + "." + dialect.identifier(name.name());
  }
}

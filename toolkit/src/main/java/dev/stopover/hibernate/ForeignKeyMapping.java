package dev.stopover.hibernate;

import dev.stopover.model.ForeignKey;
import dev.stopover.model.ForeignKey.Action;
import java.util.List;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;

/** Turns a foreign key of Hibernate's into one of ours. */
final class ForeignKeyMapping {

  private static final String KEY = "foreign key";

  private final Dialect dialect;
  private final Names names;

  ForeignKeyMapping(Dialect dialect, Names names) {
    this.dialect = dialect;
    this.names = names;
  }

  ForeignKey of(org.hibernate.mapping.ForeignKey key) {
    var referenced =
        key.isReferenceToPrimaryKey()
            ? key.getReferencedTable().getPrimaryKey().getColumns()
            : key.getReferencedColumns();
    var options = Since7.options(key);
    return new ForeignKey(
        names.chosen(key.getName()),
        names.of(key.getColumns()),
        names.of(key.getReferencedTable()),
        names.of(referenced),
        action(key.getOnDeleteAction()),
        Action.NO_ACTION,
        key.getKeyDefinition() == null && options.isEmpty()
            ? null
            : definition(key, referenced, options));
  }

  private String definition(
      org.hibernate.mapping.ForeignKey key, List<Column> referenced, String options) {
    var text = new StringBuilder();
    if (key.getKeyDefinition() != null) {
      text.append(key.getKeyDefinition());
    } else {
      var written =
          dialect.getAddForeignKeyConstraintString(
              "x",
              quoted(key.getColumns()),
              names.context().format(key.getReferencedTable().getQualifiedTableName()),
              quoted(referenced),
              key.isReferenceToPrimaryKey());
      text.append(written.substring(written.indexOf(KEY)));
    }
    var action = action(key.getOnDeleteAction());
    if (action != Action.NO_ACTION) {
      text.append(" on delete ").append(action.sql());
    }
    return options.isEmpty() ? text.toString() : text.append(' ').append(options).toString();
  }

  private String[] quoted(List<Column> columns) {
    return columns.stream().map(column -> column.getQuotedName(dialect)).toArray(String[]::new);
  }

  private static Action action(@org.jspecify.annotations.Nullable OnDeleteAction action) {
    if (action == null) {
      return Action.NO_ACTION;
    }
    return switch (action) {
      case NO_ACTION -> Action.NO_ACTION;
      case CASCADE -> Action.CASCADE;
      case RESTRICT -> Action.RESTRICT;
      case SET_NULL -> Action.SET_NULL;
      case SET_DEFAULT -> Action.SET_DEFAULT;
    };
  }
}

package dev.stopover.entity;

import static java.util.stream.Collectors.joining;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ForeignKey.Action;
import dev.stopover.model.Index;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.UniqueConstraint;
import jakarta.persistence.ConstraintMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the annotations of constraints and indexes, in the words of one engine where need be. */
final class TableParts {

  private static final Pattern DIRECTION =
      Pattern.compile("\\s+(ASC|DESC)$", Pattern.CASE_INSENSITIVE);

  private final Dialect dialect;

  TableParts(Engine engine) {
    this.dialect = Dialect.of(engine);
  }

  void read(TableBuilder table, jakarta.persistence.UniqueConstraint... written) {
    for (var each : written) {
      if (!SinceJpa32.options(each).isBlank() && dialect.engine() == Engine.MYSQL) {
        throw StopoverException.usage(
            "%s: @UniqueConstraint(options) is not understood on MySQL; remove it, or write it by hand in a migration."
                .formatted(table.source()));
      }
      var columns = Stream.of(each.columnNames()).map(Names::explicit).toList();
      table.requireKnown("@UniqueConstraint", columns);
      table.add(
          new UniqueConstraint(
              Names.orNull(each.name()),
              columns,
              SinceJpa32.options(each).isBlank()
                  ? null
                  : "UNIQUE (%s) %s"
                      .formatted(identifiers(columns), SinceJpa32.options(each).strip())));
    }
  }

  void read(TableBuilder table, jakarta.persistence.Index... written) {
    for (var each : written) {
      var keys =
          Stream.of(each.columnList().split(",", -1))
              .map(String::strip)
              .map(TableParts::key)
              .toList();
      table.requireKnown("@Index", keys.stream().map(Index.Key::column).toList());
      table.add(
          new Index(Names.orNull(each.name()), each.unique(), keys, definition(each, keys), null));
    }
  }

  void read(TableBuilder table, SqlIndex written) {
    if (!List.of(written.engines()).contains(dialect.engine())) {
      return;
    }
    var isPostgreSql = dialect.engine() == Engine.POSTGRESQL;
    if (!isPostgreSql && !written.where().isBlank()) {
      throw StopoverException.usage(
          "%s: the index %s holds some rows only, which MySQL cannot; write engines = Engine.POSTGRESQL."
              .formatted(table.source(), written.name()));
    }
    var on = "(" + written.on().strip() + ")";
    var method = written.method().strip();
    var definition =
        isPostgreSql
            ? (method.isEmpty() ? "" : "USING " + method + " ") + on
            : (method.isEmpty() ? "" : method + " ") + on;
    table.add(
        new Index(
            Names.explicit(written.name().strip()),
            written.unique(),
            List.of(new Index.Key(written.on().strip(), false)),
            definition + (written.where().isBlank() ? "" : " WHERE " + written.where().strip()),
            null));
  }

  List<CheckConstraint> checks(Collection<SinceJpa32.Check> written) {
    return written.stream()
        .map(
            each ->
                new CheckConstraint(
                    Names.orNull(each.name()),
                    each.constraint(),
                    each.options().isBlank()
                        ? null
                        : "CHECK (%s) %s".formatted(each.constraint(), each.options().strip())))
        .toList();
  }

  /**
   * Returns the foreign key that leads to columns, unless none is wanted.
   *
   * @param written what is said of it, of which the first that says anything holds
   * @param columns the columns that point
   * @param target the table that they point to
   * @param targetColumns the columns that they point to
   */
  Optional<ForeignKey> foreignKey(
      List<jakarta.persistence.ForeignKey> written,
      List<String> columns,
      QualifiedName target,
      List<String> targetColumns) {
    var nothing = Member.unwritten(jakarta.persistence.JoinColumn.class).foreignKey();
    var said = written.stream().filter(each -> !each.equals(nothing)).findFirst().orElse(nothing);
    if (said.value() == ConstraintMode.NO_CONSTRAINT) {
      return Optional.empty();
    }
    var definition = said.foreignKeyDefinition().strip();
    if (definition.isEmpty() && !SinceJpa32.options(said).isBlank()) {
      var schema = target.schema();
      definition =
          "FOREIGN KEY (%s) REFERENCES %s%s (%s) %s"
              .formatted(
                  identifiers(columns),
                  schema == null ? "" : dialect.identifier(schema) + ".",
                  dialect.identifier(target.name()),
                  identifiers(targetColumns),
                  SinceJpa32.options(said).strip());
    }
    return Optional.of(
        new ForeignKey(
            Names.orNull(said.name()),
            columns,
            target,
            targetColumns,
            Action.NO_ACTION,
            Action.NO_ACTION,
            definition.isEmpty() ? null : definition));
  }

  private @Nullable String definition(jakarta.persistence.Index written, List<Index.Key> keys) {
    return SinceJpa32.options(written).isBlank()
        ? null
        : keys.stream()
                .map(key -> dialect.identifier(key.column()) + (key.descending() ? " DESC" : ""))
                .collect(joining(", ", "(", ") "))
            + SinceJpa32.options(written).strip();
  }

  private String identifiers(List<String> names) {
    return names.stream().map(dialect::identifier).collect(joining(", "));
  }

  private static Index.Key key(String written) {
    var direction = DIRECTION.matcher(written);
    return direction.find()
        ? new Index.Key(
            Names.explicit(written.substring(0, direction.start())),
            direction.group(1).equalsIgnoreCase("DESC"))
        : new Index.Key(Names.explicit(written), false);
  }
}

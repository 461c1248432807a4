package dev.stopover.verify;

import dev.stopover.Engine;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.Schema;
import dev.stopover.server.Server;
import java.util.List;
import java.util.function.Function;

/**
 * Hold what a side is, to be shown.
 *
 * @param engine the engine that it is of
 * @param schema what it holds, in the server's own words
 * @param statements the statements, without a semicolon, that make it in an empty database
 * @param types writes a type
 * @param constraints writes a constraint
 * @param columns writes a column
 */
public record ShownSchema(
    Engine engine,
    Schema schema,
    List<String> statements,
    Function<DataType, String> types,
    Function<Constraint, String> constraints,
    Function<Column, String> columns) {

  /** Copy what was given. */
  public ShownSchema {
    statements = List.copyOf(statements);
  }

  /**
   * Read a side.
   *
   * @param side what is to be shown
   * @param server where what is no database yet is made into one
   * @param settings what the tables are called that migrations keep for themselves
   * @throws dev.stopover.StopoverException if the side cannot be read
   */
  public static ShownSchema of(Side side, Server server, MigrationSettings settings) {
    var dialect = Dialect.of(server.engine());
    var schema = new SideReader(server, settings, false, Defaults.OF_SERVER).read(side);
    return new ShownSchema(
        server.engine(),
        schema,
        dialect.statements(schema),
        dialect::describe,
        dialect::describe,
        dialect::describe);
  }
}

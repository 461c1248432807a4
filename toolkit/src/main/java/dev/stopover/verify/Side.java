package dev.stopover.verify;

import dev.stopover.connect.DatabaseUrl;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.SqlFiles;
import dev.stopover.migration.Target;
import dev.stopover.source.SchemaSource;

/** Name what a schema can come from. */
public sealed interface Side {

  /** Nothing at all. */
  Side EMPTY = new Empty();

  /** Nothing at all: the schema of an empty database. */
  record Empty() implements Side {}

  /**
   * What models expect, together with the SQL beside them.
   *
   * @param models the models
   * @param files what the models cannot say; where there are none, what is there is taken as it is
   */
  record Models(SchemaSource models, SqlFiles files) implements Side {}

  /**
   * What migrations make in an empty database.
   *
   * @param settings where the migrations are
   * @param target how far they are applied
   */
  record Migrations(MigrationSettings settings, Target target) implements Side {}

  /**
   * What files of SQL make in an empty database.
   *
   * @param files the files
   */
  record Script(SqlFiles files) implements Side {}

  /**
   * What a database holds, which is only read.
   *
   * @param url the database
   */
  record Live(DatabaseUrl url) implements Side {}

  /** Tell whether both sides are databases, or become some, whose every name is chosen. */
  static boolean areDatabases(Side one, Side other) {
    return !(one instanceof Models || one instanceof Empty)
        && !(other instanceof Models || other instanceof Empty);
  }
}

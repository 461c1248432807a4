package dev.stopover.verify;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Rename what is in a database that nobody else uses. */
final class Renaming {

  private Renaming() {}

  static void run(List<Rename> renames, Dialect dialect, DataSource database) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var rename : renames) {
        try {
          for (var sql : rename.statements(dialect)) {
            statement.execute(sql);
          }
        } catch (SQLException e) {
          throw StopoverException.database(
              "The %s cannot be renamed: %s. Correct --rename, or rename it by hand; the statement was%n  %s"
                  .formatted(rename.describe(), e.getMessage(), rename.statement(dialect)),
              e);
        }
      }
    } catch (SQLException e) {
      throw StopoverException.database(
          "The scratch database gave no connection: %s. Try again.".formatted(e.getMessage()), e);
    }
  }
}

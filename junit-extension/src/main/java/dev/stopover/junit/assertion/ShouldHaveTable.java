package dev.stopover.junit.assertion;

import dev.stopover.model.Schema;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a table is not there. */
final class ShouldHaveTable extends BasicErrorMessageFactory {

  private ShouldHaveTable(Schema schema, String name) {
    super(
        "%nExpecting the database to have the table:%n  %s%nbut its tables are:%n  %s",
        name, schema.tables().stream().map(table -> table.name().toString()).toList());
  }

  static ErrorMessageFactory shouldHaveTable(Schema schema, String name) {
    return new ShouldHaveTable(schema, name);
  }
}

package dev.stopover.junit.assertion;

import dev.stopover.model.Schema;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a database is not empty. */
final class ShouldBeEmpty extends BasicErrorMessageFactory {

  private ShouldBeEmpty(Schema schema) {
    super(
        "%nExpecting the database to be empty, but it has the tables:%n  %s%nand further:%n  %s",
        schema.tables().stream().map(table -> table.name().toString()).toList(),
        schema.objects().stream().map(object -> object.id().toString()).toList());
  }

  static ErrorMessageFactory shouldBeEmpty(Schema schema) {
    return new ShouldBeEmpty(schema);
  }
}

package dev.stopover.junit.assertion;

import dev.stopover.model.Column;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a column may or may not be null. */
final class ShouldBeNullable extends BasicErrorMessageFactory {

  private ShouldBeNullable(Column column, boolean nullable) {
    super(
        "%nExpecting the column %s "
            + (nullable
                ? "to be nullable, but it is NOT NULL."
                : "to be NOT NULL, but it is nullable."),
        column.name());
  }

  static ErrorMessageFactory shouldBeNullable(Column column, boolean nullable) {
    return new ShouldBeNullable(column, nullable);
  }
}

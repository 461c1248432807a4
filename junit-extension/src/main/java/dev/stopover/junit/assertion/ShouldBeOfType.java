package dev.stopover.junit.assertion;

import dev.stopover.model.Column;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a column is of another type. */
final class ShouldBeOfType extends BasicErrorMessageFactory {

  private ShouldBeOfType(Column column, String expected, String actual) {
    super(
        "%nExpecting the column %s to be of the type:%n  %s%nbut it is of:%n  %s",
        column.name(), expected, actual);
  }

  static ErrorMessageFactory shouldBeOfType(Column column, String expected, String actual) {
    return new ShouldBeOfType(column, expected, actual);
  }
}

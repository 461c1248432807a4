package dev.stopover.junit.assertion;

import dev.stopover.model.Table;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a column is there. */
final class ShouldNotHaveColumn extends BasicErrorMessageFactory {

  private ShouldNotHaveColumn(Table table, String name) {
    super(
        "%nExpecting the table %s not to have the column:%n  %s%nbut it has.",
        table.name().toString(), name);
  }

  static ErrorMessageFactory shouldNotHaveColumn(Table table, String name) {
    return new ShouldNotHaveColumn(table, name);
  }
}

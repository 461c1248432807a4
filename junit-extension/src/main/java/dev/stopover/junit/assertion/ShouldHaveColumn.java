package dev.stopover.junit.assertion;

import dev.stopover.model.Column;
import dev.stopover.model.Table;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a column is not there. */
final class ShouldHaveColumn extends BasicErrorMessageFactory {

  private ShouldHaveColumn(Table table, String name) {
    super(
        "%nExpecting the table %s to have the column:%n  %s%nbut its columns are:%n  %s",
        table.name().toString(), name, table.columns().stream().map(Column::name).toList());
  }

  static ErrorMessageFactory shouldHaveColumn(Table table, String name) {
    return new ShouldHaveColumn(table, name);
  }
}

package dev.stopover.junit.assertion;

import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a table is there. */
final class ShouldNotHaveTable extends BasicErrorMessageFactory {

  private ShouldNotHaveTable(String name) {
    super("%nExpecting the database not to have the table:%n  %s%nbut it has.", name);
  }

  static ErrorMessageFactory shouldNotHaveTable(String name) {
    return new ShouldNotHaveTable(name);
  }
}

package dev.stopover.junit.assertion;

import dev.stopover.model.Table;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a key or an index is not there. */
final class ShouldHaveKey extends BasicErrorMessageFactory {

  private ShouldHaveKey(Table table, String kind, List<String> columns, List<List<String>> found) {
    super(
        "%nExpecting the table %s to have the " + kind + " on:%n  %s%nbut it has:%n  %s",
        table.name().toString(),
        columns,
        found);
  }

  static ErrorMessageFactory shouldHaveKey(
      Table table, String kind, List<String> columns, List<List<String>> found) {
    return new ShouldHaveKey(table, kind, columns, found);
  }
}

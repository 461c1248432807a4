package dev.stopover.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Generation;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Knows what the rows fulfil by what stood before, in words that servers print. */
class RefusalsTests {

  private static final QualifiedName TABLE = QualifiedName.of("t");

  @Test
  void foreignKeyThatIsNotEnforcedSaysNothingOfTheRows() {
    var key = "FOREIGN KEY (a) REFERENCES t(id)";
    assertThat(hazards(foreign(key + " NOT ENFORCED"), foreign(key))).hasSize(1);
    assertThat(hazards(foreign(key + " NOT VALID"), foreign(key))).hasSize(1);
    assertThat(hazards(foreign(key), foreign(key + " NOT ENFORCED"))).isEmpty();
    assertThat(hazards(foreign(key), foreign(key + " ON DELETE CASCADE"))).isEmpty();
  }

  @Test
  void keyOfPartitionedTableIsTriedByThoseOfItsPartitions() {
    assertThat(hazards(unique("ONLY INVALID UNIQUE (a)"), unique("UNIQUE (a)"))).hasSize(1);
    assertThat(hazards(unique("UNIQUE (b)"), unique("ONLY UNIQUE (a)"))).isEmpty();
  }

  @Test
  void keyWithoutOverlapsIsAnother() {
    var overlapping = unique("UNIQUE (a, b WITHOUT OVERLAPS)");
    assertThat(hazards(unique("UNIQUE (a, b)"), overlapping)).hasSize(1);
    assertThat(hazards(overlapping, unique("UNIQUE (a, b)"))).hasSize(1);
  }

  @Test
  void checkThatIsMadeAgainIsFulfilled() {
    var check = new CheckConstraint("c", "a > 0", "CHECK (a > 0)");
    var untried = new CheckConstraint("c", "a > 0", "CHECK (a > 0) NOT VALID");
    assertThat(hazards(check, check.withName("d"))).isEmpty();
    assertThat(hazards(untried, check)).hasSize(1);
    var ofOneTable = new CheckConstraint("c", "a > 0", "CHECK (a > 0) NO INHERIT");
    assertThat(hazards(ofOneTable, check)).hasSize(1);
    assertThat(hazards(check, ofOneTable)).isEmpty();
    assertThat(hazards(check, new CheckConstraint("c", "a > 1", "CHECK (a > 1)"))).hasSize(1);
    assertThat(hazards(check, check, retyped("b", "integer", "smallint"))).isEmpty();
    assertThat(hazards(check, check, retyped("a", "integer", "bigint"))).isEmpty();
    assertThat(hazards(check, check, retyped("a", "integer", "smallint"))).hasSize(1);
  }

  @Test
  void whatIsComputedIsNotLostButRefusedWhereItIsTooLong() {
    var wide = computed("varchar(20)");
    var narrow = new Change.AlterColumn(TABLE, wide, computed("varchar(10)"));
    var refusals = Refusals.among(Changes.of(List.of(narrow)), Dialect.of(Engine.MYSQL));
    assertThat(refusals.hazards(narrow)).singleElement().isInstanceOf(Hazard.Refusal.class);
    var plain = new Change.AlterColumn(TABLE, wide, computed("varchar(10)").withGeneration(null));
    assertThat(refusals.hazards(plain)).singleElement().isInstanceOf(Hazard.DataLoss.class);
  }

  private static Column computed(String type) {
    return Column.of("c", new DataType.Native(type), true)
        .withGeneration(new Generation.Computed("a", true));
  }

  private static Change retyped(String column, String from, String to) {
    return new Change.AlterColumn(
        TABLE,
        Column.of(column, new DataType.Native(from), true),
        Column.of(column, new DataType.Native(to), true));
  }

  private static List<Hazard> hazards(Constraint before, Constraint after, Change... others) {
    var add = new Change.AddConstraint(TABLE, after);
    var changes = new ArrayList<>(List.of(others));
    changes.add(new Change.DropConstraint(TABLE, before));
    changes.add(add);
    return Refusals.among(Changes.of(changes), Dialect.of(Engine.POSTGRESQL)).hazards(add);
  }

  private static Constraint foreign(String definition) {
    return new ForeignKey(
        "k",
        List.of("a"),
        TABLE,
        List.of("id"),
        ForeignKey.Action.NO_ACTION,
        ForeignKey.Action.NO_ACTION,
        definition);
  }

  private static Constraint unique(String definition) {
    var columns = definition.replaceAll(".*\\(|\\).*| WITHOUT OVERLAPS", "");
    return new UniqueConstraint("k", List.of(columns.split(", ")), definition);
  }
}

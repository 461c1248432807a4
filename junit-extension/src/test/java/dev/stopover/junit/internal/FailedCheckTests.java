package dev.stopover.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.Version;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.verify.Drift;
import dev.stopover.verify.Finding;
import dev.stopover.verify.Verification;
import dev.stopover.verify.VersionProof;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FailedCheckTests {

  private static final FailedCheck CHECK =
      new FailedCheck("classpath:db/migration", "PostgreSQL 17");

  private static final Version ONE = Version.of("1");

  private static final Drift SOME =
      drift(
          new Schema(
              List.of(),
              List.of(table("bid", "bigint"), table("lot", "integer")),
              List.of(),
              List.of(),
              Map.of(),
              List.of("view offers")),
          Schema.of(List.of(table("lot", "bigint")), List.of()));

  private static Drift drift(Schema actual, Schema expected) {
    return Drift.between(actual, expected, Dialect.of(Engine.POSTGRESQL));
  }

  private static Table table(String name, String type) {
    return Table.of(
        QualifiedName.of(name),
        List.of(Column.of("size", new DataType.Native(type), false)),
        List.of(),
        List.of());
  }

  @Test
  void showsTheSidesOfEachDifferenceToAnIde() {
    var failure = CHECK.modelsDisagree(SOME);

    assertThat(failure.getExpected().getValue())
        .isEqualTo("table bid: absent\ncolumn lot.size: bigint NOT NULL");
    assertThat(failure.getActual().getValue())
        .isEqualTo("table bid: 1 column\ncolumn lot.size: integer NOT NULL");
  }

  @Test
  void tellsWhatComesBackOtherwise() {
    var failure =
        CHECK.doesNotComeUndone(
            verification(new Finding.NotRepeated(ONE, "U1__lots.sql", SOME.differences())));

    assertThat(failure)
        .hasMessage(
            """
            The migrations do not stand up to being undone, in 1 place:

            version 1 makes another schema when it is undone and applied again, in 2 places:

              table bid
                first time   absent
                second time  1 column
                fix          DROP TABLE bid;
              column lot.size
                first time   bigint NOT NULL
                second time  integer NOT NULL
                fix          ALTER TABLE lot ALTER COLUMN size TYPE bigint;

              Next step: correct U1__lots.sql, so that it leaves nothing behind.

            Migrations: classpath:db/migration
            Server: PostgreSQL 17""");
    assertThat(failure.getActual().getValue())
        .isEqualTo("table bid: 1 column\ncolumn lot.size: integer NOT NULL");
  }

  @Test
  void countsWhatIsLeftOverOfAnyKind() {
    var failure =
        CHECK.doesNotComeUndone(
            verification(
                new Finding.NotUndone(
                    ONE, "U1__lots.sql", SOME.differences(), List.of("view offers"))));

    assertThat(failure.getExpected().getValue())
        .isEqualTo("table bid: absent\ncolumn lot.size: bigint NOT NULL\nview offers: absent");
    assertThat(failure.getActual().getValue())
        .isEqualTo(
            "table bid: 1 column\ncolumn lot.size: integer NOT NULL\nview offers: left over");
  }

  private static Verification verification(Finding finding) {
    return new Verification(
        List.of(new VersionProof(ONE, "lots", 0, null, List.of(finding), List.of())),
        new TreeMap<>(),
        null);
  }
}

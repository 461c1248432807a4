package dev.stopover.junit;

import dev.stopover.junit.Parcels.Depot;
import dev.stopover.junit.Parcels.Parcel;
import dev.stopover.models.Mapping;
import javax.sql.DataSource;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fixtures of which each fails for one reason. */
final class FailingTestCases {

  private FailingTestCases() {}

  abstract static class AnyTestCase {
    @Test
    void neverRuns() {}
  }

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/missing_column")
  static class MissingColumnTestCase extends AnyTestCase {}

  /** Has the same to say as the one above, without a second look. */
  @MigratedDatabase(
      models = {Depot.class, Parcel.class},
      migrations = "classpath:failing/missing_column")
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class MissingColumnTooTestCase extends AnyTestCase {
    MissingColumnTooTestCase(DataSource database) {}
  }

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/type_difference")
  static class TypeDifferenceTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/missing_migration")
  static class MissingMigrationTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/extra_table")
  static class ExtraTableTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/leftover_table")
  static class LeftoverTableTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/leftover_view")
  static class LeftoverViewTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/missing_down")
  static class MissingDownTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/lost_rows")
  static class LostRowsTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/lost_rows",
      checks = {Check.MODELS, Check.ROUND_TRIP})
  static class WithoutRowsTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/leftover_table",
      checks = Check.MODELS)
  static class WithoutRoundTripTestCase extends AnyTestCase {}

  @MigratedDatabase(migrations = "classpath:parcels", checks = Check.ROUND_TRIP)
  static class WithoutModelsTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/missing_column",
      baseline = "target/baseline.txt")
  static class BaselineTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:parcels",
      baseline = "target/baseline.txt")
  static class ResolvedTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/broken_script")
  static class BrokenScriptTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:failing/nowhere/{vendor}")
  static class WrongLocationTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:parcels",
      placeholders = "city")
  static class PlaceholderWithoutValueTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:parcels",
      sql = "src/test/sql/views")
  static class MissingViewTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:parcels",
      sql = "src/test/sql/{vendor}/nowhere")
  static class MissingSqlTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:parcels",
      naming = "kebab-case")
  static class UnknownNamingTestCase extends AnyTestCase {}

  static class BuiltNamingTestCase extends AnyTestCase {

    @RegisterExtension
    static final MigratedDatabaseExtension PARCELS =
        MigratedDatabaseExtension.builder()
            .models(Parcel.class, Depot.class)
            .migrations("classpath:parcels")
            .mapping(Mapping.HIBERNATE)
            .naming("as-written")
            .build();
  }

  @MigratedDatabase(migrations = "classpath:parcels")
  static class NoModelsTestCase extends AnyTestCase {}

  @MigratedDatabase(models = AnyTestCase.class, migrations = "classpath:parcels")
  static class NoEntityTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:parcels",
      engines = "oracle:23")
  static class UnknownEngineTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:parcels")
  static class ParcelsTestCase extends AnyTestCase {

    static class Again extends ParcelsTestCase {}
  }

  /** Would need a server, were it not disabled. */
  @Disabled
  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:parcels")
  static class DisabledTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:parcels",
      disabledWithoutServer = true)
  static class SkippedTestCase extends AnyTestCase {}

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:parcels",
      keepFailed = true)
  static class KeptTestCase {
    @Test
    void fails(TestDatabase database) {
      Seen.DATABASES.put("kept", database);
      throw new AssertionError("on purpose");
    }

    @Test
    void passes(TestDatabase database) {
      Seen.DATABASES.put("dropped", database);
    }
  }

  @MigratedDatabase(
      models = {Parcel.class, Depot.class},
      migrations = "classpath:parcels")
  static class UnknownParameterTestCase {
    @Test
    void url(String url) {}
  }

  @ExtendWith(MigratedDatabaseExtension.class)
  static class WithoutAnnotationTestCase {
    @Test
    void dataSource(DataSource database) {}
  }
}

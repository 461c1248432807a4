package dev.stopover.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.model.Schema;
import dev.stopover.revision.Decisions;
import dev.stopover.revision.Revisions;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import dev.stopover.verify.ExpectedSchema;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can be mapped is taken by the server, comes back from it, and has no difference. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class MappedSetsContract {

  private final ServerSpec spec;
  private Server server;
  @TempDir private Path root;

  MappedSetsContract(String spec) {
    this.spec = ServerSpec.parse(spec);
  }

  @BeforeAll
  void startServer() {
    server = Server.start(spec);
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  Server server() {
    return server;
  }

  static List<Arguments> sets() {
    return List.of(
        Arguments.of("inheritance", InheritanceModels.ALL),
        Arguments.of("collections", CollectionModels.ALL),
        Arguments.of("servers", ServerModels.ALL),
        Arguments.of("types", List.of(AllTypes.class)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sets")
  void comesBackFromTheServer(String name, List<Class<?>> models) throws Exception {
    var directory = Files.createDirectory(root.resolve(name));
    var settings = MigrationSettings.defaults(directory);
    var revisions = Revisions.in(settings, directory);

    // A revision is written only after it was applied, undone and compared.
    assertThat(
            revisions.autogenerate(
                ExpectedSchema.of(Entities.of(models), server), server, "all", Decisions.NONE))
        .isNotEmpty();
    assertThat(
            revisions.autogenerate(
                ExpectedSchema.of(Entities.of(models), server), server, "no", Decisions.NONE))
        .isEmpty();
  }

  @Test
  void renamesWhatSaysWhatItWasCalled() throws Exception {
    var directory = Files.createDirectory(root.resolve("renames"));
    var revisions = Revisions.in(MigrationSettings.defaults(directory), directory);
    revisions.autogenerate(
        ExpectedSchema.of(Entities.of(ServerModels.Before.Event.class), server),
        server,
        "before",
        Decisions.NONE);

    var after = ExpectedSchema.of(Entities.of(ServerModels.After.Event.class), server);
    var renamed = revisions.autogenerate(after, server, "after", Decisions.NONE).get(0);

    assertThat(renamed.up())
        .content()
        .contains("RENAME COLUMN title TO display_name")
        .contains("RENAME COLUMN price TO ticket_price")
        .contains("ALTER TABLE concert RENAME TO event")
        .doesNotContain("DROP");
    assertThat(revisions.autogenerate(after, server, "again", Decisions.NONE)).isEmpty();
  }

  /** Writes each value and reads it back, in a table that was made for the models. */
  @Test
  void storesTheBoundariesOfEveryType() throws Exception {
    try (var database = server.create();
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      var dialect = Dialect.of(server.engine());
      var schema = Entities.of(AllTypes.class).describe(server.engine()).build().schema();
      for (var change : Changes.between(Schema.EMPTY, schema)) {
        for (var sql : dialect.statements(change)) {
          statement.execute(sql);
        }
      }
      var row = 0;
      for (var value : boundaries()) {
        row++;
        try (var insert =
            connection.prepareStatement(
                "INSERT INTO all_types (id, %s) VALUES (?, %s)"
                    .formatted(dialect.identifier(value.column()), value.placeholder()))) {
          insert.setInt(1, row);
          insert.setObject(2, value.written());
          insert.executeUpdate();
        }
        try (var select =
            connection.prepareStatement(
                "SELECT %s FROM all_types WHERE id = ?"
                    .formatted(dialect.identifier(value.column())))) {
          select.setInt(1, row);
          try (var rows = select.executeQuery()) {
            rows.next();
            assertThat(value.read(rows)).as(value.column()).isEqualTo(value.expected());
          }
        }
      }
      assertThat(boundaries().stream().map(Boundary::column).distinct())
          .as("columns that were written")
          .hasSize(schema.tables().get(0).columns().size() - 1);
    }
  }

  /**
   * A value that must survive.
   *
   * @param column the column
   * @param written what is written
   * @param expected what is read
   * @param placeholder how it is written in the statement
   */
  record Boundary(String column, Object written, Object expected, String placeholder) {

    static Boundary of(String column, Object value) {
      return new Boundary(column, value, value, "?");
    }

    Object read(ResultSet rows) throws SQLException {
      if (expected instanceof byte[]) {
        return rows.getBytes(1);
      }
      if (expected instanceof String) {
        return rows.getString(1);
      }
      return rows.getObject(1, expected.getClass());
    }
  }

  /** Returns what is written in the same way on every engine, and what is not. */
  private List<Boundary> boundaries() {
    var all = new ArrayList<Boundary>();
    for (var flag : List.of(true, false)) {
      all.add(Boundary.of("flag", flag));
    }
    for (var tiny : List.of(Byte.MIN_VALUE, Byte.MAX_VALUE)) {
      all.add(new Boundary("tiny", tiny.intValue(), tiny.intValue(), "?"));
    }
    for (var small : List.of(Short.MIN_VALUE, Short.MAX_VALUE)) {
      all.add(new Boundary("small", small.intValue(), small.intValue(), "?"));
    }
    for (var number : List.of(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
      all.add(Boundary.of("number", number));
      all.add(Boundary.of("big", number.longValue()));
    }
    for (var big : List.of(Long.MIN_VALUE, Long.MAX_VALUE)) {
      all.add(Boundary.of("big", big));
    }
    all.add(Boundary.of("single", 1.5f));
    for (var twice : List.of(-Double.MAX_VALUE, Double.MAX_VALUE, 0.1)) {
      all.add(Boundary.of("twice", twice));
    }
    all.add(Boundary.of("letter", "\u00e9"));
    all.add(Boundary.of("text", "\ud83d\ude00".repeat(255)));
    all.add(Boundary.of("text", " "));
    all.add(Boundary.of("long_text", "\u20ac".repeat(100_000)));
    all.add(Boundary.of("bytes", new byte[255]));
    all.add(Boundary.of("long_bytes", new byte[] {0, -1, 127, -128}));
    for (var sign : List.of("", "-")) {
      all.add(Boundary.of("decimal", new BigDecimal(sign + "9".repeat(36) + ".99")));
      all.add(Boundary.of("price", new BigDecimal(sign + "99999999.9999")));
      all.add(Boundary.of("integral", new BigDecimal(sign + "9".repeat(38))));
      all.add(Boundary.of("duration", new BigDecimal(sign + "9".repeat(21))));
    }
    all.add(Boundary.of("date", LocalDate.of(1000, 1, 1)));
    all.add(Boundary.of("date", LocalDate.of(9999, 12, 31)));
    all.add(Boundary.of("time", LocalTime.of(23, 59, 59, 999_999_000)));
    all.add(Boundary.of("date_time", LocalDateTime.of(9999, 12, 31, 23, 59, 59, 499_999_000)));
    all.add(Boundary.of("date_time", LocalDateTime.of(1970, 1, 1, 0, 0, 0, 1_000)));
    all.add(Boundary.of("year", Year.MAX_VALUE));
    all.add(Boundary.of("zone", "America/Argentina/ComodRivadavia"));
    all.addAll(ownBoundaries());
    return all;
  }

  /** Returns what is written in its own way: instants, UUIDs, JSON and arrays. */
  abstract List<Boundary> ownBoundaries();
}

package dev.stopover.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import dev.stopover.entity.References;
import dev.stopover.entity.ServerDefault;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.models.Models;
import dev.stopover.report.DriftText;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import dev.stopover.verify.Drift;
import dev.stopover.verify.ExpectedSchema;
import dev.stopover.verify.RoundTrip;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Models change, and the files that are written follow them there and back. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RevisionContract {

  private final ServerSpec spec;
  private Server server;
  @TempDir private Path root;

  RevisionContract(String spec) {
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

  /** Shops and their orders, in the words that SQL keeps for itself. */
  @NullMarked
  static final class First {

    @Entity
    @Table(name = "order", indexes = @Index(columnList = "select desc, shop_id"))
    record Order(
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
        @Column(name = "select", length = 20) String select,
        @References(Shop.class) int shopId,
        @Column(precision = 10, scale = 2) BigDecimal price,
        @ServerDefault("now()") LocalDateTime madeAt) {}

    @Entity
    @Table(comment = "it's a shop")
    record Shop(
        @Id int id,
        @Column(unique = true) String name,
        @Column(comment = "in 'miles'") @Nullable Integer distance) {}
  }

  /** The same, half a year later. */
  @NullMarked
  static final class Second {

    @Entity
    @Table(
        name = "order",
        uniqueConstraints = @UniqueConstraint(columnNames = {"shop_id", "select"}))
    record Order(
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
        @Column(name = "select", length = 200) String select,
        @ManyToOne(optional = false) @JoinColumn(name = "shop_id") Shop shop,
        @Column(precision = 12, scale = 2) @Nullable BigDecimal price,
        @ServerDefault("0") int items,
        @ServerDefault("now()") LocalDateTime madeAt) {}

    @Entity
    @Table(comment = "no shop like it")
    record Shop(
        @Id long id,
        @Column(unique = true) String name,
        @Column(comment = "in 'miles'") @Nullable Integer distance) {}

    @Entity
    record Visit(
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Integer id,
        @ManyToOne @JoinColumn(name = "shop_id") @Nullable Shop shop,
        @ManyToOne @JoinColumn(name = "previous_id") @Nullable Visit previous) {}
  }

  private static final Decisions ALLOWED =
      Decisions.NONE.withLossAllowed(true).withEmptyTables(Set.of("order"));

  private final Models first = Models.of(First.Order.class, First.Shop.class);
  private final Models second =
      Models.of(Second.Order.class, Second.Shop.class, Second.Visit.class);

  @Test
  void followsTheModelsThereAndBack() throws IOException {
    var directory = directory();
    var revisions = Revisions.in(settings(directory), directory);

    var one =
        revisions.autogenerate(expected(first), server, "create shops", Decisions.NONE).get(0);
    assertThat(one.up()).hasFileName("V1__create_shops.sql").exists();
    assertThat(one.down()).hasFileName("U1__create_shops.sql").exists();
    assertThat(revisions.autogenerate(expected(first), server, "again", Decisions.NONE)).isEmpty();

    assertThat(drift(second, directory).isEmpty()).isFalse();
    var two = revisions.autogenerate(expected(second), server, "More & more!", ALLOWED).get(0);
    assertThat(two.up()).hasFileName("V2__more_more.sql");
    assertThat(drift(second, directory).differences()).isEmpty();
    assertThat(RoundTrip.of(settings(directory), server)).matches(RoundTrip::isClean);

    var three = revisions.autogenerate(expected(first), server, "back", ALLOWED).get(0);
    assertThat(Files.readString(three.up())).contains("-- stopover: lossy visit\n");
    assertThat(drift(first, directory).differences()).isEmpty();
    assertThat(RoundTrip.of(settings(directory), server)).matches(RoundTrip::isClean);
  }

  @Test
  void exchangesTheIndexThatServesAForeignKey() throws IOException {
    @Entity
    @Table(name = "shop")
    record Shop(@Id int id) {}
    @Entity
    @Table(name = "sale")
    record Sale(@Id int id, @References(Shop.class) int shopId, int day) {}
    @Entity
    @Table(name = "sale", indexes = @Index(columnList = "shop_id, day"))
    record IndexedSale(@Id int id, @References(Shop.class) int shopId, int day) {}
    var directory = directory();
    var revisions = Revisions.in(settings(directory), directory);
    var plain = Models.of(Shop.class, Sale.class);
    var indexed = Models.of(Shop.class, IndexedSale.class);
    revisions.autogenerate(expected(plain), server, "plain", Decisions.NONE).get(0);
    revisions.autogenerate(expected(indexed), server, "indexed", Decisions.NONE).get(0);
    assertThat(drift(indexed, directory).differences()).isEmpty();
    revisions.autogenerate(expected(plain), server, "plain again", Decisions.NONE).get(0);
    assertThat(drift(plain, directory).differences()).isEmpty();
    assertThat(RoundTrip.of(settings(directory), server)).matches(RoundTrip::isClean);
  }

  /** A table, and what becomes of it. */
  @NullMarked
  static final class Shows {

    @Entity
    @Table(name = "show_")
    record Plain(@Id int id, int price) {}

    @Entity
    @Table(name = "show_")
    record Renamed(@Id int id, int ticketPrice) {}

    @Entity
    @Table(name = "event")
    record Moved(@Id int id, int ticketPrice, @Nullable String hint) {}

    @Entity
    @Table(name = "show_", indexes = @Index(name = "by_seats", columnList = "seats"))
    record Seated(@Id int id, int price, int seats) {}
  }

  @Test
  void asksWhatIsRenamedAndRenames() throws IOException {
    var directory = directory();
    var revisions = Revisions.in(settings(directory), directory);
    revisions.autogenerate(expected(Models.of(Shows.Plain.class)), server, "a", Decisions.NONE);

    var renamed = expected(Models.of(Shows.Renamed.class));
    assertThatThrownBy(() -> revisions.autogenerate(renamed, server, "b", ALLOWED))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            """
            Something is dropped where something like it is added, and only you know whether it \
            goes on under another name.
            If it does, pass: --rename show_.price=ticket_price
            If it does not, pass --no-rename.""");
    var asked = new ArrayList<String>();
    var column =
        revisions.autogenerate(
            renamed,
            server,
            "b",
            Decisions.NONE.withAsking(
                word -> {
                  asked.add(word);
                  return true;
                }));
    assertThat(asked).containsExactly("show_.price=ticket_price");
    assertThat(statements(column.get(0).up()))
        .containsExactly("ALTER TABLE show_ RENAME COLUMN price TO ticket_price;");
    assertThat(statements(column.get(0).down()))
        .containsExactly("ALTER TABLE show_ RENAME COLUMN ticket_price TO price;");

    var table =
        revisions.autogenerate(
            expected(Models.of(Shows.Moved.class)),
            server,
            "c",
            Decisions.NONE.withRenames(List.of("show_=event")));
    assertThat(statements(table.get(0).up()))
        .startsWith("ALTER TABLE show_ RENAME TO event;")
        .hasSize(2);
    assertThat(statements(table.get(0).down())).endsWith("ALTER TABLE event RENAME TO show_;");
    assertThat(RoundTrip.of(settings(directory), server)).matches(RoundTrip::isClean);
  }

  @Test
  void asksWhatRowsGetAndFillsThem() throws IOException {
    var directory = directory();
    var revisions = Revisions.in(settings(directory), directory);
    revisions.autogenerate(expected(Models.of(Shows.Plain.class)), server, "a", Decisions.NONE);
    var seated = expected(Models.of(Shows.Seated.class));

    assertThatThrownBy(() -> revisions.autogenerate(seated, server, "b", Decisions.NONE))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            """
            The column show_.seats becomes NOT NULL without a default, so the migration would fail \
            where there are rows without a value.
            Say what they get (an SQL expression): --fill "show_.seats=…"
            or that the table has no rows: --assume-empty show_""");
    var filled =
        revisions.autogenerate(
            seated, server, "b", Decisions.NONE.withFills(Map.of("show_.seats", "price * 2")));
    assertThat(Files.readString(filled.get(0).up())).isEqualTo(filledScript());
    assertThat(revisions.autogenerate(expected(Models.of(Shows.Plain.class)), server, "c", ALLOWED))
        .hasSize(1);
    var assumed =
        revisions.autogenerate(
            seated, server, "d", Decisions.NONE.withEmptyTables(Set.of("show_")));
    assertThat(Files.readString(assumed.get(0).up()))
        .contains("-- stopover: assumes empty show_\n");
    assertThatThrownBy(
            () ->
                revisions.autogenerate(
                    expected(Models.of(Shows.Plain.class)),
                    server,
                    "e",
                    ALLOWED.withFills(Map.of("show_.seat", "1"))))
        .hasMessage(
            "--fill is said of show_.seat, which no change makes NOT NULL. Leave it out, or correct the name.");
  }

  /** Return the script that adds the number of seats, which is twice the price, with its index. */
  abstract String filledScript();

  static List<String> statements(Path file) throws IOException {
    return Files.readString(file)
        .lines()
        .filter(line -> !line.isEmpty() && !line.startsWith("--"))
        .toList();
  }

  final Path rootDirectory() throws IOException {
    return directory();
  }

  final Server server() {
    return server;
  }

  @Test
  void refusesToLoseDataUnlessTold() throws IOException {
    var directory = directory();
    var revisions = Revisions.in(settings(directory), directory);
    var expected = expected(second);
    revisions.autogenerate(expected, server, "all", Decisions.NONE).get(0);

    var narrower = expected(first);
    assertThatThrownBy(() -> revisions.autogenerate(narrower, server, "less", Decisions.NONE))
        .isInstanceOf(StopoverException.class)
        .hasMessage(lossMessage());
    assertThat(files(directory)).containsExactly("U1__all.sql", "V1__all.sql");
  }

  abstract String lossMessage();

  @Test
  void acceptsWhateverNameAModelLeavesOpen() throws IOException {
    var directory = directory();
    Files.writeString(directory.resolve("V1__by_hand.sql"), byHand());
    assertThat(DriftText.ofModels(drift(first, directory), "migrations"))
        .isEqualTo("The models and the migrations agree." + notCompared());
  }

  /** Return what is told of what that script says and no model can. */
  String notCompared() {
    return "";
  }

  /** Return a script that makes what the first models expect, with names of its own. */
  abstract String byHand();

  @Test
  void tellsWhatAReviewerNeeds() throws IOException {
    var directory = directory();
    Files.writeString(directory.resolve("V1__by_hand.sql"), differentByHand());
    assertThat(DriftText.ofModels(drift(first, directory), "migrations"))
        .isEqualToNormalizingNewlines(driftText());
  }

  abstract String differentByHand();

  abstract String driftText();

  @Test
  void writesWhatLooksLikeAPlaceholder() throws IOException {
    @Entity
    @Table(comment = "costs ${price}")
    record Priced(@Id int id) {}
    var directory = directory();
    Revisions.in(settings(directory), directory)
        .autogenerate(expected(Models.of(Priced.class)), server, "priced", Decisions.NONE);
    assertThat(files(directory))
        .containsExactly("U1__priced.sql", "V1__priced.sql", "V1__priced.sql.conf");
    assertThat(drift(Models.of(Priced.class), directory).differences()).isEmpty();
  }

  @Test
  void namesWhatItDoesNotCompare() throws IOException {
    @Entity
    @Table(name = "single")
    record Single(@Id int id) {}
    var directory = directory();
    Files.writeString(
        directory.resolve("V1__view.sql"),
        "CREATE TABLE single (id int PRIMARY KEY); CREATE VIEW v AS SELECT id FROM single;");
    assertThat(DriftText.ofModels(drift(Models.of(Single.class), directory), "migrations"))
        .matches("The models and the migrations agree\\.\\RNot compared: view (public\\.)?v\\.");
  }

  @Test
  void writesEmptyFilesToBeFilledIn() throws IOException {
    var directory = directory();
    var revision = Revisions.in(settings(directory), directory).empty("Backfill prices");
    assertThat(Files.readString(revision.up()))
        .isEqualTo("-- Backfill prices\n-- Write here what leads to this version.\n");
    assertThat(files(directory))
        .containsExactly("U1__backfill_prices.sql", "V1__backfill_prices.sql");
  }

  @Test
  void namesTheModelThatTheServerDoesNotTake() {
    @Entity
    record Wrong(@Id int id, @Column(columnDefinition = "nonsense") String text) {}
    var models = Models.of(Wrong.class);
    assertThatThrownBy(() -> ExpectedSchema.of(models, server))
        .isInstanceOf(StopoverException.class)
        .hasMessageStartingWith(Wrong.class.getName() + ": ")
        .hasMessageContaining("nonsense")
        .hasMessageContaining("Correct the model; the statement was");
  }

  private ExpectedSchema expected(Models models) {
    return ExpectedSchema.of(models, server);
  }

  private Drift drift(Models models, Path directory) {
    return Drift.ofMigrations(expected(models), settings(directory), server);
  }

  private Path directory() throws IOException {
    return Files.createTempDirectory(root, "migrations");
  }

  private static MigrationSettings settings(Path directory) {
    return MigrationSettings.defaults(directory);
  }

  private static List<String> files(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

package dev.stopover.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.entity.ServerDefault;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.SqlFiles;
import dev.stopover.models.Models;
import dev.stopover.verify.ExpectedSchema;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MySqlRevisionTests extends RevisionContract {

  MySqlRevisionTests() {
    super("mysql:9.7");
  }

  @Entity
  record Gig(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) int id, long seats, int hour) {}

  /** The rows have their values before the one statement that demands them. */
  @Test
  void fillsBeforeAStatementThatChangesMore() throws IOException {
    assertThat(
            up(
                "CREATE TABLE gig (id int NOT NULL PRIMARY KEY, seats int);",
                Gig.class,
                Decisions.NONE.withFills(Map.of("gig.seats", "0", "gig.hour", "20"))))
        .isEqualTo(
            """
            -- expand: it may be null until its rows have a value
            ALTER TABLE gig MODIFY COLUMN seats bigint;

            -- expand: it may be null until its rows have a value
            ALTER TABLE gig ADD COLUMN hour int AFTER seats;

            -- backfill: rows without a value get one, since from now on they must have it
            UPDATE gig SET seats = 0 WHERE seats IS NULL;

            -- backfill: rows without a value get one, since from now on they must have it
            UPDATE gig SET hour = 20 WHERE hour IS NULL;

            SET @stopover_zero = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');

            ALTER TABLE gig MODIFY COLUMN id int NOT NULL AUTO_INCREMENT,
                MODIFY COLUMN seats bigint NOT NULL,
                MODIFY COLUMN hour int NOT NULL;

            SET sql_mode = @stopover_zero;
            """);
  }

  @Entity
  record Talk(
      @Id int id,
      @Column(nullable = false, length = 9) String title,
      @Column(columnDefinition = "datetime ON UPDATE CURRENT_TIMESTAMP")
          @Nullable LocalDateTime changed) {}

  /** Whoever fills a column did not change the row. */
  @Test
  void fillsWithoutATrace() throws IOException {
    assertThat(
            up(
                """
                CREATE TABLE talk (id int NOT NULL PRIMARY KEY, title varchar(9), \
                  changed datetime ON UPDATE CURRENT_TIMESTAMP);
                """,
                Talk.class,
                Decisions.NONE.withFills(Map.of("talk.title", "'?'"))))
        .contains("UPDATE talk SET title = '?', changed = changed WHERE title IS NULL;");
    assertThat(
            up(
                "CREATE TABLE talk (id int NOT NULL PRIMARY KEY, changed datetime, title varchar(9));",
                Talk.class,
                Decisions.NONE.withFills(Map.of("talk.title", "'?'"))))
        .contains("UPDATE talk SET title = '?', changed = changed WHERE title IS NULL;");
  }

  @Entity
  record Seat(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) int id,
      @Column(length = 9) String status,
      int twice) {}

  /** A value may only be one of the new type, and a computed column takes none. */
  @Test
  void fillsWhatHasTheNewType() throws IOException {
    assertThat(
            up(
                "CREATE TABLE seat (id int NOT NULL PRIMARY KEY, status int, twice int AS (status * 2), KEY (twice));",
                Seat.class,
                Decisions.NONE
                    .withFills(Map.of("seat.status", "'new'", "seat.twice", "0"))
                    .withLossAllowed(true)))
        .isEqualTo(
            """
            -- expand: it may be null until its rows have a value
            ALTER TABLE seat DROP INDEX twice,
                DROP COLUMN twice,
                MODIFY COLUMN status varchar(9),
                ADD COLUMN twice int AFTER status,
                ADD KEY twice (twice);

            -- backfill: rows without a value get one, since from now on they must have it
            UPDATE seat SET status = 'new' WHERE status IS NULL;

            -- backfill: rows without a value get one, since from now on they must have it
            UPDATE seat SET twice = 0 WHERE twice IS NULL;

            SET @stopover_zero = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');

            ALTER TABLE seat DROP INDEX twice,
                MODIFY COLUMN id int NOT NULL AUTO_INCREMENT,
                MODIFY COLUMN status varchar(9) NOT NULL,
                MODIFY COLUMN twice int NOT NULL;

            SET sql_mode = @stopover_zero;
            """);
  }

  @Entity
  record Guest(@Id int id, String username, @ServerDefault("'x'") String nickname) {}

  /** A column whose name is written in other letters holds what it held, null too. */
  @Test
  void fillsWhatIsWrittenInOtherLetters() throws IOException {
    var sql =
        "CREATE TABLE guest (id int NOT NULL PRIMARY KEY, userName varchar(255), nickName varchar(255));";

    assertThatThrownBy(() -> up(sql, Guest.class, Decisions.NONE))
        .hasMessageStartingWith(
            "The column guest.username, guest.nickname becomes NOT NULL without a default");
    assertThat(
            up(
                sql,
                Guest.class,
                Decisions.NONE.withFills(Map.of("guest.username", "'a'", "guest.nickname", "'b'"))))
        .isEqualTo(
            """
            -- expand: it may be null until its rows have a value
            ALTER TABLE guest MODIFY COLUMN nickName varchar(255) DEFAULT 'x';

            -- backfill: rows without a value get one, since from now on they must have it
            UPDATE guest SET username = 'a' WHERE username IS NULL;

            -- backfill: rows without a value get one, since from now on they must have it
            UPDATE guest SET nickname = 'b' WHERE nickname IS NULL;

            ALTER TABLE guest CHANGE COLUMN userName username varchar(255) NOT NULL AFTER id,
                CHANGE COLUMN nickName nickname varchar(255) NOT NULL DEFAULT 'x' AFTER username;
            """);
  }

  @Entity
  record Cost(@Id int id, int net) {}

  private static final String READERS =
      """
      CREATE VIEW v AS SELECT %1$s FROM cost;
      CREATE TRIGGER r BEFORE INSERT ON cost FOR EACH ROW SET NEW.%1$s = NEW.%1$s + 1;
      CREATE TRIGGER s BEFORE INSERT ON cost FOR EACH ROW FOLLOWS r SET NEW.id = NEW.id + 0;
      CREATE TRIGGER z AFTER INSERT ON cost FOR EACH ROW SET @n = NEW.id;
      """;

  /** What reads a column under its old name goes before the rename, in both directions. */
  @Test
  void triggersThatReadWhatIsRenamedAreMadeAgain() throws IOException {
    var directory = Files.createTempDirectory(rootDirectory(), "migrations");
    Files.writeString(
        directory.resolve("V1__a.sql"),
        "CREATE TABLE cost (id int NOT NULL PRIMARY KEY, price int NOT NULL);\n"
            + READERS.formatted("price"));
    var file =
        Files.writeString(
            Files.createTempDirectory(rootDirectory(), "sql").resolve("readers.sql"),
            READERS.formatted("net"));

    var revision =
        Revisions.in(MigrationSettings.defaults(directory), directory)
            .autogenerate(
                ExpectedSchema.of(Models.of(Cost.class), SqlFiles.in(file), server()),
                server(),
                "b",
                Decisions.NONE.withRenames(List.of("cost.price=net")));

    assertThat(body(revision.get(0).up()))
        .isEqualTo(
            """
            -- view v reads what is renamed, and is made again further down
            DROP VIEW `v`;

            -- trigger s reads what is renamed, and is made again further down
            DROP TRIGGER `s`;

            -- trigger r reads what is renamed, and is made again further down
            DROP TRIGGER `r`;

            ALTER TABLE cost RENAME COLUMN price TO net;

            CREATE TRIGGER `r` BEFORE INSERT ON `cost` FOR EACH ROW
            SET NEW.net = NEW.net + 1;

            CREATE TRIGGER `s` BEFORE INSERT ON `cost` FOR EACH ROW
            FOLLOWS `r`
            SET NEW.id = NEW.id + 0;

            CREATE VIEW `v` AS select `cost`.`net` AS `net` from `cost`;
            """);
    assertThat(body(revision.get(0).down()))
        .isEqualTo(
            """
            DROP TRIGGER `s`;

            DROP TRIGGER `r`;

            DROP VIEW `v`;

            ALTER TABLE cost RENAME COLUMN net TO price;

            CREATE TRIGGER `r` BEFORE INSERT ON `cost` FOR EACH ROW
            SET NEW.price = NEW.price + 1;

            CREATE TRIGGER `s` BEFORE INSERT ON `cost` FOR EACH ROW
            FOLLOWS `r`
            SET NEW.id = NEW.id + 0;

            CREATE VIEW `v` AS select `cost`.`price` AS `price` from `cost`;
            """);
  }

  /** The models cannot say what becomes of it, so it would be gone or fail for good. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "view v    | CREATE VIEW v AS SELECT price FROM cost",
        "trigger r | CREATE TRIGGER r BEFORE INSERT ON cost FOR EACH ROW SET NEW.price = 1",
      })
  void readersThatTheModelsCannotSayHinderARename(String reader, String sql) {
    assertThatThrownBy(
            () ->
                up(
                    "CREATE TABLE cost (id int NOT NULL PRIMARY KEY, price int NOT NULL); " + sql,
                    Cost.class,
                    Decisions.NONE.withRenames(List.of("cost.price=net"))))
        .hasMessage(
            "On MySQL, what reads the old names does not follow a rename: "
                + reader
                + ". Write what it is then into an SQL file beside the models, or drop it in a"
                + " migration before this one and create it again in one after it.");
  }

  private String up(String sql, Class<?> model, Decisions decisions) throws IOException {
    var directory = Files.createTempDirectory(rootDirectory(), "migrations");
    Files.writeString(directory.resolve("V1__a.sql"), sql);
    var revision =
        Revisions.in(MigrationSettings.defaults(directory), directory)
            .autogenerate(ExpectedSchema.of(Models.of(model), server()), server(), "b", decisions);
    return body(revision.get(0).up());
  }

  private static String body(Path script) throws IOException {
    var text = Files.readString(script);
    return text.substring(text.indexOf("\n\n") + 2);
  }

  @Override
  String lossMessage() {
    return """
        The migration would lose data, so it was not written:
          visit: the table is dropped with its rows
          order.items: the column is dropped with its values
          order.select: its type goes from varchar(200) to varchar(20), which cannot hold every value
          order.shop_id: its type goes from bigint to int, which cannot hold every value
          order.price: its type goes from decimal(12,2) to decimal(10,2), which cannot hold every value
          shop.id: its type goes from bigint to int, which cannot hold every value
        Pass --allow-loss if that is what you want, or keep the column or table in the models.""";
  }

  @Override
  String notCompared() {
    return "%nNot compared: collation of table shop (utf8mb4_unicode_ci).".formatted();
  }

  @Override
  String byHand() {
    return """
        CREATE TABLE shop (
          distance int COMMENT 'in ''miles''',
          id int PRIMARY KEY,
          name varchar(255) NOT NULL,
          UNIQUE KEY one_name (name)
        ) COMMENT 'it''s a shop' DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
        CREATE TABLE `order` (
          id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
          `select` varchar(20) NOT NULL,
          shop_id int NOT NULL,
          price decimal(10, 2) NOT NULL,
          made_at datetime(6) DEFAULT now(6) NOT NULL,
          KEY by_select (`select` DESC, shop_id),
          KEY serves_the_foreign_key (shop_id),
          CONSTRAINT of_shop FOREIGN KEY (shop_id) REFERENCES shop (id)
        );
        """;
  }

  @Override
  String differentByHand() {
    return """
        CREATE TABLE shop (
          id int PRIMARY KEY,
          name varchar(255) NOT NULL UNIQUE,
          distance int
        ) COMMENT 'a shop';
        CREATE TABLE `order` (
          id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
          `select` varchar(10) DEFAULT 'x',
          shop_id int NOT NULL,
          made_at datetime(6) DEFAULT now(6) NOT NULL,
          note text,
          KEY order_select_shop_id_idx (`select`, shop_id)
        );
        """;
  }

  @Override
  String driftText() {
    return """
        The models and the migrations disagree in 7 places:

          index order_select_shop_id_idx on order
            models      (`select` DESC, `shop_id`)  (%1$s$Order.select)
            migrations  (`select`, `shop_id`)
            fix         ALTER TABLE `order` DROP INDEX order_select_shop_id_idx,
                            ADD KEY order_select_shop_id_idx (`select` DESC, shop_id);
          column order.note
            models      absent
            migrations  text
            fix         ALTER TABLE `order` DROP COLUMN note;
            loses       order.note: the column is dropped with its values
          column order.select
            models      varchar(20) NOT NULL  (%1$s$Order.select)
            migrations  varchar(10) DEFAULT 'x'
            fix         ALTER TABLE `order` MODIFY COLUMN `select` varchar(20) NOT NULL;
          column order.price
            models      decimal(10,2) NOT NULL  (%1$s$Order.price)
            migrations  absent
            fix         ALTER TABLE `order` ADD COLUMN price decimal(10,2) NOT NULL AFTER shop_id;
          foreign key order_shop_id_fkey on order
            models      FOREIGN KEY (shop_id) REFERENCES shop (id)  (%1$s$Order.shopId)
            migrations  absent
            fix         ALTER TABLE `order` ADD CONSTRAINT order_shop_id_fkey \
        FOREIGN KEY (shop_id) REFERENCES shop (id);
          table shop
            models      comment it's a shop  (%1$s$Shop)
            migrations  comment a shop
            fix         ALTER TABLE shop COMMENT = 'it''s a shop';
          column shop.distance
            models      int COMMENT 'in ''miles'''  (%1$s$Shop.distance)
            migrations  int
            fix         ALTER TABLE shop MODIFY COLUMN distance int COMMENT 'in ''miles''';

        Next step: correct the models, or write the migration with:
          stopover revision --autogenerate -m "…\""""
        .formatted("dev.stopover.revision.RevisionContract$First");
  }

  @Override
  String filledScript() {
    return """
        -- b
        -- Written by Stopover from the models; proven up, down and up again on MySQL 9.7.

        -- expand: show_.seats may be null until its rows have a value
        ALTER TABLE show_ ADD COLUMN seats int AFTER price;

        -- backfill: rows without a value get one
        UPDATE show_ SET seats = price * 2 WHERE seats IS NULL;

        -- contract: from now on show_.seats must have a value
        ALTER TABLE show_ MODIFY COLUMN seats int NOT NULL;

        ALTER TABLE show_ ADD KEY by_seats (seats);
        """;
  }
}

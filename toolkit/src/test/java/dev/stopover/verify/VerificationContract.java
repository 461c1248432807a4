package dev.stopover.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Version;
import dev.stopover.report.VerifyText;
import dev.stopover.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every version is undone and applied again, and what does not survive that is told. */
abstract class VerificationContract {

  private final String spec;
  @TempDir private Path directory;

  VerificationContract(String spec) {
    this.spec = spec;
  }

  @BeforeEach
  void createTables() throws IOException {
    write(
        "V1__venues_and_events.sql",
        """
        CREATE TABLE venues (id int NOT NULL PRIMARY KEY, name varchar(40) NOT NULL UNIQUE,
          capacity int, CONSTRAINT positive CHECK (capacity > 0));
        CREATE TABLE events (id int NOT NULL PRIMARY KEY, title varchar(60) NOT NULL,
          description varchar(200), kind varchar(9) NOT NULL,
          venue_id int NOT NULL, FOREIGN KEY (venue_id) REFERENCES venues (id),
          CONSTRAINT known CHECK (kind IN ('concert', 'play')));
        """);
    write("U1__venues_and_events.sql", "DROP TABLE events; DROP TABLE venues;");
  }

  @Test
  void isCleanWhereEverythingComesBack() throws IOException {
    version(
        2,
        "ALTER TABLE events ADD COLUMN price int DEFAULT 5 NOT NULL",
        "ALTER TABLE events DROP COLUMN price");
    var exchange = "UPDATE events SET kind = CASE kind WHEN 'play' THEN 'concert' ELSE 'play' END";
    version(3, exchange, exchange);

    var verification = verification();

    assertThat(VerifyText.text(verification))
        .isEqualTo("3 versions were applied, undone and applied again, with rows.\n");
    assertThat(verification.isClean()).isTrue();
    assertThat(verification.notFilled()).isEmpty();
    assertThat(verification.versions().get(1).rows()).isGreaterThan(9);
  }

  @Test
  void remembersWhatWasProvenByTheSameScripts(@TempDir Path memory) throws IOException {
    addPrice("price");
    var first = remembered(memory);
    assertThat(first.isClean()).isTrue();
    forge(memory);

    var again = remembered(memory);
    assertThat(again.isClean()).isTrue();
    assertThat(again.versions()).extracting(VersionProof::rows).containsExactly(4711, 4711);
    assertThat(verification().versions()).extracting(VersionProof::rows).doesNotContain(4711);

    addPrice("cost");
    var changed = remembered(memory);
    assertThat(changed.isClean()).isTrue();
    assertThat(changed.versions().get(0).rows()).isEqualTo(4711);
    assertThat(changed.versions().get(1).rows()).isBetween(1, 4710);
  }

  @Test
  void findsInWhatComesAfterIt(@TempDir Path memory) throws IOException {
    addPrice("price");
    assertThat(remembered(memory).isClean()).isTrue();
    forge(memory);
    dropDescription("");
    version(3, "ALTER TABLE venues ADD COLUMN town varchar(9)", "SELECT 1");

    for (var run = 0; run < 2; run++) {
      var found = remembered(memory);
      assertThat(found.versions().get(0).rows()).isEqualTo(4711);
      assertThat(found.findings())
          .hasExactlyElementsOfTypes(Finding.RowsLost.class, Finding.NotUndone.class);
    }
  }

  @Test
  void givenRowsMustSurviveTheVersionsAfterThem() throws IOException {
    addPrice("price");
    version(3, "UPDATE events SET title = 'Matinee' WHERE id = 4711", "SELECT 1");

    assertThat(verification().isClean()).as("no row that is made has this number").isTrue();
    assertThat(VerifyText.text(verification(play(1))))
        .startsWith(
            "The migrations do not stand up to being undone, in 1 place:\n\n"
                + "version 3 loses events.title: 'Evening' became 'Matinee' in the row with id ="
                + " '4711'");
    assertThat(verification(play(3)).isClean()).as("they go in after version 3").isTrue();
  }

  @Test
  void givenRowsAreAmongThoseOfTheSecondHalf() throws IOException {
    addColumns(20);
    version(
        18,
        "ALTER TABLE events ADD COLUMN c18 int; UPDATE events SET title = 'Matinee' WHERE id = 4711",
        "ALTER TABLE events DROP COLUMN c18");

    for (var after : new int[] {2, 16}) {
      assertThat(verification(play(after)).findings())
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.RowsLost.class, found -> assertThat(found.version()).hasToString("18"));
    }
  }

  @Test
  void givenRowsMustGetThrough() throws IOException {
    version(
        2,
        "ALTER TABLE events ADD CONSTRAINT brief CHECK (title <> 'Evening')",
        "ALTER TABLE events DROP CONSTRAINT brief");
    addLater(3);

    assertThat(verification().isClean()).isTrue();
    var verification = verification(play(1));
    assertThat(verification.findings())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.RowsRefused.class,
            found -> {
              assertThat(found.version()).hasToString("2");
              assertThat(found.reason()).contains("brief");
            });
  }

  @Test
  void givenRowsGetThroughWhereThoseThatAreMadeDoNot() throws IOException {
    version(
        2,
        "ALTER TABLE events ADD CONSTRAINT brief CHECK (title = 'Evening')",
        "ALTER TABLE events DROP CONSTRAINT brief; UPDATE events SET title = 'Lost'");
    addLater(3);

    var verification = verification(play(1));

    assertThat(verification.versions().get(1).notes()).singleElement().asString().contains("brief");
    assertThat(verification.findings())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.RowsLost.class, found -> assertThat(found.version()).hasToString("2"));
  }

  @Test
  void otherGivenRowsAreProvenAnew(@TempDir Path memory) throws IOException {
    addPrice("price");
    assertThat(remembered(memory, play(1)).isClean()).isTrue();
    forge(memory);

    assertThat(remembered(memory, play(1)).versions().get(1).rows()).isEqualTo(4711);
    assertThat(remembered(memory, new Play(1, "Night")).versions().get(1).rows())
        .isBetween(1, 4710);
  }

  @Test
  void givenRowsNeedAVersionThatIsThere() {
    assertThatThrownBy(() -> verification(play(7)))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "The rows of Evening are to go in after version 7, which is not among the migrations"
                + " (1). Name one of these.");
  }

  private static Play play(int after) {
    return new Play(after, "Evening");
  }

  /** One play in one venue. */
  private record Play(int version, String title) implements GivenRows {

    @Override
    public Version after() {
      return Version.of(String.valueOf(version));
    }

    @Override
    public String place() {
      return title;
    }

    @Override
    public String content() {
      return title;
    }

    @Override
    public void load(DataSource database, DatabaseUrl url) {
      try (var connection = database.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("INSERT INTO venues VALUES (4711, 'Theatre', 9)");
        statement.execute(
            "INSERT INTO events (id, title, kind, venue_id) VALUES (4711, '%s', 'play', 4711)"
                .formatted(title));
      } catch (SQLException e) {
        throw StopoverException.database("refused: " + e.getMessage(), e);
      }
    }
  }

  private Verification verification(GivenRows rows) {
    return Verification.of(
        MigrationSettings.defaults(directory),
        TestServers.get(spec),
        new ProofRows(true, List.of(rows)));
  }

  private void addLater(int version) throws IOException {
    version(
        version, "ALTER TABLE events ADD COLUMN later int", "ALTER TABLE events DROP COLUMN later");
  }

  @Test
  void provesTheSecondHalfOfManyVersionsAtTheSameTime() throws IOException {
    addColumns(20);
    var settings = MigrationSettings.defaults(directory);

    var half =
        SecondHalf.of(
            settings,
            TestServers.get(spec),
            ProofRows.MADE,
            MigrationFiles.in(settings),
            /* known= */ 1);

    assertThat(half.orElseThrow().await().orElseThrow().versions())
        .hasSize(10)
        .allMatch(proof -> proof.rows() > 9)
        .extracting(proof -> proof.version().toString())
        .startsWith("12")
        .endsWith("21");
    var whole = verification();
    assertThat(whole.isClean()).isTrue();
    assertThat(whole.notFilled()).isEmpty();
    assertThat(whole.versions()).extracting(VersionProof::description).hasSize(21);
    assertThat(whole.versions()).isSortedAccordingTo(Comparator.comparing(VersionProof::version));
  }

  @Test
  void provesOneAfterTheOtherWhereAScriptReachesBeyondItsDatabase() throws IOException {
    addColumns(20);
    write("U7__change.sql", "DROP  user nobody");
    var settings = MigrationSettings.defaults(directory);

    assertThat(
            SecondHalf.of(
                settings,
                TestServers.get(spec),
                ProofRows.MADE,
                MigrationFiles.in(settings),
                /* known= */ 1))
        .isEmpty();
  }

  @Test
  void tellsWhatIsWrongInTheSecondHalfOfManyVersions() throws IOException {
    addColumns(20);
    write("U18__change.sql", "SELECT 1");

    var verification = verification();

    assertThat(verification.versions()).hasSize(21);
    assertThat(verification.findings())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.NotUndone.class, found -> assertThat(found.version()).hasToString("18"));
  }

  private void addColumns(int number) throws IOException {
    for (var version = 2; version < 2 + number; version++) {
      version(
          version,
          "ALTER TABLE events ADD COLUMN c%d int".formatted(version),
          "ALTER TABLE events DROP COLUMN c%d".formatted(version));
    }
  }

  private void addPrice(String column) throws IOException {
    version(
        2,
        "ALTER TABLE events ADD COLUMN " + column + " int",
        "ALTER TABLE events DROP COLUMN " + column);
  }

  private Verification remembered(Path memory, GivenRows... rows) {
    return Verification.remembered(
        MigrationSettings.defaults(directory),
        TestServers.get(spec),
        new ProofRows(true, List.of(rows)),
        memory);
  }

  /** Have it say what no run can find. */
  private static void forge(Path memory) throws IOException {
    try (var files = Files.list(memory)) {
      for (var file : files.toList()) {
        Files.writeString(
            file, Files.readString(file).replaceAll("\"rows\" : \\d+", "\"rows\" : 4711"));
      }
    }
  }

  @Test
  void tellsWhatAVersionLosesThatDoesNotSaySo() throws IOException {
    dropDescription("");

    var verification = verification();

    assertThat(verification.isClean()).isFalse();
    assertThat(VerifyText.text(verification))
        .startsWith(
            "The migrations do not stand up to being undone, in 1 place:\n\n"
                + "version 2 loses events.description: 't5")
        .contains(" became NULL in the row with id = '10000000")
        .endsWith(
            " rows are not as before, once it was applied and undone.\n"
                + "  Next step: keep the data, or say in V2__change.sql that it goes:\n"
                + "    -- stopover: lossy events.description\n");
  }

  @Test
  void acceptsWhatAVersionSaysThatItLoses() throws IOException {
    dropDescription("-- stopover: lossy events.description: nobody reads it\n");

    assertThat(verification().findings()).isEmpty();
  }

  @Test
  void tellsRowsThatAreGone() throws IOException {
    version(2, "DELETE FROM events WHERE kind = 'play' OR kind = 'concert'", "SELECT 1");

    assertThat(VerifyText.text(verification()))
        .contains("version 2 loses events: ", " rows before, 0 after");
  }

  @Test
  void tellsThatAVersionFailsWhereThereAreRows() throws IOException {
    version(
        2,
        "ALTER TABLE events ADD COLUMN price int NOT NULL" + noImplicitDefault(),
        "ALTER TABLE events DROP COLUMN price");

    assertThat(VerifyText.text(verification()))
        .contains(
            "version 2 fails where there are rows: V2__change.sql failed in line ",
            "-- stopover: assumes empty TABLE");
  }

  /** Return what makes the server refuse a new column of rows that are there. */
  abstract String noImplicitDefault();

  @Test
  void acceptsThatAVersionSaysThatThereAreNoRows() throws IOException {
    version(
        2,
        "-- stopover: assumes empty events\n"
            + "ALTER TABLE events ADD COLUMN price int NOT NULL"
            + noImplicitDefault(),
        "ALTER TABLE events DROP COLUMN price");

    assertThat(verification().findings()).isEmpty();
  }

  @Test
  void takesNoOffenceAtAConstraintThatSomeRowsDoNotFit() throws IOException {
    version(
        2,
        "ALTER TABLE venues ADD CONSTRAINT small CHECK (capacity < 100)",
        "ALTER TABLE venues DROP CONSTRAINT small");

    var verification = verification();

    assertThat(verification.findings()).isEmpty();
    assertThat(VerifyText.text(verification))
        .contains("\nNote: V2__change.sql is refused where rows do not fit it: ");
  }

  @Test
  void tellsThatADownScriptIsMissing() throws IOException {
    write("V2__change.sql", "ALTER TABLE events ADD COLUMN price int");

    assertThat(VerifyText.text(verification()))
        .contains(
            "version 2 cannot be undone: U2__change.sql is missing.\n"
                + "  Next step: write it, or say in V2__change.sql:\n"
                + "    -- stopover: irreversible because …\n");
  }

  @Test
  void leavesAVersionThatSaysThatThereIsNoWayBack() throws IOException {
    write(
        "V2__change.sql",
        "-- stopover: irreversible because the old prices are gone\nALTER TABLE events ADD COLUMN price int");
    version(3, "ALTER TABLE events ADD COLUMN stage int", "ALTER TABLE events DROP COLUMN stage");

    var verification = verification();

    assertThat(VerifyText.text(verification))
        .isEqualTo(
            "2 versions were applied, undone and applied again, with rows.\n\n"
                + "Note: version 2 says that it cannot be undone: the old prices are gone\n");
  }

  @Test
  void tellsWhatADownScriptLeavesBehind() throws IOException {
    version(
        2, "CREATE TABLE tags (id int); ALTER TABLE events ADD COLUMN tag int", "DROP TABLE tags");
    version(3, "CREATE TABLE more (id int)", "DROP TABLE more");

    var verification = verification();

    assertThat(VerifyText.text(verification))
        .contains(
            "version 2 is not undone: after U2__change.sql the schema is not the one before it, in 1 place:\n\n"
                + "  column events.tag\n    before  absent\n");
    assertThat(verification.findings()).hasSize(1);
  }

  @Test
  void tellsThatADownScriptFails() throws IOException {
    version(2, "CREATE TABLE tags (id int)", "DROP TABLE tag");

    assertThat(VerifyText.text(verification()))
        .contains("version 2 cannot be undone: U2__change.sql failed in line 1: ")
        .contains("  Next step: correct U2__change.sql.\n");
  }

  @Test
  void undoesRepeatableMigrationsWithTheRest() throws IOException {
    write("R__titles.sql", "CREATE OR REPLACE VIEW titles AS SELECT title FROM events");
    write("R__more.sql", "CREATE OR REPLACE VIEW more AS SELECT 1 AS one");

    write(
        "U1__venues_and_events.sql",
        "DROP VIEW IF EXISTS titles; DROP TABLE events; DROP TABLE venues;");

    assertThat(VerifyText.text(verification()))
        .contains("The migrations were undone, but the database is not empty, in 1 place:")
        .contains("  view more\n");
  }

  @Test
  void throwsWhereAnUpScriptFailsWithoutRows() throws IOException {
    version(2, "ALTER TABLE evens ADD COLUMN price int", "SELECT 1");

    assertThatThrownBy(this::verification)
        .isInstanceOf(StopoverException.class)
        .hasMessageContaining("V2__change.sql failed");
  }

  private void dropDescription(String comment) throws IOException {
    version(
        2,
        comment + "ALTER TABLE events DROP COLUMN description",
        "ALTER TABLE events ADD COLUMN description varchar(200)" + afterTitle());
  }

  /** Return what puts a column where it was, where the engine can. */
  abstract String afterTitle();

  private void version(int version, String up, String down) throws IOException {
    write("V%d__change.sql".formatted(version), up);
    write("U%d__change.sql".formatted(version), down);
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(directory.resolve(name), sql);
  }

  private Verification verification() {
    return Verification.of(MigrationSettings.defaults(directory), TestServers.get(spec));
  }
}

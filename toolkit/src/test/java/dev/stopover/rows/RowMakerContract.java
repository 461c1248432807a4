package dev.stopover.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stopover.catalog.CatalogReader;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.rows.RowMaker.Kind;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.TestServers;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows can be made for whatever tables there are, and told apart when they change. */
abstract class RowMakerContract {

  private final Server server;
  private final Dialect dialect;
  private Database database;

  RowMakerContract(String spec) {
    server = TestServers.get(spec);
    dialect = Dialect.of(server.engine());
  }

  @BeforeEach
  void createDatabase() {
    database = server.create();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  /** Return statements that make a table with a column of every type, and one of every oddity. */
  abstract String[] everyType();

  @Test
  void fillsColumnsOfEveryType() throws SQLException {
    run(everyType());

    var filled = fill(Kind.BOUNDARIES);

    assertThat(filled.notFilled()).isEmpty();
    assertThat(filled.rows()).isNotEmpty();
    assertThat(columnsWithoutValues()).isEmpty();
  }

  /** Return the columns that hold nothing but nulls. */
  private Set<String> columnsWithoutValues() throws SQLException {
    var empty = new TreeSet<String>();
    for (var table : schema().tables()) {
      for (var column : table.columns()) {
        if (number(
                "SELECT count(%s) FROM %s"
                    .formatted(
                        dialect.identifier(column.name()), dialect.identifier(table.name().name())))
            == 0) {
          empty.add(column.name());
        }
      }
    }
    return empty;
  }

  @Test
  void fillsTablesThatPointToOneAnother() throws SQLException {
    run(
        "CREATE TABLE z_country (code char(2) NOT NULL PRIMARY KEY)",
        "CREATE TABLE city (id int NOT NULL PRIMARY KEY, country char(2) NOT NULL, twin int,"
            + " FOREIGN KEY (country) REFERENCES z_country (code),"
            + " FOREIGN KEY (twin) REFERENCES city (id))",
        "CREATE TABLE mayor (city int NOT NULL PRIMARY KEY, FOREIGN KEY (city) REFERENCES city (id))",
        "CREATE TABLE street (city int NOT NULL, number int NOT NULL, PRIMARY KEY (city, number),"
            + " FOREIGN KEY (city) REFERENCES city (id))",
        "CREATE TABLE house (id int NOT NULL PRIMARY KEY, city int, street int,"
            + " FOREIGN KEY (city, street) REFERENCES street (city, number))",
        "CREATE TABLE itself (id int NOT NULL PRIMARY KEY, parent int NOT NULL,"
            + " FOREIGN KEY (parent) REFERENCES itself (id))");

    var filled = fill(Kind.BOUNDARIES);

    assertThat(filled.notFilled()).isEmpty();
    assertThat(filled.rows().values()).hasSize(6).allMatch(rows -> rows >= 3);
    assertThat(number("SELECT count(street) FROM house")).isPositive();
    assertThat(number("SELECT count(*) FROM house WHERE street IS NULL")).isPositive();
  }

  @Test
  void satisfiesChecks() throws SQLException {
    run(
        "CREATE TABLE t (id int NOT NULL PRIMARY KEY, state varchar(9) NOT NULL,"
            + " amount int NOT NULL, code varchar(20) NOT NULL, starts date, ends date,"
            + " CHECK (state IN ('open', 'shut')), CHECK (amount BETWEEN 10 AND 20),"
            + " CHECK (char_length(code) = 7), CHECK (ends > starts))");

    assertThat(fill(Kind.BOUNDARIES).notFilled()).isEmpty();
    assertThat(number("SELECT count(*) FROM t")).isGreaterThan(2);
  }

  @Test
  void tellsATableThatNoRowFits() throws SQLException {
    run("CREATE TABLE t (id int NOT NULL PRIMARY KEY, CHECK (id * 0 = 1))");

    assertThat(fill(Kind.BOUNDARIES).notFilled())
        .hasSize(1)
        .allSatisfy(
            (table, reason) ->
                assertThat(reason).startsWith("the server accepts no row that was tried"));
  }

  @Test
  void addsRowsToThoseThatAreThere() throws SQLException {
    run("CREATE TABLE t (id int NOT NULL PRIMARY KEY, word varchar(30) NOT NULL UNIQUE)");

    fill(Kind.ORDINARY);
    fill(Kind.ORDINARY);

    assertThat(number("SELECT count(*) FROM t")).isEqualTo(6);
  }

  @Test
  void tellsWhatChangedInTheMeantime() throws SQLException {
    run(
        "CREATE TABLE t (id int NOT NULL PRIMARY KEY, a varchar(30), b varchar(30), c timestamp NULL)",
        "CREATE TABLE u (a int)",
        "INSERT INTO t VALUES (1, 'x', 'y', '2001-01-01 00:00:00'), (2, 'x', 'z', NULL)",
        "INSERT INTO u VALUES (1), (2)");
    var before = RowSnapshot.of(database.dataSource(), schema(), dialect);

    run(
        "UPDATE t SET b = NULL, c = CURRENT_TIMESTAMP WHERE id = 2",
        "DELETE FROM u WHERE a = 2",
        "INSERT INTO u VALUES (3)",
        "INSERT INTO t VALUES (3, 'x', 'y', NULL)");

    assertThat(before.count()).isEqualTo(4);
    assertThat(before.lostIn(RowSnapshot.of(database.dataSource(), schema(), dialect)))
        .extracting(LostRows::object, LostRows::count, LostRows::rows, LostRows::example)
        .containsExactly(
            tuple("t.b", 1, 2, "'z' became NULL in the row with id = '2'"),
            tuple("u.a", 1, 2, "'2' is not there any more"));
  }

  private FilledTables fill(Kind kind) {
    var schema = schema();
    return RowMaker.of(dialect, kind)
        .fill(
            database.dataSource(),
            schema,
            schema.tables().stream().map(Table::name).collect(Collectors.toSet()));
  }

  private Schema schema() {
    return CatalogReader.of(dialect, Set.of()).read(database.dataSource());
  }

  private int number(String query) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return result.getInt(1);
    }
  }

  private void run(String... statements) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}

package dev.stopover.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.model.Schema;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every kind of change to a table is the SQL that a careful person would write. */
@TestInstance(Lifecycle.PER_CLASS)
final class PostgreSqlTableStatementsTests {

  private final Dialect dialect = Dialect.of(Engine.POSTGRESQL);
  private Server server;

  @BeforeAll
  void startServer() {
    server = Server.start(ServerSpec.parse("postgres:17"));
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @Test
  void createsTable() {
    assertThat(
            statements(
                "",
                """
                CREATE UNLOGGED TABLE a (
                  id serial PRIMARY KEY, "order" varchar(20) COLLATE "C" DEFAULT 'x' NOT NULL,
                  n int GENERATED ALWAYS AS IDENTITY (START WITH 5), k int CHECK (k > 0)
                ) WITH (fillfactor = 70);
                ALTER TABLE a ALTER n SET STATISTICS 7;
                COMMENT ON CONSTRAINT a_k_check ON a IS 'it''s';
                """))
        .containsExactly(
            """
            CREATE UNLOGGED TABLE a (
                id serial,
                "order" varchar(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL,
                n integer GENERATED ALWAYS AS IDENTITY (START WITH 5) NOT NULL,
                k integer,
                CONSTRAINT a_pkey PRIMARY KEY (id),
                CONSTRAINT a_k_check CHECK ((k > 0))
            )
            WITH (fillfactor = 70)""",
            "ALTER TABLE a ALTER COLUMN n SET STATISTICS 7",
            "COMMENT ON CONSTRAINT a_k_check ON a IS 'it''s'");
  }

  @Test
  void renamesChecksOfPartitions() {
    var tables =
        """
        CREATE TABLE m (id int, CONSTRAINT %s CHECK (id > 0)) PARTITION BY RANGE (id);
        CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (9) PARTITION BY LIST (id);
        CREATE TABLE m1a PARTITION OF m1 FOR VALUES IN (1);
        """;
    assertThat(statements(tables.formatted("old"), tables.formatted("young")))
        .containsExactly("ALTER TABLE m RENAME CONSTRAINT old TO young");
  }

  /** No partition is taken off for it: attaching it again would read all its rows. */
  @Test
  void dropsIndexOfPartitionsOfPartitions() {
    var tables =
        """
        CREATE TABLE m (id int, k int, x int) PARTITION BY RANGE (id);
        CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (9) PARTITION BY LIST (k);
        CREATE TABLE m1a PARTITION OF m1 FOR VALUES IN (1);
        CREATE INDEX m_x ON m (x);
        """;
    assertThat(statements(tables + "CREATE INDEX m_k ON m (k);", tables))
        .containsExactly("DROP INDEX m_k");
    assertThat(statements(tables + "ALTER TABLE m ADD PRIMARY KEY (id, k);", tables))
        .filteredOn(statement -> !statement.contains("SET NOT NULL"))
        .filteredOn(statement -> !statement.contains("DROP NOT NULL"))
        .containsExactly("ALTER TABLE m DROP CONSTRAINT m_pkey");
  }

  /** No row is read again, and no index built: also not for the foreign keys that point there. */
  @Test
  void renamesConstraints() {
    assertThat(
            statements(
                """
                CREATE TABLE p (id int CONSTRAINT pk PRIMARY KEY, u int CONSTRAINT un UNIQUE,
                  CONSTRAINT ch CHECK (u > 0));
                CREATE TABLE c (id int CONSTRAINT stays REFERENCES p, u int CONSTRAINT fk REFERENCES p (u));
                """,
                """
                CREATE TABLE p (id int CONSTRAINT "p key" PRIMARY KEY, u int CONSTRAINT un2 UNIQUE,
                  CONSTRAINT ch2 CHECK (u > 0));
                CREATE TABLE c (id int CONSTRAINT stays REFERENCES p, u int CONSTRAINT fk2 REFERENCES p (u));
                """))
        .containsExactly(
            "ALTER TABLE p RENAME CONSTRAINT un TO un2",
            "ALTER TABLE c RENAME CONSTRAINT fk TO fk2",
            "ALTER TABLE p RENAME CONSTRAINT pk TO \"p key\"",
            "ALTER TABLE p RENAME CONSTRAINT ch TO ch2");
  }

  /** The indexes of the partitions stay where they are. */
  @Test
  void renamesKeysOfPartitionedTables() {
    var tables =
        """
        CREATE TABLE p (a int, b int) PARTITION BY RANGE (a);
        CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
        ALTER TABLE p ADD CONSTRAINT %1$s PRIMARY KEY (a);
        CREATE INDEX %2$s ON p (b);
        CREATE TABLE c (a int CONSTRAINT %3$s REFERENCES p);
        COMMENT ON INDEX %2$s IS 'it is said of it by any name';
        """;
    assertThat(statements(tables.formatted("k", "i", "f"), tables.formatted("k2", "i2", "f2")))
        .containsExactly(
            "ALTER TABLE p RENAME CONSTRAINT k TO k2",
            "ALTER TABLE c RENAME CONSTRAINT f TO f2",
            "ALTER INDEX i RENAME TO i2");
  }

  /**
   * What a table had from its parent alone becomes its own, and goes with a statement of its own.
   */
  @Test
  void takesTablesOffTheirParents() {
    assertThat(
            statements(
                "CREATE TABLE p (a int, CONSTRAINT k CHECK (a > 0)); CREATE TABLE c () INHERITS (p)",
                "CREATE TABLE p (a int, CONSTRAINT k CHECK (a > 0)); CREATE TABLE c (a int)"))
        .containsExactly("ALTER TABLE c NO INHERIT p", "ALTER TABLE c DROP CONSTRAINT k");
  }

  @Test
  void altersStorage() {
    assertThat(
            statements(
                "CREATE TABLE a (b text) WITH (fillfactor = 70, autovacuum_enabled = off)",
                "CREATE UNLOGGED TABLE a (b text) WITH (autovacuum_enabled = off, "
                    + "toast_tuple_target = 200)"))
        .containsExactly(
            "ALTER TABLE a SET UNLOGGED",
            "ALTER TABLE a RESET (fillfactor)",
            "ALTER TABLE a SET (toast_tuple_target = 200)");
  }

  @Test
  void widensTypeInOneStatement() {
    assertThat(
            statements(
                "CREATE TABLE a (b varchar(5) DEFAULT 'x')",
                "CREATE TABLE a (b varchar(50) DEFAULT 'x')"))
        .containsExactly("ALTER TABLE a ALTER COLUMN b TYPE varchar(50)");
  }

  @Test
  void convertsWhereTheServerDoesNot() {
    assertThat(
            statements(
                "CREATE TABLE a (b text, c int, d uuid, e int[], f timestamp)",
                "CREATE TABLE a (b int, c boolean, d int, e text[], f date)"))
        .containsExactly(
            "ALTER TABLE a ALTER COLUMN b TYPE integer USING b::integer",
            "ALTER TABLE a ALTER COLUMN c TYPE boolean USING c::boolean",
            "ALTER TABLE a ALTER COLUMN d TYPE integer USING d::text::integer",
            "ALTER TABLE a ALTER COLUMN e TYPE text[] USING e::text[]",
            "ALTER TABLE a ALTER COLUMN f TYPE date");
  }

  @Test
  void goesOnNumberingAfterTheGreatest() {
    assertThat(
            statements(
                "CREATE TABLE a (id serial)",
                "CREATE TABLE a (id int GENERATED BY DEFAULT AS IDENTITY)"))
        .containsExactly(
            "ALTER TABLE a ALTER COLUMN id DROP DEFAULT",
            "DROP SEQUENCE a_id_seq",
            "ALTER TABLE a ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY",
            "SELECT setval('a_id_seq', max(id)) FROM a HAVING max(id) > 0");
  }

  @Test
  void altersSequenceOfColumn() {
    assertThat(
            statements(
                "CREATE TABLE a (id serial)",
                "CREATE TABLE a (id bigserial); ALTER SEQUENCE a_id_seq CACHE 5"))
        .containsExactly(
            "ALTER TABLE a ALTER COLUMN id TYPE bigint",
            "ALTER SEQUENCE a_id_seq AS bigint CACHE 5");
  }

  @Test
  void keepsConstraintsThatAreValidatedOrDeferred() {
    var tables = "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE a (x int); ";
    assertThat(
            statements(
                tables
                    + "ALTER TABLE a ADD CONSTRAINT c CHECK (x > 0) NOT VALID; "
                    + "ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (x) REFERENCES p",
                tables
                    + "ALTER TABLE a ADD CONSTRAINT c CHECK (x > 0); "
                    + "ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (x) REFERENCES p DEFERRABLE"))
        .containsExactly(
            "ALTER TABLE a VALIDATE CONSTRAINT c", "ALTER TABLE a ALTER CONSTRAINT f DEFERRABLE");
  }

  @Test
  void attachesPartitions() {
    var table = "CREATE TABLE m (id int, v int) PARTITION BY RANGE (id); CREATE INDEX i ON m (v); ";
    var one = "CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (1) TO (10); ";
    assertThat(
            statements(
                table + one,
                table
                    + one.replace("(10)", "(5)")
                    + "CREATE TABLE m_2 PARTITION OF m FOR VALUES FROM (5) TO (10)"))
        .containsExactly(
            "ALTER TABLE m DETACH PARTITION m_1",
            """
            CREATE TABLE m_2 (
                id integer,
                v integer
            )""",
            "CREATE INDEX m_2_v_idx ON m_2 (v)",
            "ALTER TABLE m ATTACH PARTITION m_1 FOR VALUES FROM (1) TO (5)",
            "ALTER INDEX i ATTACH PARTITION m_1_v_idx",
            "ALTER TABLE m ATTACH PARTITION m_2 FOR VALUES FROM (5) TO (10)",
            "ALTER INDEX i ATTACH PARTITION m_2_v_idx");
  }

  @Test
  void altersPartitionsThroughTheirParent() {
    var table = "CREATE TABLE m (id int) PARTITION BY RANGE (id); ";
    var one = "CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (1) TO (10); ";
    assertThat(statements(table + one, table + one + "ALTER TABLE m ADD v int CHECK (v > 0)"))
        .containsExactly(
            "ALTER TABLE m ADD COLUMN v integer",
            "ALTER TABLE m ADD CONSTRAINT m_v_check CHECK ((v > 0))");
  }

  @Test
  void leavesTheSessionAsItWas() throws SQLException {
    try (var database = server.create();
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET search_path = pg_temp, public");
      statement.execute("SET quote_all_identifiers = on");
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      CatalogReader.of(dialect, Set.of()).read(connection);
      try (var row =
          statement.executeQuery(
              "SELECT current_setting('search_path'), current_setting('quote_all_identifiers'),"
                  + " current_setting('enable_nestloop')")) {
        row.next();
        assertThat(List.of(row.getString(1), row.getString(2), row.getString(3)))
            .containsExactly("pg_temp, public", "on", "on");
      }
    }
  }

  private List<String> statements(String from, String to) {
    return dialect.statements(Changes.between(schema(from), schema(to)));
  }

  private Schema schema(String script) {
    try (var database = server.create();
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(script);
      return CatalogReader.of(dialect, Set.of()).read(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(script, e);
    }
  }
}

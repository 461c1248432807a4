package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgreSqlDriftTests extends DriftContract {

  PostgreSqlDriftTests() {
    super("postgres:17");
  }

  @Test
  void databaseThatWasRestoredFromItsDumpSaysTheSameInOtherWords()
      throws IOException, SQLException {
    write(
        "V4__state.sql",
        """
        ALTER TABLE members ADD COLUMN state varchar(9)
          CONSTRAINT known CHECK (state IN ('new', 'it''s (')),
          ADD CONSTRAINT sane CHECK (age BETWEEN 1 AND 9 AND id > 0 OR age IN (20, 30));
        CREATE INDEX by_state ON members (age) WHERE state NOT IN ('new', 'old');
        CREATE VIEW young AS SELECT id FROM members WHERE age BETWEEN 1 AND 9 AND state IN ('new');
        """);
    assertThat(call("upgrade").exitCode()).isZero();
    assertThat(call("diff", "migrations", url())).isEqualTo(new Call(0, "", ""));

    var before = printed();
    run(
        """
        DO $$ DECLARE known text; sane text; by_state text; young text; BEGIN
          SELECT pg_get_constraintdef(oid) INTO known FROM pg_constraint WHERE conname = 'known';
          SELECT pg_get_constraintdef(oid) INTO sane FROM pg_constraint WHERE conname = 'sane';
          by_state := pg_get_indexdef('by_state'::regclass);
          young := pg_get_viewdef('young'::regclass);
          ALTER TABLE members DROP CONSTRAINT known, DROP CONSTRAINT sane;
          DROP INDEX by_state;
          EXECUTE 'ALTER TABLE members ADD CONSTRAINT known ' || known || ', ADD CONSTRAINT sane ' || sane;
          EXECUTE by_state;
          EXECUTE 'CREATE OR REPLACE VIEW young AS ' || young;
        END $$""");

    assertThat(printed()).isNotEqualTo(before);
    assertThat(call("drift")).returns(0, Call::exitCode);
    assertThat(call("diff", "migrations", url())).isEqualTo(new Call(0, "", ""));

    run(
        "ALTER TABLE members DROP CONSTRAINT known,"
            + " ADD CONSTRAINT known CHECK (state IN ('new', 'old'))");
    assertThat(call("drift"))
        .returns(1, Call::exitCode)
        .extracting(Call::out)
        .asString()
        .contains("known")
        .doesNotContain("sane", "by_state", "young");
    assertThat(call("diff", "migrations", url()).out())
        .contains("known")
        .doesNotContain("sane", "by_state", "young");
  }

  /** Return each of the texts as the server prints it now. */
  private List<String> printed() throws SQLException {
    return texts(
        """
        SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname IN ('known', 'sane')
        UNION ALL SELECT pg_get_indexdef('by_state'::regclass)
        UNION ALL SELECT pg_get_viewdef('young'::regclass)""");
  }

  @Override
  List<String> reader(String databaseName) {
    return List.of(
        "CREATE ROLE reader LOGIN PASSWORD 'reader'",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
  }

  @Override
  List<String> noReader() {
    return List.of("DROP OWNED BY reader", "DROP ROLE reader");
  }
}

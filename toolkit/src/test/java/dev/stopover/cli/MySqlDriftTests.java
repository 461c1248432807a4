package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MySqlDriftTests extends DriftContract {

  MySqlDriftTests() {
    super("mysql:9.7");
  }

  @Override
  List<String> reader(String databaseName) {
    return List.of(
        "CREATE USER reader IDENTIFIED BY 'reader'",
        "GRANT SELECT, SHOW VIEW ON `%s`.* TO reader".formatted(databaseName));
  }

  @Override
  List<String> noReader() {
    return List.of("DROP USER reader");
  }

  @Test
  void isCleanWhereTheDatabaseWasMadeWithAnotherCollation() throws Exception {
    begin("ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_german1_ci");
    write("V4__names.sql", "ALTER TABLE members ADD COLUMN nick varchar(9);");
    write("V5__teams.sql", "CREATE TABLE teams (id int NOT NULL PRIMARY KEY, name varchar(80));");

    assertThat(call("upgrade").exitCode()).isZero();

    assertThat(call("drift").exitCode()).isZero();
    assertThat(call("preflight").exitCode()).isZero();
    assertThat(call("diff", "migrations", url())).returns(0, Call::exitCode).returns("", Call::err);
    run("ALTER TABLE teams MODIFY name varchar(80) COLLATE latin1_bin");
    assertThat(call("drift").out()).contains("column teams.name").contains("latin1_bin");
  }

  @Test
  void isCleanWhereAMigrationChangesTheCollation() throws Exception {
    write("V4__names.sql", "ALTER TABLE members ADD COLUMN nick varchar(9);");
    write("V5__latin.sql", "ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_german1_ci;");
    write("V6__teams.sql", "CREATE TABLE teams (id int NOT NULL PRIMARY KEY, name varchar(80));");

    assertThat(call("upgrade").exitCode()).isZero();

    assertThat(call("drift").exitCode()).isZero();
    assertThat(call("preflight").exitCode()).isZero();
    assertThat(call("diff", "migrations", url()).exitCode()).isZero();
  }

  /** Who runs the migrations is not who looks, and neither may be on the other server. */
  @Test
  void isCleanWhereSomebodyElseMadeAView() throws Exception {
    write("V4__adults.sql", "CREATE VIEW adults AS SELECT id FROM members WHERE age > 17;");
    write(
        "V5__older.sql",
        "CREATE TRIGGER older BEFORE UPDATE ON members FOR EACH ROW SET NEW.age = NEW.age + 1;");
    assertThat(call("upgrade").exitCode()).isZero();
    run(
        "CREATE USER looking IDENTIFIED BY 'looking'",
        "GRANT SELECT, SHOW VIEW, TRIGGER ON *.* TO looking");
    try {
      var environment =
          Map.of(
              "DATABASE_URL",
              url().replaceFirst("user=[^&]*&password=.*", "user=looking&password=looking"));

      assertThat(callAs(environment, "drift")).returns("", Call::err).returns(0, Call::exitCode);
      assertThat(callAs(environment, "preflight").exitCode()).isZero();
      assertThat(
              callAs(environment, "diff", "migrations", environment.get("DATABASE_URL")).exitCode())
          .isZero();
    } finally {
      run("DROP USER looking");
    }
  }

  @Test
  void tellsWhatOfAFileIsNotThereInADatabaseOfAnotherCollation() throws Exception {
    begin("ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_german1_ci");
    assertThat(call("upgrade").exitCode()).isZero();
    write("V4__wide.sql", "CREATE TABLE wide (id int NOT NULL PRIMARY KEY, name varchar(80));");

    assertThat(call("diff", "migrations@4", url()))
        .returns(1, Call::exitCode)
        .extracting(Call::out)
        .asString()
        .contains("DROP TABLE wide;");
  }
}

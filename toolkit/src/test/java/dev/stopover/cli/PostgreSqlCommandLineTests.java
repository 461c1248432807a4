package dev.stopover.cli;

final class PostgreSqlCommandLineTests extends CommandLineContract {

  PostgreSqlCommandLineTests() {
    super("postgres:17");
  }

  @Override
  String pointsAreMissing() {
    return """
        The models and the migrations disagree in 1 place:

          column customers.points
            models      integer  (dev.stopover.cli.CommandLineContract$After$Customer.points)
            migrations  absent
            fix         ALTER TABLE customers ADD COLUMN points integer;

        Next step: correct the models, or write the migration with:
          stopover revision --autogenerate -m "…"
        """;
  }

  @Override
  String downStoppedHalfWay() {
    return """
        U1__a.sql failed in line 2: ERROR: table "nothing" does not exist (SQLSTATE 42P01).
        Statement: DROP TABLE nothing;
        It was rolled back: the database is at version 1. Correct the script, and run the \
        downgrade again.
        """;
  }

  @Override
  Call currentAfterThat() {
    return clean("1 (head) a\n");
  }

  @Override
  String upFailed() {
    return """
        V1__a.sql failed in line 2: ERROR: relation "a" already exists (SQLSTATE 42P07).
        Statement: CREATE TABLE a (id int);
        It was rolled back: the database is at base. Correct the script, and run the upgrade again.
        """;
  }
}

package dev.stopover.cli;

final class MySqlCommandLineTests extends CommandLineContract {

  MySqlCommandLineTests() {
    super("mysql:9.7");
  }

  @Override
  String pointsAreMissing() {
    return """
        The models and the migrations disagree in 1 place:

          column customers.points
            models      int  (dev.stopover.cli.CommandLineContract$After$Customer.points)
            migrations  absent
            fix         ALTER TABLE customers ADD COLUMN points int AFTER name;

        Next step: correct the models, or write the migration with:
          stopover revision --autogenerate -m "…"
        """;
  }

  @Override
  String downStoppedHalfWay() {
    return """
        U1__a.sql failed in line 2: Unknown table '{database}.nothing' (SQLSTATE 42S02).
        Statement: DROP TABLE nothing;
        Version 1 (a) is half undone: U1__a.sql stopped before its end. The last statement that \
        ran is line 1 (DROP TABLE b); not run is line 2 (DROP TABLE nothing). Run `stopover \
        downgrade --resume` to run the rest; or bring the schema by hand to base or to 1 and run \
        `stopover stamp` with that.
        """;
  }

  @Override
  Call currentAfterThat() {
    return refused(
        """
        Version 1 (a) is half undone: U1__a.sql stopped before its end. The last statement that \
        ran is line 1 (DROP TABLE b); not run is line 2 (DROP TABLE nothing). Run `stopover \
        downgrade --resume` to run the rest; or bring the schema by hand to base or to 1 and run \
        `stopover stamp` with that.
        """);
  }

  @Override
  String upFailed() {
    return """
        V1__a.sql failed in line 2: Table 'a' already exists (SQLSTATE 42S01).
        Statement: CREATE TABLE a (id int);
        Version 1 (a) is half applied: V1__a.sql stopped before its end. The last statement that \
        ran is line 1 (CREATE TABLE a (id int)); not run is line 2 (CREATE TABLE a (id int)). Run \
        `stopover upgrade --resume` to run the rest; or remove by hand what it did and run \
        `stopover stamp base`.
        """;
  }
}

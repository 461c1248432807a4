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
        Version 1 (a) is half undone: its down script stopped before its end. Undo the rest by \
        hand and run `stopover stamp base`, or restore it by hand and run `stopover stamp 1`.
        """;
  }

  @Override
  Call currentAfterThat() {
    return refused(
        """
        Version 1 (a) is half undone: its down script stopped before its end. Undo the rest by \
        hand and run `stopover stamp base`, or restore it by hand and run `stopover stamp 1`.
        """);
  }

  @Override
  String upFailed() {
    return """
        V1__a.sql failed in line 2: Table 'a' already exists (SQLSTATE 42S01).
        Statement: CREATE TABLE a (id int);
        Version 1 (a) is half applied: V1__a.sql stopped before its end. Remove what it left and \
        run `stopover stamp base`, or complete it by hand and run `stopover stamp 1`.
        """;
  }
}

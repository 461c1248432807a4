package dev.stopover.verify;

final class MySqlRoundTripTests extends RoundTripContract {

  MySqlRoundTripTests() {
    super("mysql:9.7");
  }

  @Override
  String function() {
    return "CREATE FUNCTION f(a int) RETURNS int DETERMINISTIC RETURN 1;"
        + "CREATE TRIGGER t BEFORE INSERT ON b FOR EACH ROW SET NEW.id = 1;";
  }

  @Override
  String leftBehind() {
    return """
        The migrations were undone, but the database is not empty, in 4 places:

          table b
            should be  absent
            left over  1 column
            fix        DROP TABLE b;
          function f
          trigger t on b
          view v

        Next step: add the statements to the down scripts (U…__….sql).""";
  }
}

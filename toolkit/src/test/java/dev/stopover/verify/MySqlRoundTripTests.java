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
        The migrations were undone, but the database is not empty, in 3 places:

          table b
            should be  absent
            left over  1 column
            fix        DROP TABLE b;
          function f
            should be  absent
            left over  CREATE FUNCTION `f`(a int) RETURNS int
                           DETERMINISTIC
                       RETURN 1
            fix        DROP FUNCTION `f`;
          view v
            should be  absent
            left over  CREATE VIEW `v` AS select `b`.`id` AS `id` from `b`
            fix        DROP VIEW `v`;

        Next step: add the statements to the down scripts (U…__….sql).""";
  }
}

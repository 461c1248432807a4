package dev.stopover.verify;

final class PostgreSqlRoundTripTests extends RoundTripContract {

  PostgreSqlRoundTripTests() {
    super("postgres:17");
  }

  @Override
  String function() {
    return "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';"
        + "CREATE TYPE mood AS ENUM ('good'); CREATE SCHEMA s;";
  }

  @Override
  String leftBehind() {
    return """
        The migrations were undone, but the database is not empty, in 5 places:

          table b
            should be  absent
            left over  1 column
            fix        DROP TABLE b;
          function f(integer)
            should be  absent
            left over  CREATE FUNCTION f(integer)
                        RETURNS integer
                        LANGUAGE sql
                       AS $function$SELECT 1$function$
            fix        DROP FUNCTION f(integer);
          type mood
            should be  absent
            left over  CREATE TYPE mood AS ENUM ('good')
            fix        DROP TYPE mood;
          schema s
            should be  absent
            left over  present
            fix        DROP SCHEMA s;
          view v
            should be  absent
            left over  CREATE VIEW v AS
                        SELECT id
                          FROM b
            fix        DROP VIEW v;

        Next step: add the statements to the down scripts (U…__….sql).""";
  }
}

package dev.stopover.cli;

import dev.stopover.connect.DatabaseUrl;

final class MySqlFailingServerTests extends FailingServerContract {

  MySqlFailingServerTests() {
    super("mysql:9.7", 3306, "mysqld --innodb-directories=" + DISK);
    container().withEnv("MYSQL_ROOT_PASSWORD", PASSWORD);
  }

  @Override
  DatabaseUrl adminUrl() {
    var url =
        "jdbc:mysql://%s:%d/mysql?allowPublicKeyRetrieval=true&sslMode=DISABLED"
            .formatted(container().getHost(), container().getMappedPort(3306));
    return new DatabaseUrl(url, "root", PASSWORD);
  }

  @Override
  void shutDown() throws Exception {
    execute("SHUTDOWN");
  }

  @Override
  String goneAway() {
    return "(Query execution was interrupted|Server shutdown in progress|Communications link failure) \\(SQLSTATE (08S01|70100)\\)\\.";
  }

  @Override
  String sleep() {
    return "SELECT sleep(100)";
  }

  @Override
  String sleeping() {
    return "SELECT count(*) FROM information_schema.processlist WHERE info LIKE 'SELECT sleep(100)%'";
  }

  @Override
  String waiting(String name) {
    return "SELECT count(*) FROM information_schema.processlist WHERE db = '%s' AND state = 'User lock'"
        .formatted(name);
  }

  @Override
  void prepareDisk() {
    // A table says itself where it is.
  }

  @Override
  String tableOnTheDisk() {
    return "CREATE TABLE a (id int, name text) DATA DIRECTORY = '%s'".formatted(DISK);
  }

  @Override
  String manyRows() {
    return "INSERT INTO a WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 300)"
        + " SELECT n, repeat('x', 60000) FROM s";
  }

  @Override
  boolean rollsBack() {
    return false;
  }
}

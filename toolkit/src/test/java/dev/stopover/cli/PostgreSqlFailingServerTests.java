package dev.stopover.cli;

import dev.stopover.connect.DatabaseUrl;

final class PostgreSqlFailingServerTests extends FailingServerContract {

  PostgreSqlFailingServerTests() {
    super("postgres:17", 5432, "postgres");
    container().withEnv("POSTGRES_PASSWORD", PASSWORD);
  }

  @Override
  DatabaseUrl adminUrl() {
    var url =
        "jdbc:postgresql://%s:%d/postgres"
            .formatted(container().getHost(), container().getMappedPort(5432));
    return new DatabaseUrl(url, "postgres", PASSWORD);
  }

  @Override
  void shutDown() throws Exception {
    container().execInContainer("sh", "-c", "kill -INT $(head -n 1 \"$PGDATA\"/postmaster.pid)");
  }

  @Override
  String goneAway() {
    return "FATAL: terminating connection due to administrator command \\(SQLSTATE 57P01\\)\\.";
  }

  @Override
  String sleep() {
    return "SELECT pg_sleep(100)";
  }

  @Override
  String sleeping() {
    return "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(100)%'";
  }

  @Override
  String waiting(String name) {
    return "SELECT count(*) FROM pg_stat_activity WHERE datname = '%s' AND query LIKE '%%pg_try_advisory_lock%%' AND pid <> pg_backend_pid()"
        .formatted(name);
  }

  @Override
  void prepareDisk() throws Exception {
    container()
        .execInContainer("sh", "-c", "mkdir %1$s/t && chown postgres %1$s/t".formatted(DISK));
    execute("CREATE TABLESPACE small LOCATION '%s/t'".formatted(DISK));
  }

  @Override
  String tableOnTheDisk() {
    return "CREATE TABLE a (id int, name text) TABLESPACE small";
  }

  @Override
  String manyRows() {
    return "INSERT INTO a SELECT n, md5(n::text) FROM generate_series(1, 200000) n";
  }

  @Override
  boolean rollsBack() {
    return true;
  }
}

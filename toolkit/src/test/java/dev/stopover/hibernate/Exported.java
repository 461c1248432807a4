package dev.stopover.hibernate;

import dev.stopover.Engine;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.migration.SqlFiles;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.source.SchemaSource;
import dev.stopover.verify.ExpectedSchema;
import jakarta.validation.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Holds what {@link HibernateModels} expects against what Hibernate's own exporter creates. */
final class Exported {

  private final Server server;
  private final Collection<Class<?>> classes;
  private final Map<String, String> settings;

  Exported(Server server, Collection<Class<?>> classes, Map<String, String> settings) {
    this.server = server;
    this.classes = classes;
    this.settings = settings;
  }

  /** Return the statements that lead from what is expected to what Hibernate creates, and back. */
  List<String> differences() {
    return differences(HibernateModels.of(classes, settings));
  }

  /**
   * Return the statements that lead from what models expect to what Hibernate creates, and back.
   */
  List<String> differences(SchemaSource models) {
    try (var database = server.create()) {
      export(database);
      var dialect = Dialect.of(server.engine());
      var created = CatalogReader.of(dialect, Set.of()).read(database.dataSource());
      var expected = ExpectedSchema.of(models, strictly(), server).reconciledWith(created);
      var changes = Changes.between(created, expected);
      return dialect.statements(changes);
    }
  }

  /** Where any SQL stands beside the models, nothing is taken as it is. */
  private SqlFiles strictly() {
    try {
      var file = Files.createTempFile("nothing", ".sql");
      file.toFile().deleteOnExit();
      Files.writeString(file, server.engine() == Engine.MYSQL ? "DO 1;" : "SELECT 1;");
      return SqlFiles.in(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void export(Database database) {
    var all = new HashMap<String, Object>(settings);
    var url = database.url();
    all.put("jakarta.persistence.jdbc.url", url.jdbcUrl());
    all.put("jakarta.persistence.jdbc.user", String.valueOf(url.user()));
    all.put("jakarta.persistence.jdbc.password", String.valueOf(url.password()));
    all.put("jakarta.persistence.schema-generation.database.action", "create");
    all.put("hibernate.hbm2ddl.create_namespaces", "true");
    all.put("hibernate.hbm2ddl.halt_on_error", "true");
    all.put("hibernate.query.startup_check", "false");
    // There is no expression language on the class path.
    try (var validators =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      all.put("jakarta.persistence.validation.factory", validators);
      start(all);
    }
  }

  private void start(Map<String, Object> all) {
    try (var registry = new StandardServiceRegistryBuilder().applySettings(all).build()) {
      var sources = new MetadataSources(registry);
      classes.forEach(sources::addAnnotatedClass);
      sources.buildMetadata().buildSessionFactory().close();
    }
  }
}

package dev.stopover.hibernate;

import dev.stopover.Engine;
import dev.stopover.model.QualifiedName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Finds out what a server stores where Hibernate writes a name. */
final class Names {

  /** A prefix and a hash of 128 bits: what Hibernate makes up where nobody gives a name. */
  private static final Pattern MADE_UP = Pattern.compile("(?:FK|UK|IDX)_?[0-9a-z]{18,25}");

  private final Engine engine;
  private final Database database;
  private final SqlStringGenerationContext context;

  Names(Engine engine, Database database, Map<String, String> settings) {
    this.engine = engine;
    this.database = database;
    this.context =
        SqlStringGenerationContextImpl.fromExplicit(
            database.getJdbcEnvironment(),
            database,
            settings.get(AvailableSettings.DEFAULT_CATALOG),
            settings.get(AvailableSettings.DEFAULT_SCHEMA));
  }

  /** Returns how Hibernate writes names into statements. */
  SqlStringGenerationContext context() {
    return context;
  }

  /** PostgreSQL folds what is not quoted. */
  private String stored(String name, boolean isQuoted) {
    return engine == Engine.POSTGRESQL && !isQuoted ? name.toLowerCase(Locale.ROOT) : name;
  }

  private String stored(Identifier name) {
    return stored(name.getText(), name.isQuoted());
  }

  String of(Column column) {
    return stored(column.getName(), column.isQuoted());
  }

  List<String> of(Collection<Column> columns) {
    return columns.stream().map(this::of).toList();
  }

  /** Returns the name of a constraint or an index, or {@code null} where Hibernate made it up. */
  @Nullable String chosen(@Nullable String name) {
    return name == null || name.isEmpty() || MADE_UP.matcher(name).matches()
        ? null
        : stored(database.toIdentifier(name));
  }

  QualifiedName of(Table table) {
    var name = table.getQualifiedTableName();
    return qualified(name.getCatalogName(), name.getSchemaName(), name.getTableName());
  }

  QualifiedName of(Namespace namespace, Identifier name) {
    var space = namespace.getPhysicalName();
    return qualified(catalog(space), schema(space), name);
  }

  @SuppressWarnings("deprecation") // The record's own accessors came with 7.
  private static @Nullable Identifier catalog(Namespace.Name name) {
    return name.getCatalog();
  }

  @SuppressWarnings("deprecation") // The record's own accessors came with 7.
  private static @Nullable Identifier schema(Namespace.Name name) {
    return name.getSchema();
  }

  private QualifiedName qualified(
      @Nullable Identifier catalog, @Nullable Identifier schema, Identifier name) {
    var space =
        engine == Engine.POSTGRESQL
            ? context.schemaWithDefault(schema)
            : context.catalogWithDefault(catalog);
    var isDefault =
        space == null || (engine == Engine.POSTGRESQL && stored(space).equals("public"));
    return new QualifiedName(isDefault ? null : stored(space), stored(name));
  }
}

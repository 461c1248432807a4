package dev.stopover.exposed;

import dev.stopover.Engine;
import dev.stopover.source.SchemaBuilder;
import dev.stopover.source.SchemaSource;
import java.util.Collection;
import java.util.List;
import org.jetbrains.exposed.v1.core.Table;
import org.jetbrains.exposed.v1.core.transactions.TransactionsKt;

/**
 * Describe tables of Kotlin's Exposed.
 *
 * <p>Types that tables need, such as those of {@code customEnumeration}, stand in SQL beside them.
 *
 * <p>Instances are immutable and safe for use by several threads.
 */
public final class ExposedTables implements SchemaSource {

  /** The class that every table extends, by its full name. */
  public static final String BASE = "org.jetbrains.exposed.v1.core.Table";

  private final List<Table> tables;

  private ExposedTables(List<Table> tables) {
    this.tables = tables;
  }

  /**
   * Take tables.
   *
   * @param tables objects that extend Exposed's {@code Table}; their order means nothing
   */
  public static ExposedTables of(Collection<?> tables) {
    return new ExposedTables(tables.stream().map(Table.class::cast).toList());
  }

  @Override
  public SchemaBuilder describe(Engine engine) {
    var transaction = new OfflineTransaction(engine);
    return TransactionsKt.withThreadLocalTransaction(
        transaction,
        () -> {
          var schema = SchemaBuilder.create();
          tables.forEach(table -> new TableMapping(table, engine, transaction).addTo(schema));
          return schema;
        });
  }
}

package dev.stopover.catalog;

import static schemacrawler.schemacrawler.MetadataRetrievalStrategy.data_dictionary_all;

import dev.stopover.StopoverException;
import dev.stopover.dialect.CatalogQueries;
import java.sql.Connection;
import schemacrawler.crawl.SchemaCrawler;
import schemacrawler.schema.Catalog;
import schemacrawler.schemacrawler.InformationSchemaKey;
import schemacrawler.schemacrawler.InformationSchemaViewsBuilder;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy;
import schemacrawler.schemacrawler.SchemaRetrievalOptions;
import schemacrawler.schemacrawler.SchemaRetrievalOptionsBuilder;
import schemacrawler.schemacrawler.exceptions.SchemaCrawlerException;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/**
 * Let SchemaCrawler walk over a database with our own queries in its hooks.
 *
 * <p>Keys come as table constraints rather than as SchemaCrawler's own foreign keys: those it sorts
 * by, which takes time by the square of a chain's length.
 */
final class Crawl {

  private static final SchemaCrawlerOptions OPTIONS =
      SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
          .withLimitOptions(
              LimitOptionsBuilder.builder().tableTypes("TABLE").includeAllSequences().toOptions())
          .withLoadOptions(
              LoadOptionsBuilder.builder()
                  // On one connection, and in one thread, whose warnings can be told apart.
                  .withMaxThreads(1)
                  .withSchemaInfoLevel(
                      SchemaInfoLevelBuilder.builder()
                          .setRetrieveTables(true)
                          .setRetrieveTableColumns(true)
                          .setRetrieveTableConstraints(true)
                          .setRetrieveIndexes(true)
                          .setRetrieveSequenceInformation(true)
                          .toOptions())
                  .toOptions());

  private final CatalogQueries queries;

  Crawl(CatalogQueries queries) {
    this.queries = queries;
  }

  Catalog over(Connection connection) {
    try (var warnings = new CrawlWarnings()) {
      var source = DatabaseConnectionSources.fromConnection(PlainTexts.of(connection));
      var catalog = new SchemaCrawler(source, retrieval(connection), OPTIONS).crawl();
      warnings.throwIfAny();
      return catalog;
    } catch (SchemaCrawlerException e) {
      throw StopoverException.database(
          "The schema could not be read: "
              + e.getMessage()
              + " Grant the user the right to read the catalog, or connect as another one.",
          e);
    }
  }

  private SchemaRetrievalOptions retrieval(Connection connection) {
    var views =
        InformationSchemaViewsBuilder.builder()
            .withSql(InformationSchemaKey.SCHEMATA, queries.schemata())
            .withSql(InformationSchemaKey.TABLES, queries.tables())
            .withSql(InformationSchemaKey.TABLE_COLUMNS, queries.columns())
            .withSql(InformationSchemaKey.TABLE_CONSTRAINTS, queries.constraints())
            .withSql(InformationSchemaKey.INDEXES, queries.indexes())
            .withSql(InformationSchemaKey.SEQUENCES, queries.sequences())
            .toOptions();
    return SchemaRetrievalOptionsBuilder.builder()
        .fromConnnection(connection)
        .withSupportsCatalogs()
        .withSupportsSchemas()
        .withInformationSchemaViews(views)
        .with(SchemaInfoMetadataRetrievalStrategy.tablesRetrievalStrategy, data_dictionary_all)
        .with(
            SchemaInfoMetadataRetrievalStrategy.tableColumnsRetrievalStrategy, data_dictionary_all)
        .with(SchemaInfoMetadataRetrievalStrategy.indexesRetrievalStrategy, data_dictionary_all)
        .toOptions();
  }
}

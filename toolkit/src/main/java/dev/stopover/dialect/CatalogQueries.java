package dev.stopover.dialect;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold an engine's own SQL for everything that is read of a database.
 *
 * <p>A condition such as <code>{TABLE c.relname}</code> stands where a query can be limited to some
 * tables, with the expression that names the table.
 *
 * <p>Privileges are of the kind <code>{PRIVILEGE}</code> and the growth <code>{GROWTH}</code>:
 * which those are depends on whether they are compared.
 *
 * <p>Each query answers with the columns that SchemaCrawler wants of it, and with further ones,
 * named below, that carry the facts in the server's own words; {@code COMMENT_TEXT} where there is
 * a comment, since SchemaCrawler trims its remarks. Lists of names are JSON arrays of strings,
 * options a JSON object of strings.
 *
 * @param preparation statements that the session needs before the queries; they change nothing but
 *     the session
 * @param restoration statements that put the session back as it was before the preparation
 * @param schemata {@code CATALOG_NAME, SCHEMA_NAME}
 * @param tables {@code TABLE_CAT, TABLE_SCHEM, TABLE_NAME, TABLE_TYPE, REMARKS}, {@code OPTIONS}
 * @param columns {@code TABLE_CAT, …, ORDINAL_POSITION, DATA_TYPE, TYPE_NAME, …}, {@code
 *     NATIVE_TYPE, DEFAULT_EXPRESSION, IDENTITY} ({@code ALWAYS}, {@code BY DEFAULT}, {@code
 *     SERIAL}), {@code COMPUTED_EXPRESSION, COMPUTED_STORED, OPTIONS}
 * @param constraints {@code CONSTRAINT_CATALOG, …, TABLE_NAME, CONSTRAINT_TYPE}, {@code DEFINITION,
 *     COLUMN_NAMES, TARGET_SCHEMA, TARGET_TABLE, TARGET_COLUMN_NAMES, DELETE_ACTION, UPDATE_ACTION,
 *     CHECK_EXPRESSION}
 * @param indexes one row an index, its name also as {@code COLUMN_NAME}: {@code TABLE_CAT, …,
 *     INDEX_NAME, NON_UNIQUE}, {@code DEFINITION, KEYS} (column names and expressions){@code ,
 *     COMMENT_TEXT}
 * @param sequences {@code SEQUENCE_CATALOG, …, START_VALUE, INCREMENT}, or blank where the engine
 *     has none
 * @param objects what SchemaCrawler has no object for, or none that is right: {@code KIND,
 *     SCHEMA_NAME, OBJECT_NAME, DETAIL} as in {@link dev.stopover.model.ObjectName}, {@code PLACE,
 *     DEFINITION, REMOVAL, PARTS, GROWTH} as in {@link dev.stopover.model.SchemaObject}, {@code
 *     OBJECT_KEY}, and {@code OWNER_KEY}, the key of its owner or null
 * @param dependencies which thing needs which, beyond what the tables say themselves: {@code
 *     OBJECT_KEY, NEEDS_KEY}; tables, columns, constraints, indexes and sequences give their {@code
 *     OBJECT_KEY} too, any text that no two things share
 * @param shown {@code TABLE_SCHEM, TABLE_NAME, KIND, OBJECT_KEY, STATEMENT}: all tables and views,
 *     and the statement that shows each, where that alone tells everything; blank where the other
 *     queries do
 * @param notCompared {@code OBJECT}: the kind and name of each thing that is there, but that no
 *     other query reads
 */
public record CatalogQueries(
    List<String> preparation,
    List<String> restoration,
    String schemata,
    String tables,
    String columns,
    String constraints,
    String indexes,
    String sequences,
    List<String> objects,
    List<String> dependencies,
    String shown,
    String notCompared) {

  private static final Pattern LIMIT = Pattern.compile("\\{TABLE ([^}]+)}");

  /** Return the queries without a limit. */
  public CatalogQueries ofAllTables() {
    return limited(limit -> "TRUE");
  }

  /**
   * Return the queries, limited to some tables as far as they read tables.
   *
   * @param tables the names of the tables, without their schemas, as literals of SQL
   */
  public CatalogQueries ofTables(Collection<String> tables) {
    var list = tables.isEmpty() ? "NULL" : String.join(", ", tables);
    return limited(limit -> limit.group(1) + " IN (" + list + ")");
  }

  /** Return the queries so that privileges count, or only come back with what is made again. */
  public CatalogQueries comparingPrivileges(boolean compared) {
    return with(
        query ->
            query
                .replace("{PRIVILEGE}", compared ? "grant" : "privilege")
                .replace("{GROWTH}", compared ? "NONE" : "SAME"));
  }

  /** Return the queries so that it counts in whose name things are done, or not. */
  public CatalogQueries comparingDefiners(boolean compared) {
    return with(query -> query.replace("{ANY_DEFINER}", compared ? "FALSE" : "TRUE"));
  }

  private CatalogQueries limited(Function<MatchResult, String> condition) {
    return with(
        query ->
            LIMIT
                .matcher(query)
                .replaceAll(found -> Matcher.quoteReplacement(condition.apply(found))));
  }

  private CatalogQueries with(UnaryOperator<String> limit) {
    return new CatalogQueries(
        preparation,
        restoration,
        schemata,
        limit.apply(tables),
        limit.apply(columns),
        limit.apply(constraints),
        limit.apply(indexes),
        sequences,
        objects.stream().map(limit).toList(),
        dependencies.stream().map(limit).toList(),
        limit.apply(shown),
        notCompared);
  }
}

package dev.stopover.dialect.postgresql;

import java.util.regex.Pattern;

/**
 * Write the queries for objects, with what all of them share.
 *
 * <p>The SQL may use {@code OWN(n)} for "the schema belongs to the user", {@code UNOWNED(class,
 * oid)} for "no extension brought it along", {@code BY_HAND(class, oid)} for "it is no inner part
 * of something else", {@code NEEDS_ROUTINE(class, oid)} for "it calls what the user wrote", {@code
 * OPTIONS_OF(array)} for storage options as they are written in parentheses (null for none), {@code
 * FOREIGN_OPTIONS_OF(array)} for those of foreign data, {@code OPTIONS_AS_PARTS(array)} for the
 * same one by one, {@code IN_REACH(text, schema, name, short)} for a text in which the first full
 * name gives way to a short one, and {@code NAMED(visible, schema, name)} for a name that is
 * qualified only where it must be.
 */
final class ObjectQuery {

  private static final Pattern OWN = Pattern.compile("\\bOWN\\((\\w+)\\)");
  private static final Pattern UNOWNED = Pattern.compile("\\bUNOWNED\\(([^,()]+),\\s+([^,()]+)\\)");
  private static final Pattern BY_HAND = Pattern.compile("\\bBY_HAND\\(([^,()]+),\\s+([^,()]+)\\)");
  private static final Pattern ROUTINE =
      Pattern.compile("\\bNEEDS_ROUTINE\\(([^,()]+),\\s+([^,()]+)\\)");
  private static final Pattern OPTIONS = Pattern.compile("\\bOPTIONS_OF\\(([^()]+)\\)");
  private static final Pattern FOREIGN = Pattern.compile("\\bFOREIGN_OPTIONS_OF\\(([^()]+)\\)");
  private static final Pattern PARTS = Pattern.compile("\\bOPTIONS_AS_PARTS\\(([^()]+)\\)");
  private static final Pattern NAMED =
      Pattern.compile("\\bNAMED\\((\\w+\\([\\w.]+\\)),\\s+([^,()]+),\\s+([^,()]+)\\)");
  private static final Pattern IN_REACH =
      Pattern.compile(
          "\\bIN_REACH\\(([\\w.]+(?:\\([^()]+\\))?),\\s+([^,()]+),\\s+([^,()]+),\\s+([^,()]+)\\)");

  private static final String ROWS =
      """
      SELECT kind AS "KIND", schema_name AS "SCHEMA_NAME", object_name AS "OBJECT_NAME",
             detail AS "DETAIL", object_key AS "OBJECT_KEY", owner_key AS "OWNER_KEY",
             place AS "PLACE", definition AS "DEFINITION", removal AS "REMOVAL",
             coalesce(parts, '[]') AS "PARTS", growth AS "GROWTH"
        FROM (%s) found
      """;

  private static final String ROWS_WITH_COMMENTS =
      """
      WITH found AS MATERIALIZED (%s)
      SELECT kind AS "KIND", schema_name AS "SCHEMA_NAME", object_name AS "OBJECT_NAME",
             detail AS "DETAIL", class || ' ' || oid AS "OBJECT_KEY", owner_key AS "OWNER_KEY",
             place AS "PLACE", definition AS "DEFINITION", removal AS "REMOVAL",
             coalesce(parts, '[]') AS "PARTS", growth AS "GROWTH"
        FROM found
       UNION ALL
      SELECT 'comment', schema_name, object_name, concat_ws(' ', 'on', kind, nullif(detail, '')),
             'comment ' || class || ' ' || oid, class || ' ' || oid, place,
             'COMMENT ON' || substr(removal, 5) || ' IS ' || quote_literal(d.description),
             'COMMENT ON' || substr(removal, 5) || ' IS NULL', '[]', 'SAME'
        FROM found
        JOIN pg_description d ON d.classoid = class::regclass AND d.objoid = oid AND d.objsubid = 0
      """;

  private ObjectQuery() {}

  /**
   * Complete a query for {@code kind, schema_name, object_name, detail, class, oid, owner_key,
   * place, definition, removal, parts, growth}; whatever can be dropped by a statement of its own
   * can have a comment, and the two name it alike.
   */
  static String withComments(String family) {
    return ROWS_WITH_COMMENTS.formatted(expand(family));
  }

  /** Complete a query for the same facts, but {@code object_key} for class and oid. */
  static String of(String family) {
    return ROWS.formatted(expand(family));
  }

  static String expand(String sql) {
    var text = sql;
    text =
        OWN.matcher(text).replaceAll("$1.nspname <> 'information_schema' AND $1.nspname !~ '^pg_'");
    text =
        UNOWNED
            .matcher(text)
            .replaceAll(
                "NOT EXISTS (SELECT FROM pg_depend member WHERE member.classid ="
                    + " '$1'::regclass AND member.objid = $2 AND member.deptype = 'e')");
    text =
        BY_HAND
            .matcher(text)
            .replaceAll(
                "NOT EXISTS (SELECT FROM pg_depend part WHERE part.classid ="
                    + " '$1'::regclass AND part.objid = $2 AND part.deptype = 'i')");
    text =
        ROUTINE
            .matcher(text)
            .replaceAll(
                "EXISTS (SELECT FROM pg_depend u WHERE u.classid = '$1'::regclass AND u.objid = $2"
                    + " AND u.refclassid IN ('pg_proc'::regclass, 'pg_operator'::regclass,"
                    + " 'pg_class'::regclass) AND u.refobjid >= 16384 AND u.deptype = 'n'"
                    + " AND NOT EXISTS (SELECT FROM pg_depend member WHERE member.classid ="
                    + " u.refclassid AND member.objid = u.refobjid AND member.deptype = 'e'))");
    text =
        FOREIGN
            .matcher(text)
            .replaceAll(
                "(SELECT string_agg(quote_ident(o.option_name) || ' ' ||"
                    + " quote_literal(o.option_value), ', ' ORDER BY o.option_name)"
                    + " FROM pg_options_to_table($1) o)");
    text =
        PARTS
            .matcher(text)
            .replaceAll(
                "coalesce((SELECT jsonb_agg(quote_ident(o.option_name) || ' ' ||"
                    + " quote_literal(o.option_value) ORDER BY o.option_name)"
                    + " FROM pg_options_to_table($1) o), '[]')");
    text =
        OPTIONS
            .matcher(text)
            .replaceAll(
                "(SELECT string_agg(quote_ident(o.option_name) || '=' || CASE WHEN o.option_value"
                    + " ~ '^[a-z0-9_.]+\\$' THEN o.option_value ELSE quote_literal(o.option_value)"
                    + " END, ', ') FROM pg_options_to_table($1) o)");
    text =
        NAMED
            .matcher(text)
            .replaceAll("CASE WHEN $1 THEN '' ELSE quote_ident($2) || '.' END || quote_ident($3)");
    return IN_REACH
        .matcher(text)
        .replaceAll(
            "overlay($1 PLACING $4 FROM position(quote_ident($2) || '.' || quote_ident($3) IN $1)"
                + " FOR length(quote_ident($2) || '.' || quote_ident($3)))");
  }
}

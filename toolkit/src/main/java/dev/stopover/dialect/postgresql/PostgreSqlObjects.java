package dev.stopover.dialect.postgresql;

import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** Write the statements for what stands beside the tables: types, views, routines and so on. */
final class PostgreSqlObjects {

  private static final String ASIDE = "__old";

  private static final String VIEWS =
      """
      SELECT 'view' AS "KIND", n.nspname AS "SCHEMA_NAME", c.relname AS "OBJECT_NAME",
             '' AS "DETAIL", 'pg_class ' || c.oid AS "OBJECT_KEY", NULL AS "OWNER_KEY",
             'OVER_TABLES' AS "PLACE",
             'CREATE VIEW ' || c.oid::regclass || ' AS' || chr(10)
               || rtrim(pg_get_viewdef(c.oid), ';') AS "DEFINITION",
             'DROP VIEW ' || c.oid::regclass AS "REMOVAL",
             (SELECT json_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                              ORDER BY a.attnum)
                FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0)::text AS "PARTS",
             'APPENDED' AS "GROWTH"
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE %s AND c.relkind = 'v'
      """
          .formatted(PostgreSqlCatalog.OWN_SCHEMAS);

  static final List<String> QUERIES = List.of(VIEWS);

  /** A view needs through its rule, a column through its default. */
  static final String DEPENDENCIES =
      """
      SELECT coalesce('pg_class ' || r.ev_class, 'pg_class ' || f.adrelid || ' ' || f.adnum,
                      d.classid::regclass || ' ' || d.objid
                        || CASE WHEN d.objsubid = 0 THEN '' ELSE ' ' || d.objsubid END)
               AS "OBJECT_KEY",
             d.refclassid::regclass || ' ' || d.refobjid
               || CASE WHEN d.refobjsubid = 0 THEN '' ELSE ' ' || d.refobjsubid END AS "NEEDS_KEY"
        FROM pg_depend d
        LEFT JOIN pg_rewrite r
          ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid AND r.rulename = '_RETURN'
        LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
       WHERE d.deptype IN ('n', 'a') AND d.refclassid <> 'pg_namespace'::regclass
      """;

  private PostgreSqlObjects() {}

  static List<String> altered(SchemaObject from, SchemaObject to) {
    if (to.growth() == SchemaObject.Growth.INSERTED) {
      return withNewLabels(from, to);
    }
    var definition = to.definition();
    return List.of(
        definition.startsWith("CREATE ")
            ? "CREATE OR REPLACE " + definition.substring("CREATE ".length())
            : definition);
  }

  private static List<String> withNewLabels(SchemaObject from, SchemaObject to) {
    var statements = new ArrayList<String>();
    var type = to.removal().substring("DROP ".length());
    for (var i = 0; i < to.parts().size(); i++) {
      var label = to.parts().get(i);
      if (!from.parts().contains(label)) {
        var isLast =
            to.parts().subList(i, to.parts().size()).stream().noneMatch(from.parts()::contains);
        var place =
            isLast
                ? ""
                : i == 0
                    ? " BEFORE " + PostgreSqlDialect.literal(from.parts().get(0))
                    : " AFTER " + PostgreSqlDialect.literal(to.parts().get(i - 1));
        statements.add("ALTER " + type + " ADD VALUE " + PostgreSqlDialect.literal(label) + place);
      }
    }
    return statements;
  }

  static String setAside(SchemaObject type, PostgreSqlDialect dialect) {
    var kind = type.removal().startsWith("DROP DOMAIN") ? "DOMAIN " : "TYPE ";
    return "ALTER "
        + kind
        + dialect.name(type.id().name())
        + " RENAME TO "
        + dialect.identifier(type.id().name().name() + ASIDE);
  }

  static String dropAside(SchemaObject type, PostgreSqlDialect dialect) {
    var kind = type.removal().startsWith("DROP DOMAIN") ? "DOMAIN " : "TYPE ";
    var name = type.id().name();
    return "DROP " + kind + dialect.name(new QualifiedName(name.schema(), name.name() + ASIDE));
  }
}

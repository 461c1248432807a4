package dev.stopover.dialect.postgresql;

import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** Write the statements that change in place what stands beside the tables. */
final class PostgreSqlAlterations {

  private static final String ASIDE = "__old";

  private PostgreSqlAlterations() {}

  static List<String> altered(SchemaObject from, SchemaObject to) {
    return switch (to.id().kind()) {
      case "type" ->
          to.growth() == SchemaObject.Growth.INSERTED
              ? withNewLabels(from, to)
              : withNewAttributes(from, to);
      case "domain" -> domain(from, to);
      case "policy" -> policy(to);
      case "extension" -> extension(to);
      default -> replaced(to);
    };
  }

  /** A value that is new can be used only after the transaction that adds it. */
  static boolean addsLabels(SchemaObject to) {
    return to.id().kind().equals("type") && to.growth() == SchemaObject.Growth.INSERTED;
  }

  private static List<String> replaced(SchemaObject to) {
    var definition = to.definition();
    return List.of(
        definition.startsWith("CREATE ")
            ? "CREATE OR REPLACE " + definition.substring("CREATE ".length())
            : definition);
  }

  private static List<String> withNewLabels(SchemaObject from, SchemaObject to) {
    var statements = new ArrayList<String>();
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
        statements.add(alter(to) + " ADD VALUE " + PostgreSqlDialect.literal(label) + place);
      }
    }
    return statements;
  }

  private static List<String> withNewAttributes(SchemaObject from, SchemaObject to) {
    return to.parts().subList(from.parts().size(), to.parts().size()).stream()
        .map(attribute -> alter(to) + " ADD ATTRIBUTE " + attribute)
        .toList();
  }

  /** The first part, the type below, is the same in both. */
  private static List<String> domain(SchemaObject from, SchemaObject to) {
    var statements = new ArrayList<String>();
    var added = new ArrayList<>(to.parts());
    added.removeAll(from.parts());
    for (var clause : from.parts()) {
      if (to.parts().contains(clause)) {
        continue;
      }
      if (clause.startsWith("DEFAULT ")) {
        if (added.stream().noneMatch(other -> other.startsWith("DEFAULT "))) {
          statements.add(alter(to) + " DROP DEFAULT");
        }
      } else if (clause.endsWith("NOT NULL") && !clause.contains(" CHECK (")) {
        statements.add(alter(to) + " DROP NOT NULL");
      } else {
        statements.add(alter(to) + " DROP CONSTRAINT " + nameOf(clause));
      }
    }
    for (var clause : added) {
      statements.add(
          alter(to)
              + (clause.startsWith("DEFAULT ") || clause.equals("NOT NULL") ? " SET " : " ADD ")
              + clause);
    }
    return statements;
  }

  /** Return the name in {@code CONSTRAINT name CHECK …}, which may be in quotes. */
  private static String nameOf(String constraint) {
    var start = "CONSTRAINT ".length();
    var end = start;
    var isQuoted = false;
    while (isQuoted || constraint.charAt(end) != ' ') {
      isQuoted ^= constraint.charAt(end) == '"';
      end++;
    }
    return constraint.substring(start, end);
  }

  private static List<String> policy(SchemaObject to) {
    var clauses = to.definition().substring(to.definition().indexOf("\n    TO "));
    return List.of(to.parts().get(0) + clauses);
  }

  private static List<String> extension(SchemaObject to) {
    var schema = to.definition().indexOf(" WITH SCHEMA ");
    return List.of(
        alter(to)
            + " SET SCHEMA "
            + (schema < 0
                ? "public"
                : to.definition().substring(schema + " WITH SCHEMA ".length())));
  }

  static String setAside(SchemaObject type, PostgreSqlDialect dialect) {
    return alter(type) + " RENAME TO " + dialect.identifier(type.id().name().name() + ASIDE);
  }

  static String dropAside(SchemaObject type, PostgreSqlDialect dialect) {
    var name = type.id().name();
    var words = List.of("DROP DOMAIN ", "DROP COLLATION ", "DROP TYPE ");
    var drop = words.stream().filter(type.removal()::startsWith).findFirst().orElse("DROP TYPE ");
    return drop + dialect.name(new QualifiedName(name.schema(), name.name() + ASIDE));
  }

  /** Whatever is dropped by one name is altered by the same. */
  private static String alter(SchemaObject object) {
    return "ALTER " + object.removal().substring("DROP ".length());
  }
}

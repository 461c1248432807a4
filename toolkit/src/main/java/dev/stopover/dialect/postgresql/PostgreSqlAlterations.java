package dev.stopover.dialect.postgresql;

import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Write the statements that change in place what stands beside the tables. */
final class PostgreSqlAlterations {

  private static final String ASIDE = "__old";

  private static final String VERSION = "VERSION ";

  private static final Pattern POLICY_EXPRESSIONS =
      Pattern.compile("\n    (?:USING|WITH CHECK) \\(.*", Pattern.DOTALL);

  private static final Pattern POLICY_ROLES = Pattern.compile("\n    TO [^\n]*");

  private PostgreSqlAlterations() {}

  static List<String> altered(SchemaObject from, SchemaObject to) {
    return switch (to.id().kind()) {
      case "type" ->
          to.growth() == SchemaObject.Growth.INSERTED
              ? withNewLabels(from, to)
              : withOtherAttributes(from, to);
      case "domain" -> domain(from, to);
      case "policy" -> policy(from, to);
      case "extension" -> extension(to);
      case "server", "user mapping" -> foreign(from, to);
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

  private static List<String> withOtherAttributes(SchemaObject from, SchemaObject to) {
    return Stream.concat(
            to.lostFrom(from).stream()
                .map(part -> " DROP ATTRIBUTE " + SchemaObject.nameOfPart(part)),
            from.lostFrom(to).stream().map(part -> " ADD ATTRIBUTE " + part))
        .map(action -> alter(to) + action)
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
        statements.add(
            alter(to)
                + " DROP CONSTRAINT "
                + SchemaObject.nameOfPart(clause.substring("CONSTRAINT ".length())));
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

  /** What an alteration does not mention stays as it is: the roles, or the expressions. */
  private static List<String> policy(SchemaObject from, SchemaObject to) {
    var roles = matched(POLICY_ROLES, to);
    var rest = matched(POLICY_EXPRESSIONS, to);
    return List.of(
        to.parts().get(0)
            + (roles.equals(matched(POLICY_ROLES, from))
                ? ""
                : roles.isEmpty() ? "\n    TO PUBLIC" : roles)
            + (rest.equals(matched(POLICY_EXPRESSIONS, from)) ? "" : rest));
  }

  private static String matched(Pattern pattern, SchemaObject object) {
    var matcher = pattern.matcher(object.definition());
    return matcher.find() ? matcher.group() : "";
  }

  /** The first part is what cannot be altered; a version is no option. */
  private static List<String> foreign(SchemaObject from, SchemaObject to) {
    var lost = to.lostFrom(from).stream().map(SchemaObject::nameOfPart).toList();
    var come = from.lostFrom(to);
    var options = new ArrayList<String>();
    var version = "";
    for (var part : come) {
      if (part.startsWith(VERSION)) {
        version = " " + part;
      } else {
        options.add((lost.contains(SchemaObject.nameOfPart(part)) ? "SET " : "ADD ") + part);
      }
    }
    var names = come.stream().map(SchemaObject::nameOfPart).toList();
    lost.stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> options.add("DROP " + name));
    return List.of(
        alter(to)
            + version
            + (options.isEmpty() ? "" : " OPTIONS (" + String.join(", ", options) + ")"));
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

  /** A range brings a multirange and functions along, whose names the new one wants, too. */
  static List<String> setAside(SchemaObject type, PostgreSqlDialect dialect) {
    var statements = new ArrayList<String>();
    if (type.definition().contains(" AS RANGE (")) {
      statements.addAll(type.parts());
    }
    statements.add(
        alter(type)
            + " RENAME TO "
            + dialect.identifier(PostgreSqlDialect.beside(type.id().name().name(), ASIDE)));
    return statements;
  }

  static String dropAside(SchemaObject type, PostgreSqlDialect dialect) {
    var name = type.id().name();
    var words = List.of("DROP DOMAIN ", "DROP COLLATION ", "DROP TYPE ");
    var drop = words.stream().filter(type.removal()::startsWith).findFirst().orElse("DROP TYPE ");
    return drop
        + dialect.name(
            new QualifiedName(name.schema(), PostgreSqlDialect.beside(name.name(), ASIDE)));
  }

  /** Whatever is dropped by one name is altered by the same. */
  private static String alter(SchemaObject object) {
    return "ALTER " + object.removal().substring("DROP ".length());
  }
}

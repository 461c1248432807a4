package dev.stopover.entity;

import static java.util.stream.Collectors.joining;

import dev.stopover.Engine;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.DataType;
import dev.stopover.model.DataType.Kind;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.SchemaObject.Growth;
import dev.stopover.model.SchemaObject.Place;
import java.util.stream.Stream;

/** Writes the types that only one engine has, in its own words. */
final class ServerTypes {

  private static final int MICROSECONDS = 6;

  private final Engine engine;
  private final Names names;
  private final SchemaParts parts;
  private final Dialect dialect;

  ServerTypes(Engine engine, Names names, SchemaParts parts) {
    this.engine = engine;
    this.names = names;
    this.parts = parts;
    this.dialect = Dialect.of(engine);
  }

  /** Returns the type of an enum that the server knows, and expects that type where it has one. */
  DataType ofEnum(Class<?> type, Member member) {
    if (!type.isEnum()) {
      throw member.error(
          "@NativeEnum has no meaning on %s; remove it.".formatted(member.type().getTypeName()));
    }
    var labels = Stream.of(type.getEnumConstants()).map(each -> ((Enum<?>) each).name()).toList();
    var list = labels.stream().map(dialect::textLiteral);
    if (engine == Engine.MYSQL) {
      return new DataType.Native(list.collect(joining(",", "enum(", ")")));
    }
    var name = names.of(member.get(NativeEnum.class).name(), type.getSimpleName());
    var identifier = dialect.identifier(name);
    var id = new ObjectName("type", QualifiedName.of(name), "");
    parts.add(
        new SchemaObject(
            id,
            null,
            Place.UNDER_TABLES,
            list.collect(joining(", ", "CREATE TYPE " + identifier + " AS ENUM (", ")")),
            "DROP TYPE " + identifier,
            labels,
            Growth.INSERTED),
        type.getName());
    return new DataType.Native(identifier);
  }

  /** PostgreSQL has arrays; elsewhere they are JSON. */
  DataType arrayOf(DataType element) {
    return engine == Engine.POSTGRESQL
        ? new DataType.Native(dialect.describe(element) + "[]")
        : DataType.of(Kind.JSON);
  }

  /** MySQL has no zone for a time of day. */
  DataType timeWithZone(int secondPrecision) {
    var digits = secondPrecision < 0 ? MICROSECONDS : secondPrecision;
    return engine == Engine.POSTGRESQL
        ? new DataType.Native("time(%d) with time zone".formatted(digits))
        : new DataType.Portable(Kind.TIME, null, digits, null);
  }
}

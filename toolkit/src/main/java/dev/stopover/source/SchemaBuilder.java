package dev.stopover.source;

import dev.stopover.StopoverException;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collect what a schema is expected to hold, and where each part of it comes from.
 *
 * <p>Not safe for use by several threads.
 */
public final class SchemaBuilder {

  private final Map<QualifiedName, Sourced<Table>> tables = new LinkedHashMap<>();
  private final Map<QualifiedName, Map<String, String>> members = new HashMap<>();
  private final Map<QualifiedName, Sourced<Sequence>> sequences = new LinkedHashMap<>();
  private final Map<ObjectName, Sourced<SchemaObject>> objects = new LinkedHashMap<>();
  private final Map<ObjectName, Set<ObjectName>> needs = new HashMap<>();

  private final List<FormerName> formerNames = new ArrayList<>();

  private SchemaBuilder() {}

  /** Begin with nothing. */
  public static SchemaBuilder create() {
    return new SchemaBuilder();
  }

  /**
   * Expect a table.
   *
   * @param table the table
   * @param source where it is from, as messages show it, such as {@code com.acme.Event}
   * @throws StopoverException if another source has a table of that name
   */
  public SchemaBuilder table(Table table, String source) {
    return table(table, source, Map.of());
  }

  /**
   * Expect a table.
   *
   * @param table the table
   * @param source where it is from, as messages show it, such as {@code com.acme.Event}
   * @param columns where each column is from, by its name, such as {@code com.acme.Event.price}
   * @throws StopoverException if another source has a table of that name
   */
  public SchemaBuilder table(Table table, String source, Map<String, String> columns) {
    var other = tables.putIfAbsent(table.name(), new Sourced<>(table, source));
    if (other != null) {
      throw StopoverException.usage(
          "%s: its table %s is also that of %s; give one of them another @Table(name)."
              .formatted(source, table.name(), other.source));
    }
    members.put(table.name(), Map.copyOf(columns));
    return this;
  }

  /**
   * Expect a sequence, which several sources may share.
   *
   * @param sequence the sequence
   * @param source where it is from, as messages show it
   * @throws StopoverException if another source has a sequence of that name that is not the same
   */
  public SchemaBuilder sequence(Sequence sequence, String source) {
    share(sequences, sequence.name(), "sequence " + sequence.name(), sequence, source);
    return this;
  }

  /**
   * Expect anything else that one statement makes, such as an enum type; several sources may share
   * it.
   *
   * @param object the object
   * @param source where it is from, as messages show it
   * @param needed what has to be there before it
   * @throws StopoverException if another source has an object of that name that is not the same
   */
  public SchemaBuilder object(SchemaObject object, String source, Set<ObjectName> needed) {
    share(objects, object.id(), object.id().toString(), object, source);
    if (!needed.isEmpty()) {
      needs.put(object.id(), Set.copyOf(needed));
    }
    return this;
  }

  /**
   * Say what a table was called before.
   *
   * @param table the table
   * @param former its former name, in the same schema
   */
  public SchemaBuilder formerName(QualifiedName table, String former) {
    formerNames.add(new FormerName(table, null, former));
    return this;
  }

  /**
   * Say what a column was called before.
   *
   * @param table the table
   * @param column the column
   * @param former its former name
   */
  public SchemaBuilder formerName(QualifiedName table, String column, String former) {
    formerNames.add(new FormerName(table, column, former));
    return this;
  }

  /**
   * Expect all that another one has collected too.
   *
   * @throws StopoverException if both have something of one name that is not the same
   */
  public SchemaBuilder add(SchemaBuilder other) {
    other.tables.forEach(
        (name, each) -> table(each.part, each.source, other.members.getOrDefault(name, Map.of())));
    other.sequences.forEach((name, each) -> sequence(each.part, each.source));
    other.objects.forEach(
        (name, each) -> object(each.part, each.source, other.needs.getOrDefault(name, Set.of())));
    formerNames.addAll(other.formerNames);
    return this;
  }

  /** Return what was collected. */
  public SourcedSchema build() {
    var plain = Schema.of(parts(tables), parts(sequences));
    var schema =
        new Schema(
            plain.namespaces(),
            plain.tables(),
            plain.sequences(),
            parts(objects),
            needs,
            List.of());
    var sources = new HashMap<QualifiedName, String>();
    tables.forEach((name, each) -> sources.put(name, each.source));
    return new SourcedSchema(schema, sources, members, formerNames);
  }

  private static <N, P> void share(
      Map<N, Sourced<P>> parts, N name, String described, P part, String source) {
    var other = parts.putIfAbsent(name, new Sourced<>(part, source));
    if (other != null && !other.part.equals(part)) {
      throw StopoverException.usage(
          "%s: its %s is also that of %s, and differs; make them the same."
              .formatted(source, described, other.source));
    }
  }

  private static <P> List<P> parts(Map<?, Sourced<P>> parts) {
    return parts.values().stream().map(Sourced::part).toList();
  }

  private record Sourced<P>(P part, String source) {}
}

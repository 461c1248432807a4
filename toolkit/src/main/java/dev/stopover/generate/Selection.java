package dev.stopover.generate;

import dev.stopover.StopoverException;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a schema that is wanted.
 *
 * @param schema the wanted tables with what belongs to them and what they need, or all there is
 * @param leftOut what belongs to a wanted table, but points to one that is not
 */
record Selection(Schema schema, List<String> leftOut) {

  static Selection of(Schema schema, List<String> patterns) {
    if (patterns.isEmpty()) {
      return new Selection(schema, List.of());
    }
    var wanted = patterns.stream().map(Selection::pattern).toList();
    var names =
        schema.tables().stream()
            .map(Table::name)
            .filter(each -> wanted.stream().anyMatch(pattern -> matches(pattern, each)))
            .collect(Collectors.toSet());
    if (names.isEmpty()) {
      throw StopoverException.usage(
          "No table is called like %s. Write names of tables, or patterns such as order*."
              .formatted(String.join(", ", patterns)));
    }
    var leftOut = new ArrayList<String>();
    var tables =
        schema.tables().stream()
            .filter(each -> names.contains(each.name()))
            .map(each -> withoutKeysTo(each, names, leftOut))
            .toList();
    return new Selection(restricted(schema, tables), leftOut);
  }

  /** Returns what a schema holds for some of its tables. */
  private static Schema restricted(Schema schema, List<Table> tables) {
    var needs = new Needs(schema);
    var needed = needs.of(tables);
    var names = tables.stream().map(Table::name).collect(Collectors.toSet());
    var objects =
        schema.objects().stream()
            .filter(each -> needed.contains(each.id()) || isOwned(each, schema, names))
            .filter(each -> needs.tablesOf(each.id()).stream().allMatch(names::contains))
            .toList();
    var sequences =
        schema.sequences().stream()
            .filter(each -> needed.contains(ObjectName.sequence(each.name())))
            .toList();
    return new Schema(
        namespaces(tables, sequences, objects),
        tables,
        sequences,
        objects,
        schema.needs(),
        schema.notCompared());
  }

  static List<String> namespaces(
      List<Table> tables, List<Sequence> sequences, List<SchemaObject> objects) {
    return Stream.of(
            tables.stream().map(each -> each.name().schema()),
            sequences.stream().map(each -> each.name().schema()),
            objects.stream().map(each -> each.id().name().schema()))
        .flatMap(each -> each)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static boolean isOwned(SchemaObject object, Schema schema, Set<QualifiedName> tables) {
    Map<ObjectName, SchemaObject> objects = new HashMap<>();
    schema.objects().forEach(each -> objects.put(each.id(), each));
    @Nullable SchemaObject each = object;
    var seen = new HashSet<ObjectName>();
    while (each != null && each.owner() != null && seen.add(each.id())) {
      var owner = each.owner();
      if (tables.contains(owner.name())
          && Set.of("table", "column", "constraint", "index").contains(owner.kind())) {
        return true;
      }
      each = objects.get(owner);
    }
    return false;
  }

  private static Table withoutKeysTo(Table table, Set<QualifiedName> wanted, List<String> leftOut) {
    return table.withConstraints(
        table.constraints().stream()
            .filter(
                each -> {
                  var stays = !(each instanceof ForeignKey key) || wanted.contains(key.target());
                  if (!stays) {
                    leftOut.add(
                        "foreign key %s of %s, which points to the table %s"
                            .formatted(each.name(), table.name(), ((ForeignKey) each).target()));
                  }
                  return stays;
                })
            .toList());
  }

  private static Pattern pattern(String written) {
    return Pattern.compile(
        Stream.of(written.strip().split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  private static boolean matches(Pattern pattern, QualifiedName name) {
    return pattern.matcher(name.name()).matches() || pattern.matcher(name.toString()).matches();
  }
}

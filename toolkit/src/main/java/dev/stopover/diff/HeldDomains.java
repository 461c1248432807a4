package dev.stopover.diff;

import dev.stopover.model.DataType;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Know which domains cannot get a constraint: the server gives them none while a column holds them
 * in an array or a row (PostgreSQL manual, ALTER DOMAIN).
 */
final class HeldDomains {

  private final Map<QualifiedName, Table> tables;
  private final Map<ObjectName, SchemaObject> objects;
  private final Needs needs;

  HeldDomains(
      Map<QualifiedName, Table> tables, Map<ObjectName, SchemaObject> objects, Needs needs) {
    this.tables = tables;
    this.objects = objects;
    this.needs = needs;
  }

  /** Tell whether a domain would get a clause that it has not, and cannot get. */
  boolean hinder(SchemaObject domain, SchemaObject later) {
    return later.growth() == SchemaObject.Growth.EXCHANGED
        && domain.lostFrom(later).stream().anyMatch(clause -> !clause.startsWith("DEFAULT "))
        && isHeld(domain.id());
  }

  /** Tell whether a constraint of a domain is one that cannot be added. */
  boolean hinder(SchemaObject constraint) {
    var owner = constraint.owner();
    return constraint.id().kind().equals("domain constraint")
        && owner != null
        && objects.containsKey(owner)
        && isHeld(owner);
  }

  /** Tell whether values of a type are parts of others. */
  private boolean isHeld(ObjectName type) {
    var seen = new HashSet<ObjectName>();
    var waiting = new ArrayDeque<>(Set.of(type));
    while (!waiting.isEmpty()) {
      for (var dependent : needs.dependentsOf(waiting.poll())) {
        if (dependent.kind().equals("type") || isArray(dependent)) {
          return true;
        }
        if (dependent.kind().equals("domain") && seen.add(dependent)) {
          var domain = objects.get(dependent);
          if (domain != null && !domain.parts().isEmpty() && domain.parts().get(0).endsWith("]")) {
            return true;
          }
          waiting.add(dependent);
        }
      }
    }
    return false;
  }

  private boolean isArray(ObjectName thing) {
    var table = thing.kind().equals("column") ? tables.get(thing.name()) : null;
    return table != null
        && table
            .column(thing.detail().substring(1))
            .filter(
                column -> column.type() instanceof DataType.Native held && held.sql().endsWith("]"))
            .isPresent();
  }
}

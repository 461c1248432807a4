package dev.stopover.hibernate;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/** Knows the class and the attribute that each table and column is from. */
final class Origins {

  private final Map<Table, String> tables = new HashMap<>();
  private final Map<Table, Map<String, String>> columns = new HashMap<>();

  Origins(Metadata metadata) {
    metadata.getEntityBindings().forEach(this::add);
    for (var collection : metadata.getCollectionBindings()) {
      add(collection);
    }
  }

  String of(Table table) {
    return tables.getOrDefault(table, "Hibernate");
  }

  Map<String, String> ofColumns(Table table) {
    return columns.getOrDefault(table, Map.of());
  }

  private void add(PersistentClass entity) {
    var name = String.valueOf(entity.getEntityName());
    var parent = entity.getSuperclass();
    tables.putIfAbsent(
        entity.getTable(),
        parent != null && parent.getTable().equals(entity.getTable())
            ? entity.getRootClass().getEntityName()
            : name);
    if (entity.getIdentifierProperty() != null) {
      add(entity.getTable(), name, entity.getIdentifierProperty());
    } else if (entity.getKey() instanceof Component key) {
      add(entity.getTable(), name, key);
    }
    for (var property : entity.getProperties()) {
      add(entity.getTable(), name, property);
    }
    for (var join : entity.getJoins()) {
      tables.putIfAbsent(join.getTable(), name);
      join.getProperties().forEach(property -> add(join.getTable(), name, property));
    }
  }

  private void add(Collection collection) {
    var table = collection.getCollectionTable();
    if (table == null || collection.isInverse()) {
      return;
    }
    var role = collection.getRole();
    tables.putIfAbsent(table, role);
    add(table, role, collection.getKey());
    add(table, role, collection.getElement());
    if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
      add(table, role, indexed.getIndex());
    }
  }

  private void add(Table table, String owner, Property property) {
    add(table, owner + "." + property.getName(), property.getValue());
  }

  private void add(Table table, String member, Value value) {
    if (value instanceof Collection) {
      return;
    }
    if (value instanceof Component component) {
      component.getProperties().forEach(property -> add(table, member, property));
      return;
    }
    var known = columns.computeIfAbsent(table, each -> new HashMap<>());
    for (Selectable each : value.getSelectables()) {
      if (each instanceof Column column) {
        known.putIfAbsent(column.getName(), member);
      }
    }
  }
}

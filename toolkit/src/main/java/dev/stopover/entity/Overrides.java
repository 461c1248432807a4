package dev.stopover.entity;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import java.lang.reflect.AnnotatedElement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of attributes from outside of them, by their paths from there.
 *
 * @param columns the columns that plain attributes get
 * @param associations the columns or tables that associations get
 * @param conversions how plain attributes are converted
 */
record Overrides(
    Map<String, Column> columns,
    Map<String, AssociationOverride> associations,
    Map<String, Convert> conversions) {

  static final Overrides NONE = new Overrides(Map.of(), Map.of(), Map.of());

  static Overrides on(AnnotatedElement place) {
    var columns = new HashMap<String, Column>();
    for (var each : place.getAnnotationsByType(AttributeOverride.class)) {
      columns.put(each.name(), each.column());
    }
    var associations = new HashMap<String, AssociationOverride>();
    for (var each : place.getAnnotationsByType(AssociationOverride.class)) {
      associations.put(each.name(), each);
    }
    var conversions = new HashMap<String, Convert>();
    for (var each : place.getAnnotationsByType(Convert.class)) {
      conversions.put(each.attributeName(), each);
    }
    return new Overrides(columns, associations, conversions);
  }

  /** Adds what is said in another place, where nothing is said here. */
  Overrides or(Overrides weaker) {
    return new Overrides(
        both(columns, weaker.columns),
        both(associations, weaker.associations),
        both(conversions, weaker.conversions));
  }

  /** Returns what is said of the attributes within one. */
  Overrides within(String name) {
    return new Overrides(
        within(columns, name), within(associations, name), within(conversions, name));
  }

  @Nullable Column column(String name) {
    return columns.get(name);
  }

  @Nullable AssociationOverride association(String name) {
    return associations.get(name);
  }

  @Nullable Convert conversion(String name) {
    return conversions.get(name);
  }

  /** Returns the paths that are named, with the annotations that name them. */
  Map<String, String> paths() {
    var paths = new HashMap<String, String>();
    columns.keySet().forEach(each -> paths.put(each, "AttributeOverride"));
    associations.keySet().forEach(each -> paths.put(each, "AssociationOverride"));
    conversions.keySet().forEach(each -> paths.put(each, "Convert"));
    return paths;
  }

  private static <V> Map<String, V> both(Map<String, V> strong, Map<String, V> weak) {
    var all = new HashMap<>(weak);
    all.putAll(strong);
    return all;
  }

  private static <V> Map<String, V> within(Map<String, V> all, String name) {
    var inner = new HashMap<String, V>();
    all.forEach(
        (path, each) -> {
          if (path.startsWith(name + ".")) {
            inner.put(path.substring(name.length() + 1), each);
          }
        });
    return inner;
  }
}

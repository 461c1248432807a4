package dev.stopover.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An annotation, whatever language it is written in.
 *
 * @param type the annotation
 * @param values its attributes in order: texts, numbers, booleans, {@link TypeRef}s for classes,
 *     {@link Constant}s, notes, or lists of such
 */
record Note(TypeRef type, Map<String, Object> values) {

  private static final String JAKARTA = "jakarta.persistence";

  /** One constant of an enumeration. */
  record Constant(TypeRef type, String name) {}

  static Note jakarta(String name) {
    return new Note(jakartaType(name), new LinkedHashMap<>());
  }

  static Note ours(String name) {
    return new Note(new TypeRef("dev.stopover.entity", name), new LinkedHashMap<>());
  }

  static TypeRef jakartaType(String name) {
    return new TypeRef(JAKARTA, name);
  }

  static Constant jakartaConstant(String type, String name) {
    return new Constant(jakartaType(type), name);
  }

  /** Adds a value, and returns this. */
  Note with(String attribute, Object value) {
    values.put(attribute, value);
    return this;
  }

  /** Adds values unless there are none. */
  Note withAny(String attribute, List<?> several) {
    if (!several.isEmpty()) {
      values.put(attribute, several);
    }
    return this;
  }

  /** Tells whether an attribute is the one that need not be named. */
  boolean isOnly(String attribute) {
    return attribute.equals("value") && values.size() == 1;
  }

  boolean isBare() {
    return values.isEmpty();
  }
}

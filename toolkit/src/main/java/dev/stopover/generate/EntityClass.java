package dev.stopover.generate;

import java.util.List;

/**
 * A model as it is to be written, whatever language it is written in.
 *
 * @param type its name
 * @param notes its annotations
 * @param attributes its attributes, those of the key first
 */
record EntityClass(TypeRef type, List<Note> notes, List<Attribute> attributes) {

  /**
   * An attribute.
   *
   * @param name its name
   * @param type what it holds
   * @param nullable whether it may hold nothing
   * @param id whether it belongs to the key
   * @param notes its annotations
   */
  record Attribute(String name, TypeRef type, boolean nullable, boolean id, List<Note> notes) {}

  List<Attribute> key() {
    return attributes.stream().filter(Attribute::id).toList();
  }

  boolean hasCompositeKey() {
    return key().size() > 1;
  }

  /** Returns the name of the class that holds a key of several attributes. */
  TypeRef keyType() {
    var name = type.simpleName();
    return new TypeRef(type.packageName(), name + "." + name + "Id");
  }
}

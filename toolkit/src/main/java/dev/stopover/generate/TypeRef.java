package dev.stopover.generate;

/**
 * A type by its name, whatever language names it.
 *
 * @param packageName its package; {@code java.lang} for what Java has primitives of
 * @param simpleName its simple name, after that of the class around it: {@code Order.OrderId};
 *     {@code byte[]} for an array
 */
record TypeRef(String packageName, String simpleName) {

  static final TypeRef BOOLEAN = new TypeRef("java.lang", "Boolean");
  static final TypeRef BYTE = new TypeRef("java.lang", "Byte");
  static final TypeRef SHORT = new TypeRef("java.lang", "Short");
  static final TypeRef INTEGER = new TypeRef("java.lang", "Integer");
  static final TypeRef LONG = new TypeRef("java.lang", "Long");
  static final TypeRef FLOAT = new TypeRef("java.lang", "Float");
  static final TypeRef DOUBLE = new TypeRef("java.lang", "Double");
  static final TypeRef STRING = new TypeRef("java.lang", "String");
  static final TypeRef BYTES = new TypeRef("", "byte[]");
  static final TypeRef BIG_DECIMAL = new TypeRef("java.math", "BigDecimal");
  static final TypeRef LOCAL_DATE = new TypeRef("java.time", "LocalDate");
  static final TypeRef LOCAL_TIME = new TypeRef("java.time", "LocalTime");
  static final TypeRef LOCAL_DATE_TIME = new TypeRef("java.time", "LocalDateTime");
  static final TypeRef INSTANT = new TypeRef("java.time", "Instant");
  static final TypeRef UUID = new TypeRef("java.util", "UUID");

  /** Tells whether Java has a primitive of it, which cannot be null. */
  boolean hasPrimitive() {
    return packageName.equals("java.lang") && !equals(STRING);
  }

  @Override
  public String toString() {
    return packageName + "." + simpleName;
  }
}

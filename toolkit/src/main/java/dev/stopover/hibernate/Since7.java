package dev.stopover.hibernate;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Table;

/** Asks for what 6.6 does not have yet. */
final class Since7 {

  private static final String ANNOTATED = "org.hibernate.models.spi.AnnotationTarget";

  private Since7() {}

  /** Returns what {@code @Table}, {@code @Column} and so on say at last, or nothing. */
  static String options(Object part) {
    return text(part, "getOptions");
  }

  /** Tells whether NOT NULL is written behind the expression of a column; 6.6 always does. */
  static boolean supportsNotNullAfterExpression(Dialect dialect) {
    try {
      return dialect.supportsNotNullAfterGeneratedAs();
    } catch (NoSuchMethodError e) {
      return true;
    }
  }

  /** Returns the foreign keys; 6.6 has them under a name that goes away. */
  @SuppressWarnings("removal")
  static Collection<ForeignKey> foreignKeys(Table table) {
    try {
      return table.getForeignKeyCollection();
    } catch (NoSuchMethodError e) {
      return table.getForeignKeys().values();
    }
  }

  /** Tells whether an attribute is annotated; 6.6 does not know. */
  static boolean isAnnotated(SimpleValue value, Class<? extends Annotation> annotation) {
    // Its library comes with Hibernate, but is none that we compile with.
    try {
      var member = SimpleValue.class.getMethod("getMemberDetails").invoke(value);
      return member != null
          && (boolean)
              Class.forName(ANNOTATED, false, SimpleValue.class.getClassLoader())
                  .getMethod("hasDirectAnnotationUsage", Class.class)
                  .invoke(member, annotation);
    } catch (NoSuchMethodException | ClassNotFoundException e) {
      return false;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("SimpleValue.getMemberDetails", e);
    }
  }

  static String text(Object part, String getter) {
    try {
      var text = part.getClass().getMethod(getter).invoke(part);
      return text == null ? "" : text.toString().strip();
    } catch (NoSuchMethodException e) {
      return "";
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(part.getClass().getName() + "." + getter, e);
    }
  }
}

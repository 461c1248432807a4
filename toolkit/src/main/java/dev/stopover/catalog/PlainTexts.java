package dev.stopover.catalog;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.sql.Types;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Give long texts as plain ones.
 *
 * <p>MySQL's driver calls most texts of the catalog long, and SchemaCrawler reads each of those
 * through a stream with buffers of its own, which takes more time than all the rest.
 */
final class PlainTexts implements InvocationHandler {

  private final Object original;

  private PlainTexts(Object original) {
    this.original = original;
  }

  static Connection of(Connection connection) {
    return wrapped(Connection.class, connection);
  }

  private static <T> T wrapped(Class<T> type, Object original) {
    return type.cast(
        Proxy.newProxyInstance(
            PlainTexts.class.getClassLoader(), new Class<?>[] {type}, new PlainTexts(original)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments)
      throws Throwable {
    try {
      var result = method.invoke(original, arguments);
      var type = method.getReturnType();
      if (method.getName().equals("getColumnType")) {
        return Objects.equals(result, Types.LONGVARCHAR) ? Types.VARCHAR : result;
      }
      return result != null
              && (Statement.class.isAssignableFrom(type)
                  || type == ResultSet.class
                  || type == ResultSetMetaData.class)
          ? wrapped(type, result)
          : result;
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNullElse(e.getCause(), e);
    }
  }
}

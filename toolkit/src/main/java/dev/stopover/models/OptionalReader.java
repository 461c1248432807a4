package dev.stopover.models;

import dev.stopover.StopoverException;
import dev.stopover.exposed.ExposedTables;
import dev.stopover.hibernate.HibernateModels;
import dev.stopover.source.SchemaSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Has the packages that read what an optional library maps see that library where only the class
 * path of the models has it.
 *
 * <p>A class sees what its own loader sees; so it loads the classes of such a package once more.
 */
final class OptionalReader extends ClassLoader {

  private static final String HIBERNATE = "org.hibernate.boot.Metadata";

  /** The package that is loaded once more. */
  private final String begin;

  private OptionalReader(ClassLoader parent, Class<?> reader) {
    super(parent);
    this.begin = reader.getPackageName() + ".";
  }

  /** Reads what Hibernate maps, with the Hibernate that is beside us or beside the models. */
  static SchemaSource hibernate(
      ClassLoader loader, List<Class<?>> classes, Map<String, String> settings) {
    return isOnlyIn(loader, HIBERNATE)
        ? new OptionalReader(loader, HibernateModels.class)
            .read(
                HibernateModels.class,
                List.of(Collection.class, Map.class),
                List.of(classes, settings))
        : HibernateModels.of(classes, settings);
  }

  /** Reads tables of Exposed, with the Exposed that is beside us or beside the models. */
  static SchemaSource exposed(List<Object> tables) {
    var loader = tables.get(0).getClass().getClassLoader();
    return isOnlyIn(loader, ExposedTables.BASE)
        ? new OptionalReader(loader, ExposedTables.class)
            .read(ExposedTables.class, List.of(Collection.class), List.of(tables))
        : ExposedTables.of(tables);
  }

  private static boolean isOnlyIn(ClassLoader loader, String library) {
    return !sees(OptionalReader.class.getClassLoader(), library) && sees(loader, library);
  }

  private static boolean sees(ClassLoader loader, String library) {
    try {
      Class.forName(library, false, loader);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private SchemaSource read(Class<?> reader, List<Class<?>> types, List<Object> arguments) {
    try {
      var of = loadClass(reader.getName()).getMethod("of", types.toArray(Class<?>[]::new));
      return (SchemaSource) of.invoke(null, arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof StopoverException reason) {
        throw reason;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(begin)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    var file = name.replace('.', '/') + ".class";
    try (var bytes = OptionalReader.class.getClassLoader().getResourceAsStream(file)) {
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      var code = bytes.readAllBytes();
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

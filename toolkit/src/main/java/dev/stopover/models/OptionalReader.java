package dev.stopover.models;

import dev.stopover.StopoverException;
import dev.stopover.hibernate.HibernateModels;
import dev.stopover.source.SchemaSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Has the package that reads what Hibernate maps see the Hibernate of the models, where only their
 * class path has it.
 *
 * <p>A class sees what its own loader sees; so it loads the classes of that package once more.
 */
final class OptionalReader extends ClassLoader {

  private static final String HIBERNATE = "org.hibernate.boot.Metadata";

  private static final String PACKAGE = HibernateModels.class.getPackageName() + ".";

  private OptionalReader(ClassLoader parent) {
    super(parent);
  }

  /** Reads what Hibernate maps, with the Hibernate that is beside us or beside the models. */
  static SchemaSource hibernate(
      ClassLoader loader, List<Class<?>> classes, Map<String, String> settings) {
    var own = OptionalReader.class.getClassLoader();
    return sees(own) || !sees(loader)
        ? HibernateModels.of(classes, settings)
        : new OptionalReader(loader).read(classes, settings);
  }

  private static boolean sees(ClassLoader loader) {
    try {
      Class.forName(HIBERNATE, false, loader);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private SchemaSource read(List<Class<?>> classes, Map<String, String> settings) {
    try {
      var reader = loadClass(HibernateModels.class.getName());
      var of = reader.getMethod("of", Collection.class, Map.class);
      return (SchemaSource) of.invoke(null, classes, settings);
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
    if (!name.startsWith(PACKAGE)) {
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

package dev.stopover.hibernate;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;
import org.hibernate.boot.registry.classloading.internal.TcclLookupPrecedence;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;

/**
 * Finds classes for Hibernate, and remembers those that are not there.
 *
 * <p>Hibernate looks for the description of the package of every class, on the whole class path.
 */
final class Classes extends ClassLoaderServiceImpl {

  private static final long serialVersionUID = 1;

  private final Set<String> missing = ConcurrentHashMap.newKeySet();

  Classes(Collection<ClassLoader> loaders) {
    super(loaders, TcclLookupPrecedence.AFTER);
  }

  @Override
  public <T> Class<T> classForName(String name) {
    if (missing.contains(name)) {
      throw new ClassLoadingException("Unable to load class [" + name + "]");
    }
    try {
      return super.classForName(name);
    } catch (ClassLoadingException e) {
      missing.add(name);
      throw e;
    }
  }
}

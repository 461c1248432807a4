package dev.stopover.hibernate;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.source.Loading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;

/** Boots Hibernate as far as its metadata, and no further. */
final class Boot implements AutoCloseable {

  private static final String PRODUCT = "jakarta.persistence.database-product-name";
  private static final String MAJOR_VERSION = "jakarta.persistence.database-major-version";
  private static final String DIALECT = "hibernate.dialect";

  /** What would have Hibernate connect, or change a database. */
  private static final List<String> CONNECTING =
      List.of(
          "hibernate.connection.",
          "hibernate.hikari.",
          "hibernate.agroal.",
          "hibernate.c3p0.",
          "hibernate.hbm2ddl.",
          "hibernate.boot.allow_jdbc_metadata_access",
          "hibernate.temp.",
          "jakarta.persistence.jdbc.",
          "jakarta.persistence.jtaDataSource",
          "jakarta.persistence.nonJtaDataSource",
          "jakarta.persistence.schema-generation.",
          "javax.persistence.jdbc.",
          "javax.persistence.schema-generation.");

  private final StandardServiceRegistry registry;
  private final Metadata metadata;

  private Boot(StandardServiceRegistry registry, Metadata metadata) {
    this.registry = registry;
    this.metadata = metadata;
  }

  static Boot of(List<Class<?>> classes, Map<String, String> settings, Engine engine) {
    var bootstrap =
        new BootstrapServiceRegistryBuilder()
            .applyClassLoaderService(new Classes(loaders(classes).toList()));
    var registry =
        new StandardServiceRegistryBuilder(bootstrap.build())
            .applySettings(offline(settings, engine))
            .build();
    try {
      return new Boot(registry, metadata(registry, classes));
    } catch (HibernateException e) {
      StandardServiceRegistryBuilder.destroy(registry);
      throw StopoverException.usage(
          "The models: Hibernate does not take what they say: %s Correct the model, or the setting."
              .formatted(reason(e)),
          e);
    } catch (StopoverException e) {
      StandardServiceRegistryBuilder.destroy(registry);
      throw e;
    }
  }

  /** Returns where Hibernate and what it finds by itself may be, besides its own place. */
  static Stream<ClassLoader> loaders(List<Class<?>> classes) {
    return classes.stream().flatMap(type -> Stream.ofNullable(type.getClassLoader())).distinct();
  }

  private static Metadata metadata(StandardServiceRegistry registry, List<Class<?>> classes) {
    var sources = new MetadataSources(registry);
    for (var type : classes) {
      if (type.getSimpleName().equals("package-info")) {
        sources.addPackage(type.getPackageName());
      } else {
        sources.addAnnotatedClass(type);
      }
    }
    var first = classes.get(0).getName();
    return Loading.lookingAt(
        classes.size() == 1 ? first : "%s and others".formatted(first),
        () -> {
          var metadata = sources.getMetadataBuilder().build();
          complete(metadata, registry);
          return metadata;
        });
  }

  /** Does what Hibernate does to its metadata while it builds a session factory. */
  private static void complete(Metadata metadata, StandardServiceRegistry registry) {
    BeanValidation.applyTo(metadata, registry);
    ((MetadataImplementor) metadata).orderColumns(true);
    new Timestamps(metadata, registry).create();
  }

  private static Map<String, Object> offline(Map<String, String> settings, Engine engine) {
    var offline = new HashMap<String, Object>();
    settings.forEach(
        (name, value) -> {
          if (CONNECTING.stream().noneMatch(name::startsWith)) {
            offline.put(name, value);
          }
        });
    offline.put("hibernate.boot.allow_jdbc_metadata_access", false);
    if (!offline.containsKey(DIALECT)) {
      offline.putIfAbsent(PRODUCT, engine.productName());
      // As of these, Hibernate's dialects write the same for all that is later.
      offline.putIfAbsent(MAJOR_VERSION, engine == Engine.POSTGRESQL ? "17" : "9");
    }
    return offline;
  }

  private static String reason(Throwable failure) {
    var message = new StringBuilder(String.valueOf(failure.getMessage()));
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && message.indexOf(cause.getMessage()) < 0) {
        message.append(": ").append(cause.getMessage());
      }
    }
    return message.charAt(message.length() - 1) == '.' ? message.toString() : message + ".";
  }

  Metadata metadata() {
    return metadata;
  }

  @Override
  public void close() {
    StandardServiceRegistryBuilder.destroy(registry);
  }
}

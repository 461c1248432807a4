package dev.stopover.models;

import dev.stopover.StopoverException;
import dev.stopover.entity.Entities;
import dev.stopover.exposed.ExposedTables;
import dev.stopover.source.Loading;
import dev.stopover.source.SchemaSource;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import java.util.List;
import java.util.Optional;

/** Finds models by the names that users give. */
final class ModelClasses {

  private static final String ALL = ".*";

  private static final String EXPOSED = "org.jetbrains.exposed.v1.core.";

  /** What else in a package bears on its tables where Hibernate maps it. */
  private static final List<String> MAPPED =
      List.of(
          Entities.ANNOTATION,
          "jakarta.persistence.Embeddable",
          "jakarta.persistence.MappedSuperclass",
          "jakarta.persistence.Converter");

  private final ClassLoader loader;
  private final List<String> annotations;

  ModelClasses(ClassLoader loader, Mapping mapping) {
    this.loader = loader;
    this.annotations =
        mapping == Mapping.HIBERNATE
            ? MAPPED
            : List.of(Entities.ANNOTATION, "jakarta.persistence.Converter");
  }

  /** Returns the class of a name, or the models of the package of that name. */
  List<Class<?>> named(String name) {
    if (name.isBlank() || name.equals(ALL)) {
      throw StopoverException.usage("A model has no name: name a class or a package.");
    }
    if (name.endsWith(ALL)) {
      return inPackage(name.substring(0, name.length() - ALL.length()));
    }
    var found = load(name);
    return found.isPresent() ? List.of(found.get()) : inPackage(name);
  }

  private List<Class<?>> inPackage(String name) {
    var graph =
        new ClassGraph()
            .overrideClassLoaders(loader)
            .enableAnnotationInfo()
            .enableFieldInfo()
            .ignoreFieldVisibility()
            .ignoreClassVisibility()
            .acceptPackages(name);
    try (var found = graph.scan()) {
      if (found.getAllClasses().isEmpty()) {
        throw StopoverException.usage(
            "%s: there is no such class or package; correct the name, or add it to %s"
                .formatted(name, "the class path, which is" + Loading.classPath(loader)));
      }
      List<Class<?>> models =
          found.getAllClasses().stream()
              .filter(this::isModel)
              .<Class<?>>map(each -> load(each.getName()).orElseThrow())
              .toList();
      if (models.isEmpty()) {
        throw StopoverException.usage(
            "%s: the package has no entity; annotate its classes with %s, or name another."
                .formatted(name, Entities.ANNOTATION));
      }
      return models;
    }
  }

  private boolean isModel(ClassInfo type) {
    return annotations.stream().anyMatch(type::hasAnnotation)
        || (!type.isAbstract() && type.implementsInterface(SchemaSource.class.getName()))
        || (mayBeTable(type) && isTable(load(type.getName()).orElseThrow()));
  }

  /** Of what extends Exposed's classes, an object of Kotlin is all that can be a table here. */
  private static boolean mayBeTable(ClassInfo type) {
    return !type.isAbstract()
        && type.hasField("INSTANCE")
        && type.getSuperclasses().stream().anyMatch(each -> each.getName().startsWith(EXPOSED));
  }

  /** Tells whether a class is a table of Exposed, which may not be on the class path. */
  static boolean isTable(Class<?> type) {
    for (var each = type.getSuperclass(); each != null; each = each.getSuperclass()) {
      if (each.getName().equals(ExposedTables.BASE)) {
        return true;
      }
    }
    return false;
  }

  Optional<Class<?>> load(String name) {
    return Loading.lookingAt(
        name,
        () -> {
          try {
            return Optional.of(Class.forName(name, false, loader));
          } catch (ClassNotFoundException e) {
            return Optional.empty();
          }
        });
  }
}

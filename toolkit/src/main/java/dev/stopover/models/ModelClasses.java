package dev.stopover.models;

import dev.stopover.StopoverException;
import dev.stopover.entity.Entities;
import dev.stopover.source.Loading;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.io.File;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds models by the names that users give. */
final class ModelClasses {

  private static final String ALL = ".*";
  private static final int SHOWN_ENTRIES = 20;

  private final ClassLoader loader;

  ModelClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /** Returns the class of a name, or the entities of the package of that name. */
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
            .ignoreClassVisibility()
            .acceptPackages(name);
    try (var found = graph.scan()) {
      if (found.getAllClasses().isEmpty()) {
        throw StopoverException.usage(
            "%s: there is no such class or package; correct the name, or add it to %s"
                .formatted(name, "the class path, which is" + classPath(found)));
      }
      List<Class<?>> entities =
          found.getClassesWithAnnotation(Entities.ANNOTATION).getNames().stream()
              .<Class<?>>map(each -> load(each).orElseThrow())
              .toList();
      if (entities.isEmpty()) {
        throw StopoverException.usage(
            "%s: the package has no entity; annotate its classes with %s, or name another."
                .formatted(name, Entities.ANNOTATION));
      }
      return entities;
    }
  }

  private Optional<Class<?>> load(String name) {
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

  private static String classPath(ScanResult found) {
    // Directories first, since a user's own classes are mostly there.
    var entries =
        found.getClasspathFiles().stream().sorted(Comparator.comparing(File::isFile)).toList();
    var shown = new StringBuilder();
    entries.stream().limit(SHOWN_ENTRIES).forEach(each -> shown.append("\n  ").append(each));
    return entries.size() <= SHOWN_ENTRIES
        ? shown.toString()
        : shown + "\n  and %d more".formatted(entries.size() - SHOWN_ENTRIES);
  }
}

package dev.stopover.generate;

import dev.stopover.StopoverException;
import dev.stopover.entity.Entities;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles models, and keeps them in memory. */
final class Compilation {

  private Compilation() {}

  /**
   * Compiles models and loads them.
   *
   * @param sources the text of each class, by its full name
   * @throws StopoverException if this Java has no compiler
   */
  static List<Class<?>> load(Map<String, String> sources) {
    var compiled = compile(compiler(), sources);
    var loader = new Loader(compiled);
    return sources.keySet().stream().<Class<?>>map(loader::named).toList();
  }

  private static JavaCompiler compiler() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw StopoverException.undecided(
          "The models cannot be tried: the Java in %s is a runtime without a compiler. Run stopover with a JDK."
              .formatted(System.getProperty("java.home")));
    }
    return compiler;
  }

  private static Map<String, ByteArrayOutputStream> compile(
      JavaCompiler compiler, Map<String, String> sources) {
    var problems = new DiagnosticCollector<JavaFileObject>();
    var compiled = new HashMap<String, ByteArrayOutputStream>();
    var units = new ArrayList<JavaFileObject>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    try (var files =
        new InMemory(
            compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8),
            compiled)) {
      var options = List.of("-proc:none", "-nowarn", "-parameters", "-classpath", classPath());
      if (!compiler.getTask(null, files, problems, options, null, units).call()) {
        throw new IllegalStateException(
            problems.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(Diagnostic::toString)
                .collect(
                    Collectors.joining("\n", "Models that were written do not compile:\n", "")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compiled;
  }

  /** Names the jars of the annotations too, which the class path of a launcher may not show. */
  private static String classPath() {
    var entries = new LinkedHashSet<String>();
    try {
      for (var name : List.of(Entities.ANNOTATION, Entities.class.getName())) {
        var source =
            Class.forName(name, false, Compilation.class.getClassLoader())
                .getProtectionDomain()
                .getCodeSource();
        if (source != null) {
          entries.add(Path.of(source.getLocation().toURI()).toString());
        }
      }
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .forEach(entries::add);
    return String.join(java.io.File.pathSeparator, entries);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> compiled;

    InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> compiled) {
      super(files);
      this.compiled = compiled;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
      var bytes = new ByteArrayOutputStream();
      compiled.put(name, bytes);
      return new SimpleJavaFileObject(
          URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> compiled;

    Loader(Map<String, ByteArrayOutputStream> compiled) {
      super(Entities.class.getClassLoader());
      this.compiled = compiled;
    }

    Class<?> named(String name) {
      try {
        // A class of that name on the class path is another one.
        var loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        return compiled.containsKey(name) ? named(name) : super.loadClass(name, resolve);
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!compiled.containsKey(name)) {
        throw new ClassNotFoundException(name);
      }
      var bytes = Objects.requireNonNull(compiled.get(name)).toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}

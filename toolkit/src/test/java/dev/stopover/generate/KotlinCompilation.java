package dev.stopover.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/** Compiles models with Kotlin's own compiler, every warning an error. */
final class KotlinCompilation {

  private KotlinCompilation() {}

  /** Compile and load models, below a folder that stays as long as they are used. */
  static List<Class<?>> load(Map<String, String> sources, Path folder) throws IOException {
    var classes = folder.resolve("classes");
    for (var each : sources.entrySet()) {
      var file = folder.resolve("src").resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
    var said = new ByteArrayOutputStream();
    var result =
        new K2JVMCompiler()
            .exec(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                "-no-stdlib",
                "-no-reflect",
                "-Werror",
                "-jvm-target",
                "17",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                folder.resolve("src").toString());
    if (result != ExitCode.OK) {
      throw new AssertionError(said.toString(StandardCharsets.UTF_8));
    }
    var loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, KotlinCompilation.class.getClassLoader());
    return sources.keySet().stream()
        .map(each -> each.substring(0, each.length() - ".kt".length()).replace('/', '.'))
        .<Class<?>>map(each -> named(each, loader))
        .toList();
  }

  private static Class<?> named(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}

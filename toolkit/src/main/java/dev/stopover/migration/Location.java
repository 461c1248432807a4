package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One place to look for migrations in, as Flyway writes it. */
record Location(String text) {

  private static final String FILESYSTEM = "filesystem:";
  private static final String CLASSPATH = "classpath:";

  /** Return the files there by their path within the location; none where it does not exist. */
  SortedMap<String, URI> files() {
    try {
      return text.startsWith(FILESYSTEM) ? inDirectory(directory()) : onClassPath();
    } catch (IOException | URISyntaxException e) {
      throw StopoverException.usage(
          "The location " + text + " can not be read: " + e.getMessage() + ". Check it.", e);
    }
  }

  boolean exists() {
    return text.startsWith(FILESYSTEM)
        ? Files.isDirectory(directory())
        : loader().getResource(resource()) != null;
  }

  boolean isOnClassPath() {
    return !text.startsWith(FILESYSTEM);
  }

  private Path directory() {
    return Path.of(text.substring(FILESYSTEM.length())).toAbsolutePath().normalize();
  }

  private String resource() {
    if (text.contains(":") && !text.startsWith(CLASSPATH)) {
      throw StopoverException.usage(
          "The location " + text + " is not supported. Write filesystem: or classpath: before it.");
    }
    return text.substring(text.startsWith(CLASSPATH) ? CLASSPATH.length() : 0)
        .replaceAll("^/|/$", "");
  }

  private static SortedMap<String, URI> inDirectory(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return Collections.emptySortedMap();
    }
    var found = new TreeMap<String, URI>();
    try (var paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(
              path -> found.put(root.relativize(path).toString().replace('\\', '/'), path.toUri()));
    }
    return found;
  }

  private SortedMap<String, URI> onClassPath() throws IOException, URISyntaxException {
    var found = new TreeMap<String, URI>();
    for (var root : Collections.list(loader().getResources(resource()))) {
      if (root.getProtocol().equals("file")) {
        found.putAll(inDirectory(Path.of(root.toURI())));
      } else if (root.openConnection() instanceof JarURLConnection connection) {
        found.putAll(inJar(root, connection));
      }
    }
    return found;
  }

  private static Map<String, URI> inJar(URL root, JarURLConnection connection)
      throws IOException, URISyntaxException {
    var found = new TreeMap<String, URI>();
    var folder = connection.getEntryName().replaceAll("/$", "") + "/";
    var base = root.toString().replaceAll("/$", "") + "/";
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      for (var entry : Collections.list(jar.entries())) {
        if (!entry.isDirectory() && entry.getName().startsWith(folder)) {
          var path = entry.getName().substring(folder.length());
          found.put(path, new URI(base + path.replace(" ", "%20")));
        }
      }
    }
    return found;
  }

  private static ClassLoader loader() {
    var loader = Thread.currentThread().getContextClassLoader();
    return loader == null ? Location.class.getClassLoader() : loader;
  }

  @Override
  public String toString() {
    return text.startsWith(FILESYSTEM) ? directory().toString() : CLASSPATH + resource();
  }
}

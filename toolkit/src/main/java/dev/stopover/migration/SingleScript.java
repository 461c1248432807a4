package dev.stopover.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Show Flyway one script and its configuration, and nothing else that lies beside them. */
record SingleScript(MigrationFile script) implements ResourceProvider {

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    var name = script.name().toLowerCase(Locale.ROOT);
    return script.name().startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith)
        ? List.of(new Resource(script.path(), script.source(), script.sql()))
        : List.of();
  }

  /** Return the configuration {@code U1__name.sql.conf}, where it exists. */
  @Override
  public @Nullable LoadableResource getResource(String path) {
    if (!path.equals(script.path() + ".conf")) {
      return null;
    }
    var source = URI.create(script.source() + ".conf");
    try (var stream = source.toURL().openStream()) {
      return new Resource(path, source, new String(stream.readAllBytes(), UTF_8));
    } catch (IOException e) {
      return null;
    }
  }

  /** A text that Flyway reads. */
  static final class Resource extends LoadableResource {

    private final String path;
    private final URI source;
    private final String text;

    Resource(String path, URI source, String text) {
      this.path = path;
      this.source = source;
      this.text = text;
    }

    @Override
    public Reader read() {
      return new StringReader(text);
    }

    @Override
    public String getAbsolutePath() {
      return MigrationFile.place(source);
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return MigrationFile.place(source);
    }

    @Override
    public String getFilename() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String getRelativePath() {
      return path;
    }
  }
}

package dev.stopover.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Print a schema as SQL, as a diagram or as JSON. */
@Mojo(name = "show", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class ShowMojo extends CommandMojo {

  public ShowMojo() {
    super("show");
  }
}

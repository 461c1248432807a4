package dev.stopover.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Write the classes that describe a live database. */
@Mojo(name = "models", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class ModelsMojo extends CommandMojo {

  public ModelsMojo() {
    super("models");
  }
}

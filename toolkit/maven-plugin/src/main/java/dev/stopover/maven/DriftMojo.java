package dev.stopover.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Tell where a live database is not what its migrations and the models say. */
@Mojo(name = "drift", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class DriftMojo extends CommandMojo {

  public DriftMojo() {
    super("drift");
  }
}

package dev.stopover.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Bring the history in order where nothing is left to run. */
@Mojo(name = "repair", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class RepairMojo extends CommandMojo {

  public RepairMojo() {
    super("repair");
  }
}

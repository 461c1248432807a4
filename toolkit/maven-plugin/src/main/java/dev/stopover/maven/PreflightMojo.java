package dev.stopover.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Rehearse what is pending on a copy of a live schema. */
@Mojo(name = "preflight", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class PreflightMojo extends CommandMojo {

  public PreflightMojo() {
    super("preflight");
  }
}

package dev.stopover.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Apply, undo and apply every version again, with rows. */
@Mojo(name = "verify", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class VerifyMojo extends CommandMojo {

  public VerifyMojo() {
    super("verify");
  }
}

package dev.stopover.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.jspecify.annotations.Nullable;

/**
 * Run one command in a JVM of its own, with what the project has compiled and what it depends on.
 *
 * <p>A JVM of its own keeps the libraries of Stopover, of Maven and of the project apart, and lets
 * a command ask at the terminal.
 */
abstract class CommandMojo extends AbstractMojo {

  /** What {@code ExitCode} of the command line says for a difference. */
  private static final int DIFFERENCE = 1;

  /** The options of the command and what it is about, as one would type them. */
  @Parameter(property = "stopover.args")
  private @Nullable String args;

  /** The environment of {@code stopover.yaml}; by default what the variables of the process say. */
  @Parameter(property = "stopover.env")
  private @Nullable String env;

  /** The configuration; without that file, options and variables say everything. */
  @Parameter(property = "stopover.config", defaultValue = "${project.basedir}/stopover.yaml")
  private @Nullable File config;

  /** Whether to do nothing. */
  @Parameter(property = "stopover.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private @Nullable File directory;

  @Parameter(defaultValue = "${project.runtimeClasspathElements}", readonly = true, required = true)
  private List<String> projectClassPath = List.of();

  @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
  private List<Artifact> pluginArtifacts = List.of();

  private final String command;

  CommandMojo(String command) {
    this.command = command;
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("stopover " + command + " is skipped.");
      return;
    }
    var status = run();
    if (status == DIFFERENCE) {
      throw new MojoFailureException(
          "stopover " + command + " found a difference; what it is stands above.");
    }
    if (status != 0) {
      throw new MojoExecutionException(
          "stopover %s ended with %d; the reason stands above.".formatted(command, status));
    }
  }

  private int run() throws MojoExecutionException {
    try {
      var process = new ProcessBuilder(commandLine()).directory(directory).inheritIO().start();
      return process.waitFor();
    } catch (IOException e) {
      throw new MojoExecutionException("Java cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("stopover " + command + " was interrupted.", e);
    }
  }

  private List<String> commandLine() throws MojoExecutionException {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-XX:TieredStopAtLevel=1");
    words.add("-cp");
    words.add(classPath());
    words.add("dev.stopover.cli.Main");
    words.add(command);
    if (config != null && Files.exists(config.toPath())) {
      words.add("--config");
      words.add(config.toString());
    }
    if (env != null) {
      words.add("--env");
      words.add(env);
    }
    if (args != null) {
      try {
        words.addAll(List.of(CommandLineUtils.translateCommandline(args)));
      } catch (Exception e) {
        throw new MojoExecutionException("stopover.args cannot be read: " + e.getMessage(), e);
      }
    }
    return words;
  }

  /** Stopover comes first, since it needs the versions of its libraries that it was built with. */
  private String classPath() {
    return Stream.concat(
            pluginArtifacts.stream().map(artifact -> artifact.getFile().toString()),
            projectClassPath.stream())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}

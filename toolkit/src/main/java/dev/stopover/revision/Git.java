package dev.stopover.revision;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stopover.StopoverException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks the {@code git} of the user, which knows their worktrees and partial clones, and which a
 * checkout always has beside it; nothing is written.
 */
record Git(Path directory) {

  /** Return the commit at which this branch and another one parted. */
  String mergeBase(String branch) {
    var answer = run("merge-base", "HEAD", branch);
    if (answer.isEmpty()) {
      throw StopoverException.usage(
          "git knows no commit that HEAD and %s share, in %s. Fetch it (in CI with the whole history, such as fetch-depth: 0), or name another branch."
              .formatted(branch, directory));
    }
    return answer.get(0).strip();
  }

  /** Return the files in the directory as they are in a commit, relative to the directory. */
  List<String> files(String commit) {
    return run("ls-tree", "-r", "-z", "--name-only", commit);
  }

  private List<String> run(String... arguments) {
    var command = new ArrayList<>(List.of("git", "-C", directory.toString()));
    command.addAll(List.of(arguments));
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var text = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0
          ? Stream.of(text.split("[\0\n]", -1)).filter(each -> !each.isBlank()).toList()
          : List.of();
    } catch (IOException e) {
      throw StopoverException.usage(
          "git cannot be run: %s. Install it, or leave out the comparison of branches."
              .formatted(e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StopoverException.usage("git was interrupted. Run the command again.", e);
    }
  }
}

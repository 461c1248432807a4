package dev.stopover.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;

/**
 * Read the blocks of a guide that a reader is to follow.
 *
 * <p>A block {@code console} holds commands behind {@code $} and what they print; <code>…</code>
 * stands for the rest of a line or, alone, for any lines. A block whose language is followed by a
 * path is a file to write. Other blocks are only shown.
 *
 * @param name the name of the file
 * @param steps what the reader does, in order
 */
record Guide(String name, List<Step> steps) {

  private static final String ANYTHING = "…";

  sealed interface Step {}

  /** A file to write. */
  record Text(String path, String content) implements Step {}

  /** A command to run. */
  record Command(String line, List<String> output) implements Step {

    /** Whether the guide goes on with a question for the exit code. */
    boolean asksForTheExitCode() {
      return line.equals("echo $?");
    }

    boolean allows(String printed) {
      if (output.isEmpty()) {
        return true;
      }
      var pattern = new StringBuilder();
      for (var expected : output) {
        if (expected.strip().equals(ANYTHING)) {
          pattern.append("(?:.*\n)*?");
        } else {
          pattern.append(
              Arrays.stream(expected.stripTrailing().split(ANYTHING, -1))
                  .map(Pattern::quote)
                  .collect(Collectors.joining(".*", "", " *\n")));
        }
      }
      return Pattern.matches(pattern.toString(), printed);
    }
  }

  List<Command> commands() {
    return steps.stream().filter(Command.class::isInstance).map(Command.class::cast).toList();
  }

  static Guide read(Path file) throws IOException {
    var steps = new ArrayList<Step>();
    Parser.builder()
        .build()
        .parse(Files.readString(file))
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                var info = block.getInfo().split(" ", 2);
                if (info[0].equals("console")) {
                  steps.addAll(commands(block.getLiteral()));
                } else if (info.length == 2) {
                  steps.add(new Text(info[1], block.getLiteral()));
                }
              }
            });
    return new Guide(file.getFileName().toString(), List.copyOf(steps));
  }

  private static List<Command> commands(String block) {
    var commands = new ArrayList<Command>();
    for (var line : block.lines().toList()) {
      if (line.startsWith("$ ")) {
        commands.add(new Command(line.substring(2), new ArrayList<>()));
      } else if (commands.isEmpty()) {
        throw new IllegalArgumentException("A line before the first command: " + line);
      } else {
        commands.get(commands.size() - 1).output().add(line);
      }
    }
    return commands;
  }
}

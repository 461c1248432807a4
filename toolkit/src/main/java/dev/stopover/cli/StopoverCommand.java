package dev.stopover.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that all others hang from; alone it means nothing. */
@Command(
    name = "stopover",
    mixinStandardHelpOptions = true,
    versionProvider = StopoverCommand.BuildVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Schema migrations, written from the models and proven on a real server.",
    footer = {
      "",
      "Exit codes: 0 clean, 1 a difference was found, 2 the call or the configuration is wrong,",
      "3 the database refused or failed, 4 nothing could be decided.",
      "",
      "Example:",
      "  stopover revision --autogenerate -m \"add ticket_price to events\"",
      "  stopover upgrade"
    })
final class StopoverCommand implements Runnable {

  /** The commands, in the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = commands();

  private final Map<String, String> environment;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show what goes on inside, and where a failure comes from.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Show the result only, not what happens on the way to it.")
  private boolean quiet;

  @Mixin private Configuration configuration = new Configuration();

  @Spec private @Nullable CommandSpec spec;

  StopoverCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  private static Map<String, Class<?>> commands() {
    var commands = new LinkedHashMap<String, Class<?>>();
    commands.put("init", InitCommand.class);
    commands.put("revision", RevisionCommand.class);
    commands.put("upgrade", UpgradeCommand.class);
    commands.put("downgrade", DowngradeCommand.class);
    commands.put("current", CurrentCommand.class);
    commands.put("history", HistoryCommand.class);
    commands.put("heads", HeadsCommand.class);
    commands.put("stamp", StampCommand.class);
    commands.put("repair", RepairCommand.class);
    commands.put("check", CheckCommand.class);
    commands.put("diff", DiffCommand.class);
    commands.put("drift", DriftCommand.class);
    commands.put("verify", VerifyCommand.class);
    commands.put("preflight", PreflightCommand.class);
    commands.put("models", ModelsCommand.class);
    commands.put("show", ShowCommand.class);
    commands.put("completion", CompletionCommand.class);
    return commands;
  }

  /**
   * Create the command line for a call.
   *
   * <p>Where the call begins with a command, that one alone is read, since reading all of them
   * takes a third of the time of a short call.
   */
  static CommandLine commandLine(Map<String, String> environment, String... call) {
    var commandLine = new CommandLine(new StopoverCommand(environment));
    var named = call.length == 0 ? null : COMMANDS.get(call[0]);
    if (named == null || named == CompletionCommand.class) {
      COMMANDS.forEach(commandLine::addSubcommand);
    } else {
      commandLine.addSubcommand(call[0], named);
    }
    return commandLine;
  }

  /** Read what is configured. */
  Project project() {
    return project(Map.of());
  }

  /** Read what is configured, with what a command has options of its own for. */
  Project project(Map<String, String> options) {
    return project(options, null);
  }

  /**
   * Read what is configured.
   *
   * @param chosen the environment that a command names, or {@code null} for that of {@code --env}
   */
  Project project(Map<String, String> options, @Nullable String chosen) {
    return configuration.project(environment, options, chosen, this::note);
  }

  /** Tell beside the result what a user should know, unless only the result is wanted. */
  void note(String text) {
    if (!quiet) {
      err().println(Mask.of(text));
      err().flush();
    }
  }

  /** Return where the configuration is, or would be. */
  Path configurationFile() {
    return configuration.file();
  }

  PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }

  PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }

  /** Return the terminal to ask at, if there is one. */
  Optional<Terminal> terminal() {
    return Terminal.of(environment);
  }

  boolean isQuiet() {
    return quiet;
  }

  boolean isVerbose() {
    return verbose;
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "A command is missing.");
  }

  /** Reads the version from the jar; classes that were just compiled have none. */
  static final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"stopover " + (version == null ? "(not packaged)" : version)};
    }
  }
}

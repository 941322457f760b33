package io.holdfast.daemon.cli.config;

import io.holdfast.config.plan.ReloadPlan;
import io.holdfast.config.show.ConfigWriter;
import io.holdfast.config.show.EffectiveSettings;
import io.holdfast.config.show.Secrets;
import io.holdfast.core.spec.Configuration;
import io.holdfast.daemon.cli.ConfigId;
import io.holdfast.daemon.cli.ExitStatus;
import java.io.PrintStream;
import java.util.List;

/** {@code holdfast config}: its commands and their arguments. */
public final class ConfigCommand {
  private static final String USAGE =
      """
      Usage: holdfast config show [--format text|json] [-i ID] FILE
                      the effective configuration, every default filled in, secrets masked
             holdfast config diff [-i ID] OLD NEW
                      what a reload from OLD to NEW would do, step by step

      -i, --config-id=ID   id for lines that begin with @ID (default: the host's name)
      Exit status: 0, or 2 when a file cannot be used or the command line cannot be understood.
      """;

  private final String configId;
  private final PrintStream out;
  private final PrintStream errors;

  private ConfigCommand(String configId, PrintStream out, PrintStream errors) {
    this.configId = configId;
    this.out = out;
    this.errors = errors;
  }

  /**
   * Runs the command.
   *
   * @param arguments what follows {@code config} on the command line
   * @return the exit status
   */
  public static int run(List<String> arguments, PrintStream out, PrintStream errors) {
    if (arguments.equals(List.of("--help"))) {
      out.print(USAGE);
      return ExitStatus.OK;
    }
    ConfigId taken = ConfigId.takenFrom(arguments);
    if (taken == null || taken.others().isEmpty()) {
      return refuse(errors);
    }
    ConfigCommand command = new ConfigCommand(taken.id(), out, errors);
    List<String> others = taken.others().subList(1, taken.others().size());
    return switch (taken.others().getFirst()) {
      case "show" -> command.show(others);
      case "diff" -> command.diff(others);
      default -> refuse(errors);
    };
  }

  private int show(List<String> arguments) {
    String joined = String.join(" ", arguments.subList(0, Math.max(0, arguments.size() - 1)));
    boolean isJson = joined.equals("--format json") || joined.equals("--format=json");
    boolean isText =
        joined.isEmpty() || joined.equals("--format text") || joined.equals("--format=text");
    if (arguments.isEmpty() || arguments.getLast().startsWith("-") || !(isJson || isText)) {
      return refuse(errors);
    }
    Configuration configuration = ConfigFile.load(arguments.getLast(), configId, errors);
    if (configuration == null) {
      return ExitStatus.CONFIG;
    }
    out.print(
        isJson
            ? SettingsJson.of(EffectiveSettings.of(configuration, Secrets.MASKED))
            : ConfigWriter.text(configuration, Secrets.MASKED));
    return ExitStatus.OK;
  }

  private int diff(List<String> arguments) {
    if (arguments.size() != 2 || arguments.stream().anyMatch(word -> word.startsWith("-"))) {
      return refuse(errors);
    }
    Configuration before = ConfigFile.load(arguments.getFirst(), configId, errors);
    Configuration after = ConfigFile.load(arguments.getLast(), configId, errors);
    if (before == null || after == null) {
      return ExitStatus.CONFIG;
    }
    ReloadPlan.of(before, after).lines().forEach(out::println);
    return ExitStatus.OK;
  }

  private static int refuse(PrintStream errors) {
    errors.print(USAGE);
    return ExitStatus.CONFIG;
  }
}

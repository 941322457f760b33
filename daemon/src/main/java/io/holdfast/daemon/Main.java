package io.holdfast.daemon;

import io.holdfast.config.host.HostView;
import io.holdfast.daemon.cli.ExitStatus;
import io.holdfast.daemon.cli.HelpCommand;
import io.holdfast.daemon.cli.Option;
import io.holdfast.daemon.cli.OptionParser;
import io.holdfast.daemon.cli.Options;
import io.holdfast.daemon.cli.SignalNumbers;
import io.holdfast.daemon.cli.Usage;
import io.holdfast.daemon.cli.Version;
import io.holdfast.daemon.cli.check.CheckCommand;
import io.holdfast.daemon.cli.config.ConfigCommand;
import io.holdfast.daemon.cli.control.ControlCommand;
import io.holdfast.daemon.demo.Demo;
import io.holdfast.daemon.doctor.DoctorCommand;
import io.holdfast.daemon.life.Detach;
import io.holdfast.linux.process.Spawn;
import io.holdfast.sim.Simulation;
import java.io.PrintStream;
import java.util.List;

/**
 * The entry point: with options it is the daemon, called as keepalived is; with a word it is one of
 * the other commands.
 */
public final class Main {
  /** The configuration file unless {@code -f} names another. */
  static final String DEFAULT_FILE = "/etc/keepalived/keepalived.conf";

  private final PrintStream out;
  private final PrintStream errors;
  private boolean leavesNothingBehind;

  Main(PrintStream out, PrintStream errors) {
    this.out = out;
    this.errors = errors;
  }

  /** Runs the command and exits with its status. */
  public static void main(String[] arguments) {
    Main program = new Main(System.out, System.err);
    int status = program.run(List.of(arguments));
    if (program.leavesNothingBehind) {
      end(status);
    }
    System.exit(status);
  }

  /**
   * Ends a process that has nothing to clean up at once: an orderly exit first looks for a logger
   * to tell of it, which takes as long as a check.
   */
  static void end(int status) {
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(status);
  }

  /** Runs the command; returns its exit status. */
  int run(List<String> arguments) {
    if (!arguments.isEmpty() && !arguments.getFirst().startsWith("-")) {
      return command(arguments.getFirst(), arguments.subList(1, arguments.size()));
    }
    OptionParser.Outcome outcome = OptionParser.parse(arguments);
    // Not a switch over patterns: linking one costs every start milliseconds.
    if (outcome instanceof OptionParser.Outcome.Understood understood) {
      return run(understood.options(), arguments);
    }
    errors.println(((OptionParser.Outcome.Refused) outcome).message());
    return ExitStatus.FATAL;
  }

  /** Whether a file name has no wildcard. */
  static boolean isPlain(String file) {
    return file.chars().noneMatch(character -> "*?[{~".indexOf(character) >= 0);
  }

  private int command(String name, List<String> arguments) {
    leavesNothingBehind = name.equals("check");
    return switch (name) {
      case "help" -> HelpCommand.run(arguments, out);
      case "check" -> CheckCommand.run(arguments, out, errors);
      case "config" -> ConfigCommand.run(arguments, out, errors);
      case "doctor" -> DoctorCommand.run(arguments, out, errors);
      case "demo" -> Demo.run(arguments, out);
      case "simulate" -> Simulation.run(arguments, out);
      default -> {
        if (ControlCommand.isOne(name)) {
          yield ControlCommand.run(name, arguments, out, errors);
        }
        errors.println("Unknown command " + name + "; holdfast help lists them");
        yield ExitStatus.FATAL;
      }
    };
  }

  private int run(Options options, List<String> arguments) {
    for (Option option : options.values().keySet()) {
      if (option.standing() == Option.Standing.NOT_BUILT) {
        errors.println("-" + option.letter() + " requires configure option --enable-log-file");
        return ExitStatus.FATAL;
      }
    }
    if (options.has(Option.VERSION)) {
      errors.println(Version.title() + "\n\nRunning on " + Version.kernel());
      return ExitStatus.OK;
    }
    if (options.has(Option.HELP)) {
      errors.print(Usage.text());
      return ExitStatus.OK;
    }
    String function = options.value(Option.SIGNUM);
    if (function != null) {
      return signalNumber(function);
    }
    if (options.has(Option.TRAIN)) {
      return Training.run(out);
    }
    KeepalivedFile source =
        new KeepalivedFile(options.value(Option.USE_FILE, DEFAULT_FILE), options);
    if (options.has(Option.CONFIG_TEST)) {
      leavesNothingBehind = true;
      HostView host = options.has(Option.NAMESPACE) ? new RunningHost() : new LiveHost();
      return ConfigurationTest.run(source.on(host), options.value(Option.CONFIG_TEST, ""), errors);
    }
    if (!options.has(Option.DONT_FORK) && !options.has(Option.DETACHED)) {
      return Detach.run(errors);
    }
    if (options.has(Option.DONT_FORK)) {
      Spawn.stayInDirectory();
    }
    return new Daemon(options, Logs.start(options, errors), source.on(new RunningHost()))
        .run(arguments);
  }

  private int signalNumber(String function) {
    int number = SignalNumbers.of(function);
    if (number == SignalNumbers.UNKNOWN) {
      errors.println("Unknown sigfunc " + function);
      return ExitStatus.FATAL;
    }
    out.println(number);
    return ExitStatus.OK;
  }
}

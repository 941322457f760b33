package io.holdfast.daemon.demo;

import io.holdfast.daemon.lab.Lab;
import io.holdfast.daemon.lab.LabException;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entry to {@code holdfast demo}. Clears up after itself at its end, on failure and on Ctrl-C;
 * what a killed run left behind, the next run removes.
 */
public final class Demo {
  /** All went as it should. */
  public static final int OK = 0;

  /** The story took another turn, or could not be told to its end. */
  public static final int FAILED = 1;

  /** The arguments are wrong, or the machine lacks something. */
  public static final int CANNOT_START = 2;

  private Demo() {}

  /**
   * Tells the story on {@code out}. Takes some 15 seconds.
   *
   * @param arguments what follows {@code demo} on the command line
   * @return the exit code
   */
  public static int run(List<String> arguments, PrintStream out) {
    @Nullable String home = System.getProperty("holdfast.home");
    @Nullable DemoOptions options =
        DemoOptions.parse(arguments, Path.of(home == null ? "." : home).toAbsolutePath());
    if (options == null) {
      out.print(DemoOptions.USAGE);
      return arguments.equals(List.of("--help")) ? OK : CANNOT_START;
    }
    @Nullable String searchPath = System.getenv("PATH");
    List<String> missing =
        new Prerequisites(searchPath == null ? "" : searchPath, options.examples()).missing();
    if (!missing.isEmpty()) {
      out.println("The demo cannot start:");
      missing.forEach(sentence -> out.println("  " + sentence));
      return CANNOT_START;
    }
    return tell(options, new Narrator(out, wantsColours()));
  }

  private static int tell(DemoOptions options, Narrator narrator) {
    Lab.sweep();
    introduce(narrator);
    try (Cluster cluster = new Cluster()) {
      Thread onInterrupt = new Thread(() -> interrupted(cluster, narrator), "demo-interrupt");
      Runtime.getRuntime().addShutdownHook(onInterrupt);
      try {
        return Story.tell(cluster, options, narrator) ? OK : FAILED;
      } finally {
        forget(onInterrupt);
      }
    } catch (LabException e) {
      narrator.bad("The story ends here: " + e.getMessage());
      return FAILED;
    }
  }

  private static void forget(Thread onInterrupt) {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException e) {
      // It is at work already: the user has pressed Ctrl-C.
      return;
    }
  }

  private static void introduce(Narrator narrator) {
    narrator.say(
        "Three hosts share the virtual IP " + Cluster.VIP + " by VRRP. A client pings it.");
    narrator.say(
        "Each host is a network namespace on this machine; your own network is untouched.");
    List<String> priorities = List.of("255", "254", "100");
    for (int i = 0; i < priorities.size(); i++) {
      narrator.say(
          "  host %d  %s  priority %s"
              .formatted(i + 1, Cluster.OWN_ADDRESSES.get(i), priorities.get(i)));
    }
    narrator.say("  client  " + Cluster.CLIENT_ADDRESS);
  }

  private static void interrupted(Cluster cluster, Narrator narrator) {
    narrator.mute("Interrupted: removing the hosts.");
    cluster.close();
  }

  private static boolean wantsColours() {
    boolean onTerminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return onTerminal && System.getenv("NO_COLOR") == null;
  }
}

package io.holdfast.daemon.demo;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the demo was asked to do.
 *
 * @param daemonCommand the daemon to tell the story with, without the options that the demo adds
 * @param examples the directory with the configuration of each host
 */
record DemoOptions(List<String> daemonCommand, Path examples) {
  static final String USAGE =
      """
      usage: holdfast demo [--daemon COMMAND]
        Three hosts and a client, as network namespaces on this machine: a virtual IP moves
        when a cable is cut, when it is mended and when a host is stopped. Needs root.
        --daemon COMMAND  tell the story with another VRRP daemon, such as keepalived
      """;

  /** Reads the arguments after {@code demo}; null if they are wrong. */
  static @Nullable DemoOptions parse(List<String> arguments, Path home) {
    Path examples = home.resolve("examples/postgres-ha");
    if (arguments.isEmpty()) {
      return new DemoOptions(List.of(home.resolve("holdfast").toString()), examples);
    }
    if (arguments.size() == 2 && arguments.getFirst().equals("--daemon")) {
      List<String> words = List.of(arguments.getLast().strip().split("\\s+", -1));
      return words.getFirst().isEmpty() ? null : new DemoOptions(words, examples);
    }
    return null;
  }

  /** How the daemon is called in the story. */
  String daemonName() {
    return Path.of(daemonCommand.getFirst()).toString().replaceFirst(".*/", "");
  }
}

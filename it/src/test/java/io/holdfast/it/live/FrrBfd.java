package io.holdfast.it.live;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** FRR's bfdd on a host, with the zebra that it needs. */
final class FrrBfd {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Host host;
  private final Path directory;
  private final HostProcess bfdd;

  private FrrBfd(Host host, Path directory, HostProcess bfdd) {
    this.host = host;
    this.directory = directory;
    this.bfdd = bfdd;
  }

  /** Starts it with one peer, such as {@code 10.9.0.1 multihop local-address 10.9.0.2}. */
  static FrrBfd start(LiveLab lab, Host host, String peer) {
    Path directory =
        lab.newDirectory("frr-" + host.name() + lab.directory().toFile().list().length);
    Path config = directory.resolve("bfdd.conf");
    Router.write(
        config,
        """
        bfd
         peer %s
          detect-multiplier 3
          receive-interval 100
          transmit-interval 100
          no shutdown
         !
        """
            .formatted(peer));
    for (Path parent = directory; parent.getNameCount() > 1; parent = parent.getParent()) {
      parent.toFile().setExecutable(true, false);
    }
    host.run("chown", "-R", "frr:frr", directory.toString());
    host.start(command(directory, "zebra", "/dev/null"));
    host.run(
        "sh", "-c", "until test -S %s; do sleep 0.05; done".formatted(directory.resolve("zserv")));
    HostProcess bfdd = host.start(command(directory, "bfdd", config.toString()));
    return new FrrBfd(host, directory, bfdd);
  }

  /** Waits until it says of its peer {@code Status: up} or another status. */
  void awaitStatus(String status) {
    String again =
        "until vtysh --vty_socket %s -c 'show bfd peers' | grep -q 'Status: %s'; do sleep 0.1; done"
            .formatted(directory, status);
    host.run("timeout", Long.toString(PATIENCE.toSeconds()), "sh", "-c", again);
  }

  /** Ends it without a word to its peer. */
  void kill() {
    bfdd.kill();
  }

  /** The command line of a daemon of FRR. */
  static List<String> command(Path directory, String daemon, String config) {
    return List.of(
        "/usr/lib/frr/" + daemon,
        "-f",
        config,
        "-i",
        directory.resolve(daemon + ".pid").toString(),
        "--vty_socket",
        directory.toString(),
        "-z",
        directory.resolve("zserv").toString(),
        "-A",
        "127.0.0.1",
        "-P",
        "0");
  }
}

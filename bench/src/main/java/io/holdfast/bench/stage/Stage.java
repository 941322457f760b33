package io.holdfast.bench.stage;

import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.Lab;
import io.holdfast.daemon.lab.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two hosts, fresh for each measurement: one for the contender, and its peer, which captures and
 * plays the other side. One thread at a time.
 */
public final class Stage implements AutoCloseable {
  private final Lab lab = Lab.open(Load.INTERFACE);
  private final Host host;
  private final Host peer;
  private final Path directory;

  /** Makes the hosts. */
  public Stage() {
    try {
      peer = lab.addHost("peer", "172.16.0.1/24");
      host = lab.addHost("subject", "172.16.0.2/24");
      directory = Files.createTempDirectory("holdfast-bench-");
    } catch (IOException e) {
      lab.close();
      throw new UncheckedIOException(e);
    }
  }

  /** The host of the contender. */
  public Host host() {
    return host;
  }

  /** The other host: for captures and for adverts of a master that does not exist. */
  public Host peer() {
    return peer;
  }

  /** Where captures and other files go; removed in the end. */
  public Path directory() {
    return directory;
  }

  /** Writes a configuration for a check. */
  public Path write(String config) {
    try {
      return Files.writeString(directory.resolve("check.conf"), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the contender's daemon. */
  public Daemon start(Program program, String config) {
    return Daemon.start(host, program, directory.resolve("daemon"), config);
  }

  /** As {@link #start}, with a console that can stop to read. */
  public Daemon startBehindSink(Program program, String config) {
    return Daemon.startBehindSink(host, program, directory.resolve("daemon"), config);
  }

  /** A third host, for a daemon beside the contender. */
  public Host addLower() {
    return lab.addHost("lower", "172.16.0.3/24");
  }

  /** Starts a daemon on that host. */
  public Daemon startLower(Host lower, Program program, String config) {
    return Daemon.start(lower, program, directory.resolve("lower"), config);
  }

  /** Links the hosts by each of the interfaces of {@code load} that are more than the first. */
  public void addInterfaces(Load load) {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < load.interfaces(); number++) {
      String name = load.interfaceName(number);
      lines.add(
          "link add %s type veth peer name %s netns %s".formatted(name, name, peer.namespace()));
      lines.add("addr add 172.17.%d.2/24 dev %s".formatted(number, name));
      lines.add("link set %s up".formatted(name));
    }
    batch(host, lines);
    batch(peer, lines.stream().filter(line -> line.endsWith(" up")).toList());
  }

  private static void batch(Host at, List<String> lines) {
    List<String> command = List.of("ip", "-n", at.namespace(), "-batch", "-");
    Shell.run(command, String.join("\n", lines) + "\n").orThrow();
  }

  /** Captures adverts and announcements at the peer, but for those that {@code except} sends. */
  public Capture captureExcept(Host except) {
    String file = "/sys/class/net/" + Load.INTERFACE + "/address";
    String mac = except.run("cat", file).orThrow().output().strip();
    return capture("(ip proto 112 or arp) and not ether src " + mac);
  }

  /** Captures at the peer. */
  public Capture capture(String filter) {
    return Capture.start(peer, directory.resolve("bench.pcap"), filter);
  }

  /** Captures adverts and announcements at all interfaces of the peer. */
  public Capture captureAtAll() {
    return Capture.startAtAll(peer, directory.resolve("bench.pcap"), "ip proto 112 or arp");
  }

  @Override
  public void close() {
    lab.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.holdfast.bench;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.Lab;
import io.holdfast.daemon.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contender on a host of its own, with a second host beside it, fresh for each measurement. One
 * thread at a time.
 */
final class Subject implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int STAT_UTIME = 11;
  private static final int STAT_STIME = 12;
  private static final double KIB_PER_MIB = 1024;
  private static final Pattern ROLLUP = Pattern.compile("(?m)^(Rss|Pss): *(\\d+) kB$");
  private static final double MS_PER_TICK = 10;

  private final Lab lab = Lab.open(Load.INTERFACE);
  private final Host host;
  private final Host peer;
  private final Contender contender;
  private final Path home;
  private final Path directory;
  private @Nullable HostProcess process;

  Subject(Contender contender, Path home) {
    this.contender = contender;
    this.home = home;
    try {
      peer = lab.addHost("peer", "172.16.0.1/24");
      host = lab.addHost("subject", "172.16.0.2/24");
      directory = Files.createTempDirectory("holdfast-bench-");
    } catch (IOException e) {
      lab.close();
      throw new UncheckedIOException(e);
    }
  }

  /** The other host: for captures and for adverts of a master that does not exist. */
  Host peer() {
    return peer;
  }

  /** Where captures can go. */
  Path directory() {
    return directory;
  }

  /** Starts the daemon with {@code load}; returns the time just before. */
  Instant start(Load load) {
    try {
      Files.writeString(directory.resolve("keepalived.conf"), load.config());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Instant before = Instant.now();
    process = host.start(contender.command(home, directory));
    return before;
  }

  /** Waits until each router has entered {@code state} once. */
  void awaitState(Load load, String state) {
    HostProcess running = running();
    for (int vrid = 1; vrid <= load.routers(); vrid++) {
      running.awaitLine("\\(VI_" + vrid + "\\) Entering " + state + " STATE", PATIENCE);
    }
  }

  /** How many lines of its log match. */
  int countLines(String regex) {
    return running().log().matching(regex).size();
  }

  /** Processor time of all its processes so far, user and system, in milliseconds. */
  double cpuMs() {
    double ticks = 0;
    for (Path pid : processes()) {
      String stat = read(pid.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      ticks += Long.parseLong(fields[STAT_UTIME]) + Long.parseLong(fields[STAT_STIME]);
    }
    return ticks * MS_PER_TICK;
  }

  /** Resident (Rss) or proportional (Pss) memory of all its processes, in MiB. */
  double memoryMiB(String kind) {
    double kib = 0;
    for (Path pid : processes()) {
      Matcher matcher = ROLLUP.matcher(read(pid.resolve("smaps_rollup")));
      while (matcher.find()) {
        kib += matcher.group(1).equals(kind) ? Long.parseLong(matcher.group(2)) : 0;
      }
    }
    return kib / KIB_PER_MIB;
  }

  /** Packets its interface has sent (tx) or received (rx) so far. */
  long packets(String direction) {
    String file = "/sys/class/net/" + Load.INTERFACE + "/statistics/" + direction + "_packets";
    return Long.parseLong(host.run("cat", file).orThrow().output().strip());
  }

  private HostProcess running() {
    HostProcess started = process;
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  /** The started process and its children, and theirs. */
  private List<Path> processes() {
    ProcessHandle first =
        ProcessHandle.of(running().pid())
            .orElseThrow(() -> new LabException(contender.title() + " has ended"));
    List<Path> found = new ArrayList<>();
    try (Stream<ProcessHandle> all = Stream.concat(Stream.of(first), first.descendants())) {
      all.forEach(handle -> found.add(Path.of("/proc", Long.toString(handle.pid()))));
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

package io.holdfast.bench.stage;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A running daemon of a contender. One thread at a time. */
public final class Daemon {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String INTO_FIFO = "fifo=$1; shift; exec \"$@\" >\"$fifo\" 2>&1";

  private final Host host;
  private final Path directory;
  private final Instant started;
  private final HostProcess process;
  private final HostProcess console;

  private Daemon(Host host, Path directory, Instant started, List<HostProcess> processes) {
    this.host = host;
    this.directory = directory;
    this.started = started;
    process = processes.getFirst();
    console = processes.getLast();
  }

  /** Starts a daemon with {@code config}; its files go into {@code directory}. */
  static Daemon start(Host host, Program program, Path directory, String config) {
    write(directory, config);
    Instant before = Instant.now();
    return new Daemon(host, directory, before, List.of(host.start(program.command(directory))));
  }

  /** As {@link #start}, with a console that {@link Sink} can stop to read. */
  static Daemon startBehindSink(Host host, Program program, Path directory, String config) {
    write(directory, config);
    String fifo = fifo(directory).toString();
    Shell.run(List.of("mkfifo", fifo)).orThrow();
    HostProcess reader = host.start("cat", fifo);
    List<String> command = new ArrayList<>(List.of("sh", "-c", INTO_FIFO, "sh", fifo));
    command.addAll(program.command(directory));
    Instant before = Instant.now();
    return new Daemon(host, directory, before, List.of(host.start(command), reader));
  }

  private static void write(Path directory, String config) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("keepalived.conf"), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path fifo(Path directory) {
    return directory.resolve("console");
  }

  /** The time just before its command was started. */
  public Instant started() {
    return started;
  }

  /** Where it keeps its files. */
  public Path directory() {
    return directory;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** The reader of its console; only behind a sink. */
  public Sink sink() {
    return new Sink(console, fifo(directory));
  }

  /** Waits until each router has entered {@code state} once. */
  public void awaitState(Load load, String state) {
    for (int router = 1; router <= load.routers(); router++) {
      console.awaitLine("\\(VI_" + router + "\\) Entering " + state + " STATE", PATIENCE);
    }
  }

  /** How many lines of its log match. */
  public int countLines(String regex) {
    return console.log().matching(regex).size();
  }

  /** Processor time of its own processes so far, user and system, in milliseconds. */
  public double cpuMs() {
    return tree().ownCpuMs();
  }

  /** As {@link #cpuMs()}, with that of the scripts that have ended. */
  public double cpuWithScriptsMs() {
    return tree().cpuWithEndedMs();
  }

  /** Resident (Rss) or proportional (Pss) memory of its processes, in MiB. */
  public double memoryMiB(String kind) {
    return tree().memoryMiB(kind);
  }

  private ProcessTree tree() {
    return new ProcessTree(process.pid());
  }

  /** Packets that interfaces of its host have sent (tx) or received (rx) so far. */
  public long packets(String direction, Load load) {
    List<String> command = new ArrayList<>(List.of("cat"));
    for (int number = 0; number < load.interfaces(); number++) {
      String statistics = "/sys/class/net/" + load.interfaceName(number) + "/statistics/";
      command.add(statistics + direction + "_packets");
    }
    return host.run(command.toArray(String[]::new))
        .orThrow()
        .output()
        .lines()
        .mapToLong(line -> Long.parseLong(line.strip()))
        .sum();
  }
}

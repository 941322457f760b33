package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.LogLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A daemon on a host, with its files. {@link #next} reads its log forward, so that a line from an
 * earlier step of the test never answers for a later one.
 */
public final class Router {
  /** Long enough for any event on a machine that is busy with other things. */
  public static final Duration AMPLE = Duration.ofSeconds(25);

  private final Host host;
  private final Product product;
  private final Path directory;
  private final HostProcess process;
  private int cursor;

  private Router(Host host, Product product, Path directory, HostProcess process) {
    this.host = host;
    this.product = product;
    this.directory = directory;
    this.process = process;
  }

  /** Starts a daemon; its files are in {@code directory}, which must be its own. */
  static Router start(Host host, Product product, Path directory, String config) {
    write(directory.resolve("keepalived.conf"), config);
    HostProcess process = host.start(command(product, directory));
    return new Router(host, product, directory, process);
  }

  /** The command line that starts {@code product} on the files of {@code directory}. */
  static List<String> command(Product product, Path directory) {
    List<String> command = new ArrayList<>(List.of("env", "TMPDIR=" + directory));
    command.addAll(product.program());
    command.addAll(List.of("-n", "-l", "-D", "-G", "-P"));
    command.addAll(List.of("-f", directory.resolve("keepalived.conf").toString()));
    command.addAll(List.of("-p", directory.resolve("keepalived.pid").toString()));
    command.addAll(List.of("-r", directory.resolve("vrrp.pid").toString()));
    return command;
  }

  /** The host it runs on. */
  public Host host() {
    return host;
  }

  /** Which daemon this is. */
  public Product product() {
    return product;
  }

  /** The running process. */
  public HostProcess process() {
    return process;
  }

  /** Where its configuration, pid files and dumps are. */
  public Path directory() {
    return directory;
  }

  /** Waits for the next line of its log that matches, after the last one this method returned. */
  public LogLine next(String regex) {
    LogLine line = process.log().awaitLine(cursor, regex, AMPLE);
    cursor = line.index() + 1;
    return line;
  }

  /** Waits for a line that matches, wherever it is, and leaves the place of {@link #next} alone. */
  public LogLine await(String regex) {
    return process.log().awaitLine(0, regex, AMPLE);
  }

  /** Waits for the next {@code Entering STATE STATE} of an instance. */
  public LogLine awaitState(String instance, String state) {
    return next("\\(" + instance + "\\) (?i)entering " + state + " state");
  }

  /** All lines so far that match, from the first on. */
  public List<String> lines(String regex) {
    return process.log().matching(regex).stream().map(LogLine::text).toList();
  }

  /** All changes of state so far, such as {@code (VI_1) Entering MASTER STATE}. */
  public List<String> transitions() {
    return lines("Entering \\w+ STATE").stream()
        .map(line -> line.substring(line.indexOf('(')))
        .toList();
  }

  /** Replaces the configuration file, and does not tell the daemon. */
  public void configure(String config) {
    write(directory.resolve("keepalived.conf"), config);
  }

  /** Replaces the configuration file and waits until the daemon has taken it. */
  public void reload(String config) {
    configure(config);
    process.signal("HUP");
    next("Reload complete");
  }

  /** Stops it as a service manager does, and checks that it goes well and leaves no address. */
  public void stop() {
    assertThat(process.stop(AMPLE)).as("exit code of " + product + " on " + host.name()).isZero();
    assertThat(host.addresses())
        .as("addresses left on " + host.name())
        .allMatch(left -> host.ownAddresses().contains(left) || left.startsWith("fe80:"))
        .noneMatch(left -> left.startsWith("fe80::9:"));
  }

  /** Asks for its statistics, as an exporter does, and returns the text. */
  public Statistics statistics() {
    Path file = directory.resolve("keepalived.stats");
    try {
      Files.deleteIfExists(file);
      process.signal("USR2");
      next("Printing VRRP stats");
      return Statistics.await(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

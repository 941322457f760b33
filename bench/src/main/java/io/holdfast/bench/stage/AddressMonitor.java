package io.holdfast.bench.stage;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.LogLine;
import io.holdfast.wire.ip.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * When the kernel had an address: {@code ip -ts monitor} on its host, which writes down when it
 * heard of it by netlink. That is a wake-up later, for all contenders alike. Safe for use by any
 * number of threads.
 */
public final class AddressMonitor {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HostProcess monitor;

  private AddressMonitor(HostProcess monitor) {
    this.monitor = monitor;
  }

  /** Starts to listen. */
  public static AddressMonitor start(Host host) {
    return new AddressMonitor(host.start("env", "TZ=UTC", "ip", "-4", "-ts", "monitor", "address"));
  }

  /** Waits for the address and tells when it came. */
  public Instant await(IpAddress address) {
    LogLine line = monitor.awaitLine("^\\[\\S+\\] .* inet \\Q" + address + "\\E/", PATIENCE);
    return time(line.text());
  }

  static Instant time(String line) {
    String time = line.substring(1, line.indexOf(']'));
    return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
  }
}

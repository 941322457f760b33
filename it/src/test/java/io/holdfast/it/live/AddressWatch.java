package io.holdfast.it.live;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.LabException;
import io.holdfast.daemon.lab.LogLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every change of the addresses of one host, as {@code ip monitor} tells it. */
public final class AddressWatch {
  private static final String PROBE = "127.9.9.9/32";
  private static final Duration START = Duration.ofMillis(200);
  private static final int MAX_STARTS = 50;

  private final Host host;
  private final HostProcess monitor;
  private final String before;

  private AddressWatch(Host host, HostProcess monitor) {
    this.host = host;
    this.monitor = monitor;
    before = host.run("ip", "-o", "address").output();
  }

  /** Starts to watch, and returns when changes are seen. */
  static AddressWatch start(Host host) {
    HostProcess monitor = host.start("ip", "-o", "monitor", "address");
    for (int i = 0; i < MAX_STARTS; i++) {
      if (seesProbe(host, monitor)) {
        return new AddressWatch(host, monitor);
      }
    }
    throw new LabException("ip monitor sees nothing on " + host.name());
  }

  private static boolean seesProbe(Host host, HostProcess monitor) {
    try {
      probe(host, monitor, START);
      return true;
    } catch (LabException e) {
      // Not yet subscribed: the probe was too early.
      return false;
    }
  }

  /** Makes a change of its own, and waits until it is seen: so is all that was before it. */
  private static LogLine probe(Host host, HostProcess monitor, Duration limit) {
    int from = monitor.log().size();
    host.run("ip", "address", "replace", PROBE, "dev", "lo").orThrow();
    host.run("ip", "address", "delete", PROBE, "dev", "lo").orThrow();
    return monitor.log().awaitLine(from, "Deleted.*127\\.9\\.9\\.9", limit);
  }

  /** Where in the list of changes we are now; for {@link #changesSince}. */
  public int mark() {
    return probe(host, monitor, Router.AMPLE).index() + 1;
  }

  /** All that was reported of {@code address} since a mark, renewals of its lease as well. */
  public List<LogLine> reportsSince(int mark, String address) {
    return monitor.log().linesFrom(mark).stream()
        .filter(line -> line.text().contains(" " + address + "/"))
        .toList();
  }

  /**
   * Changes of {@code address} since a mark: lines that begin with Deleted are removals. That a
   * lease was renewed is no change.
   */
  public List<LogLine> changesSince(int mark, String address) {
    List<LogLine> changes = new ArrayList<>();
    boolean isHeld = before.contains(" " + address + "/");
    for (LogLine line : reportsSince(0, address)) {
      boolean isRenewal = isHeld && !line.text().startsWith("Deleted");
      isHeld = !line.text().startsWith("Deleted");
      if (line.index() >= mark && !isRenewal) {
        changes.add(line);
      }
    }
    return changes;
  }

  /** Waits for a change since a mark whose line matches. */
  public LogLine awaitChange(int mark, String regex) {
    return monitor.log().awaitLine(mark, regex, Router.AMPLE);
  }

  /** Waits until the host holds {@code address}. */
  public void awaitHeld(String address) {
    await(address, true);
  }

  /** Waits until the host holds {@code address} no more. */
  public void awaitReleased(String address) {
    await(address, false);
  }

  private void await(String address, boolean held) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    while (true) {
      int seen = monitor.log().size();
      if (host.holds(address) == held) {
        return;
      }
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      monitor.log().awaitLine(seen, " " + address + "/", left);
    }
  }
}

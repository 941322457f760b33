package io.holdfast.daemon.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records the packets at a host's interface into a pcap file, by the system's {@code tcpdump}. Safe
 * for use by any number of threads.
 */
public final class Capture implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** More than any frame of a lab; a ring slot of the kernel has this size, so not much more. */
  private static final String SNAP_BYTES = "2048";

  /** Room for a burst of some 30,000 frames that tcpdump has not read yet. */
  private static final String BUFFER_KIB = "65536";

  /** What tcpdump says when it is asked. */
  private static final Pattern COUNTS =
      Pattern.compile("(\\d+) packets? captured, (\\d+) packets? received by filter, (\\d+)");

  /** So often it must say the same before that counts as all, where the numbers never meet. */
  private static final int SAME_ANSWERS = 3;

  private final HostProcess tcpdump;
  private final Path file;

  private Capture(HostProcess tcpdump, Path file) {
    this.tcpdump = tcpdump;
    this.file = file;
  }

  /**
   * Starts to record, and returns when tcpdump is at work.
   *
   * @param filter a tcpdump expression such as {@code ip proto 112}, or empty for everything
   */
  public static Capture start(Host host, Path file, String filter) {
    return start(host, host.interfaceName(), file, filter);
  }

  /**
   * As {@link #start(Host, Path, String)}, at all interfaces of the host, and with what it sends.
   * The frames have no destination address: {@link PcapFile} reads it as zeros.
   */
  public static Capture startAtAll(Host host, Path file, String filter) {
    return start(host, "any", file, filter);
  }

  private static Capture start(Host host, String interfaceName, Path file, String filter) {
    HostProcess tcpdump =
        host.start(
            "tcpdump",
            "-Z",
            "root",
            "-i",
            interfaceName,
            "-s",
            SNAP_BYTES,
            "-B",
            BUFFER_KIB,
            "-U",
            "--immediate-mode",
            "-w",
            file.toString(),
            filter);
    tcpdump.awaitLine("listening on", PATIENCE);
    return new Capture(tcpdump, file);
  }

  /** Where the packets go. */
  public Path file() {
    return file;
  }

  /** Stops to record; whatever was at the interface before this call is in the file. */
  public Path stop() {
    if (tcpdump.isAlive()) {
      awaitAllRead();
    }
    tcpdump.stop(PATIENCE);
    return file;
  }

  /** What the kernel has handed to tcpdump, and tcpdump not yet to the file, is lost at its end. */
  private void awaitAllRead() {
    long before = -1;
    int same = 0;
    while (same < SAME_ANSWERS) {
      int from = tcpdump.log().size();
      tcpdump.signal("USR1");
      String answer = tcpdump.log().awaitLine(from, COUNTS.pattern(), PATIENCE).text();
      Matcher counts = COUNTS.matcher(answer);
      if (!counts.find()) {
        throw new LabException("not the counts of tcpdump: " + answer);
      }
      long captured = Long.parseLong(counts.group(1));
      if (captured + Long.parseLong(counts.group(3)) >= Long.parseLong(counts.group(2))) {
        return;
      }
      same = captured == before ? same + 1 : 0;
      before = captured;
    }
  }

  /** As {@link #stop()}, but also when tcpdump has trouble to end. */
  @Override
  public void close() {
    tcpdump.close();
  }
}

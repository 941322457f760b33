package io.holdfast.daemon.lab;

import java.nio.file.Path;
import java.time.Duration;

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

  /** Stops to record; the file is complete when this returns. */
  public Path stop() {
    tcpdump.stop(PATIENCE);
    return file;
  }

  /** As {@link #stop()}, but also when tcpdump has trouble to end. */
  @Override
  public void close() {
    tcpdump.close();
  }
}

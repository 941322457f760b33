package io.holdfast.it.live;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;

/** The adverts at one host while they come; for waiting. {@link Traffic} is for looking back. */
public final class AdvertWatch implements AutoCloseable {
  private final HostProcess tcpdump;
  private int cursor;

  private AdvertWatch(HostProcess tcpdump) {
    this.tcpdump = tcpdump;
  }

  /** Starts to watch, and returns when tcpdump is at work. */
  static AdvertWatch start(Host host) {
    HostProcess tcpdump =
        host.start(
            "tcpdump",
            "-Z",
            "root",
            "-i",
            host.interfaceName(),
            "-n",
            "-l",
            "--immediate-mode",
            "-s",
            "256",
            "-B",
            "8192",
            "ip proto 112 or ip6 proto 112");
    tcpdump.awaitLine("listening on", Router.AMPLE);
    return new AdvertWatch(tcpdump);
  }

  /** Forgets the adverts so far. */
  void skip() {
    cursor = tcpdump.log().size();
  }

  /** Waits for the next advert of a virtual router, after the last one that was waited for. */
  void await(int vrid) {
    awaitLine("vrid " + vrid + ",");
  }

  /** As {@link #await(int)}, but for one with this priority. */
  void await(int vrid, int priority) {
    awaitLine("vrid " + vrid + ", prio " + priority + ",");
  }

  /** Waits for the next one from a host whose address matches. */
  void awaitFrom(String regex) {
    awaitLine(" " + regex + " > ");
  }

  private void awaitLine(String regex) {
    cursor = tcpdump.log().awaitLine(cursor, regex, Router.AMPLE).index() + 1;
  }

  @Override
  public void close() {
    tcpdump.close();
  }
}

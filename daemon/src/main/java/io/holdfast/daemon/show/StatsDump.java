package io.holdfast.daemon.show;

import io.holdfast.core.CounterSnapshot;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.Snapshot;

/** The text of {@code keepalived.stats}. Exporters parse it: every blank counts. Stateless. */
public final class StatsDump {
  private StatsDump() {}

  /** One block for each instance. */
  public static String text(Snapshot snapshot) {
    StringBuilder out = new StringBuilder();
    for (RouterSnapshot router : snapshot.routers()) {
      append(out, router);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, RouterSnapshot router) {
    CounterSnapshot counters = router.counters();
    out.append("VRRP Instance: ").append(router.name()).append('\n');
    out.append("  Advertisements:\n");
    line(out, "    Received", counters.advertRcvd());
    line(out, "    Sent", counters.advertSent());
    line(out, "  Became master", counters.becomeMaster());
    line(out, "  Released master", counters.releaseMaster());
    out.append("  Packet Errors:\n");
    line(out, "    Length", counters.packetLenErr());
    line(out, "    TTL", counters.ipTtlErr());
    line(out, "    Invalid Type", counters.invalidTypeRcvd());
    line(out, "    Advertisement Interval", counters.advertIntervalErr());
    line(out, "    Address List", counters.addrListErr());
    out.append("  Authentication Errors:\n");
    line(out, "    Invalid Type", counters.invalidAuthtype());
    line(out, "    Type Mismatch", counters.authtypeMismatch());
    line(out, "    Failure", counters.authFailure());
    out.append("  Priority Zero:\n");
    line(out, "    Received", counters.priZeroRcvd());
    line(out, "    Sent", counters.priZeroSent());
  }

  private static void line(StringBuilder out, String label, long value) {
    out.append(label).append(": ").append(value).append('\n');
  }
}

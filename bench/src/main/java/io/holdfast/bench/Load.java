package io.holdfast.bench;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration to measure with: version 3 routers with ids from 1 on, all alike.
 *
 * @param routers how many, 1 to 255
 * @param addressesEach virtual addresses of each router, 1 to 254
 * @param priority of the contender; 255 starts as master
 * @param intervalCs advertisement interval in centiseconds
 */
public record Load(int routers, int addressesEach, int priority, int intervalCs) {
  /** What the interface of every host is called. */
  static final String INTERFACE = "bench0";

  private static final int TEN = 10;
  private static final int SKEW_STEPS = 256;
  private static final long NANOS_PER_CENTISECOND = 10_000_000;

  /** The virtual addresses of a router: 10.ID.0.1 and so on. */
  List<IpAddress> addresses(int vrid) {
    List<IpAddress> addresses = new ArrayList<>();
    for (int host = 1; host <= addressesEach; host++) {
      addresses.add(new IpAddress(Family.IPV4, 0, (long) TEN << 24 | (long) vrid << 16 | host));
    }
    return addresses;
  }

  /** How long after the last advert of its master a backup takes over (RFC 9568 section 6.1). */
  Duration masterDownInterval() {
    long intervalNanos = intervalCs * NANOS_PER_CENTISECOND;
    long skewNanos = (SKEW_STEPS - priority) * intervalNanos / SKEW_STEPS;
    return Duration.ofNanos(3 * intervalNanos + skewNanos);
  }

  /** The configuration file. */
  String config() {
    StringBuilder text = new StringBuilder();
    for (int vrid = 1; vrid <= routers; vrid++) {
      appendRouter(text, vrid);
    }
    return text.toString();
  }

  private void appendRouter(StringBuilder text, int vrid) {
    text.append("vrrp_instance VI_").append(vrid).append(" {\n");
    text.append("\tinterface ").append(INTERFACE).append('\n');
    text.append("\tversion 3\n\tvirtual_router_id ").append(vrid).append('\n');
    text.append("\tpriority ").append(priority).append('\n');
    text.append("\tadvert_int ").append(intervalCs / 100).append('.');
    text.append(intervalCs % 100 / TEN).append(intervalCs % TEN).append('\n');
    text.append("\tvirtual_ipaddress {\n");
    for (IpAddress address : addresses(vrid)) {
      text.append("\t\t").append(address).append("/32\n");
    }
    text.append("\t}\n}\n");
  }
}

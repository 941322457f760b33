package io.holdfast.bench.stage;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration to measure with: version 3 routers, all alike, numbered from 0. Immutable.
 *
 * @param routers how many, at most 255 on each interface
 * @param addressesEach virtual addresses of each router, 1 to 4,000; those after the twentieth are
 *     not in the adverts
 * @param interfaces over how many interfaces the routers are spread in equal parts, 1 to 16
 * @param priority of the contender; 255 starts as master
 * @param intervalCs advertisement interval in centiseconds
 */
public record Load(int routers, int addressesEach, int interfaces, int priority, int intervalCs) {
  /** The interface of every host, and what the names of more of them begin with. */
  public static final String INTERFACE = "bench0";

  private static final int TEN = 10;
  private static final int ADVERTISED = 20;
  private static final int SKEW_STEPS = 256;
  private static final int INTERFACE_SHIFT = 12;
  private static final long NANOS_PER_CENTISECOND = 10_000_000;

  /** Routers on one interface. */
  public Load(int routers, int addressesEach, int priority, int intervalCs) {
    this(routers, addressesEach, 1, priority, intervalCs);
  }

  /** The same with another priority. */
  public Load withPriority(int other) {
    return new Load(routers, addressesEach, interfaces, other, intervalCs);
  }

  /** The name of the interface with a number from 0 on. */
  public String interfaceName(int number) {
    return interfaces == 1 ? INTERFACE : "bench" + (number + 1);
  }

  /** The number of the interface that a router is on. */
  int interfaceOf(int router) {
    return router / routersEach();
  }

  /** The virtual router id of a router. */
  int vrid(int router) {
    return router % routersEach() + 1;
  }

  private int routersEach() {
    return routers / interfaces;
  }

  /** The virtual addresses of a router: 10.VRID, the interface in the next four bits, a number. */
  public List<IpAddress> addresses(int router) {
    int network = TEN << 24 | vrid(router) << 16 | interfaceOf(router) << INTERFACE_SHIFT;
    List<IpAddress> addresses = new ArrayList<>();
    for (int number = 1; number <= addressesEach; number++) {
      addresses.add(new IpAddress(Family.IPV4, 0, network + number));
    }
    return addresses;
  }

  /** Those of its virtual addresses that its adverts list. */
  List<IpAddress> advertised(int router) {
    return addresses(router).subList(0, Math.min(ADVERTISED, addressesEach));
  }

  /** How long after the last advert of its master a backup takes over (RFC 9568 section 6.1). */
  public Duration masterDownInterval() {
    long intervalNanos = intervalCs * NANOS_PER_CENTISECOND;
    long skewNanos = (SKEW_STEPS - priority) * intervalNanos / SKEW_STEPS;
    return Duration.ofNanos(3 * intervalNanos + skewNanos);
  }

  /** The configuration file. */
  public String config() {
    StringBuilder text = new StringBuilder();
    for (int router = 0; router < routers; router++) {
      text.append(config(router));
    }
    return text.toString();
  }

  /** The part of the configuration file that is about one router. */
  public String config(int router) {
    StringBuilder text = new StringBuilder();
    text.append("vrrp_instance VI_").append(router + 1).append(" {\n");
    text.append("\tinterface ").append(interfaceName(interfaceOf(router))).append('\n');
    text.append("\tversion 3\n\tvirtual_router_id ").append(vrid(router)).append('\n');
    text.append("\tpriority ").append(priority).append('\n');
    text.append("\tadvert_int ").append(intervalCs / 100).append('.');
    text.append(intervalCs % 100 / TEN).append(intervalCs % TEN).append('\n');
    List<IpAddress> all = addresses(router);
    appendAddresses(text, "virtual_ipaddress", advertised(router));
    if (all.size() > ADVERTISED) {
      appendAddresses(text, "virtual_ipaddress_excluded", all.subList(ADVERTISED, all.size()));
    }
    return text.append("}\n").toString();
  }

  private static void appendAddresses(StringBuilder text, String list, List<IpAddress> addresses) {
    text.append('\t').append(list).append(" {\n");
    for (IpAddress address : addresses) {
      text.append("\t\t").append(address).append("/32\n");
    }
    text.append("\t}\n");
  }
}

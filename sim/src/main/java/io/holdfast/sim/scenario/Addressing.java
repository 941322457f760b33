package io.holdfast.sim.scenario;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.LinkPlan;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.List;

/**
 * The address plan of every scenario. Interfaces count from 0, virtual routers from 0, their
 * addresses from 0.
 */
final class Addressing {
  /** Addresses that one virtual router can have in its time. */
  static final int MAX_ADDRESSES = 20;

  private static final long MAC_BASE = 0x0200_0000_0000L;
  private static final long LINK_LOCAL = 0xfe80L << 48;
  private static final long GLOBAL = 0x2001_0db8L << 32;

  private Addressing() {}

  /** Name of an interface. */
  static String linkName(int link) {
    return "eth" + link;
  }

  /** Which interface a router is on. */
  static int linkNumber(RouterSpec router) {
    return router.interfaceName().endsWith(linkName(0)) ? 0 : 1;
  }

  /**
   * An interface of a host.
   *
   * @param link which interface
   * @param station distinguishes the host, 1 to 99
   */
  static LinkPlan link(int link, int station) {
    return new LinkPlan(
        linkName(link),
        new MacAddress(MAC_BASE | link << 8 | station),
        List.of(
            new Prefix(own(Family.IPV4, link, station), 24),
            new Prefix(own(Family.IPV6, link, station), 64),
            new Prefix(IpAddress.ipv6(GLOBAL | link, station), 64)));
  }

  /** A host's own address on an interface: for IPv6 the link-local one. */
  static IpAddress own(Family family, int link, int station) {
    return family == Family.IPV4
        ? ipv4(link, 1, station)
        : IpAddress.ipv6(LINK_LOCAL, (long) link << 16 | station);
  }

  /** Number of a virtual address among all of an interface. */
  static int number(int router, int address) {
    return router * MAX_ADDRESSES + address;
  }

  /** A virtual address by its {@link #number}; {@code style} decides its subnet and length. */
  static AddressSpec virtual(Family family, int link, int number, int style) {
    Prefix prefix =
        family == Family.IPV4 ? virtualIpv4(link, number, style) : virtualIpv6(link, number, style);
    return new AddressSpec(prefix, linkName(link), 0, null, null);
  }

  private static Prefix virtualIpv4(int link, int number, int style) {
    return switch (style) {
      case 0 -> new Prefix(ipv4(link, 2, 1 + number), 8);
      case 1 -> new Prefix(ipv4(link, 1, 100 + number), 24);
      case 2 -> new Prefix(ipv4(link, 3, 1 + number), 24);
      default -> Prefix.host(ipv4(link, 4, 1 + number));
    };
  }

  private static Prefix virtualIpv6(int link, int number, int style) {
    return switch (style) {
      case 0 -> new Prefix(IpAddress.ipv6(LINK_LOCAL, 1L << 32 | number), 64);
      case 1 -> new Prefix(IpAddress.ipv6(GLOBAL | link, 1L << 32 | number), 64);
      default -> Prefix.host(IpAddress.ipv6(GLOBAL | 0xff00 | link, 1 + number));
    };
  }

  private static IpAddress ipv4(int link, int net, int station) {
    return IpAddress.ipv4(10 << 24 | link << 16 | net << 8 | station);
  }
}

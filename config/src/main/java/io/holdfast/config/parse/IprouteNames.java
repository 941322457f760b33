package io.holdfast.config.parse;

import io.holdfast.config.text.CNumbers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that iproute2 brings with it for numbers of the kernel; {@link HostNames} adds those of
 * the host. Stateless.
 */
final class IprouteNames {
  /** Routing tables, {@code rt_tables}. */
  static final Map<String, Integer> TABLES =
      Map.of("unspec", 0, "default", 253, "main", 254, "local", 255);

  /** Groups of interfaces, {@code group}. */
  static final Map<String, Integer> GROUPS = Map.of("default", 0);

  /** Scopes, {@code rt_scopes}. */
  static final Map<String, Integer> SCOPES =
      Map.of("global", 0, "site", 200, "link", 253, "host", 254, "nowhere", 255);

  /** Who made a route, {@code rt_protos}. */
  static final Map<String, Integer> PROTOCOLS =
      Map.ofEntries(
          Map.entry("unspec", 0),
          Map.entry("redirect", 1),
          Map.entry("kernel", 2),
          Map.entry("boot", 3),
          Map.entry("static", 4),
          Map.entry("gated", 8),
          Map.entry("ra", 9),
          Map.entry("mrt", 10),
          Map.entry("zebra", 11),
          Map.entry("bird", 12),
          Map.entry("dnrouted", 13),
          Map.entry("xorp", 14),
          Map.entry("ntk", 15),
          Map.entry("dhcp", 16),
          Map.entry("keepalived", 18),
          Map.entry("babel", 42),
          Map.entry("bgp", 186),
          Map.entry("isis", 187),
          Map.entry("ospf", 188),
          Map.entry("rip", 189),
          Map.entry("eigrp", 192));

  /** Types of service, {@code rt_dsfield}. */
  static final Map<String, Integer> SERVICES =
      Map.ofEntries(
          Map.entry("default", 0x00),
          Map.entry("CS1", 0x20),
          Map.entry("CS2", 0x40),
          Map.entry("CS3", 0x60),
          Map.entry("CS4", 0x80),
          Map.entry("CS5", 0xa0),
          Map.entry("CS6", 0xc0),
          Map.entry("CS7", 0xe0),
          Map.entry("AF11", 0x28),
          Map.entry("AF12", 0x30),
          Map.entry("AF13", 0x38),
          Map.entry("AF21", 0x48),
          Map.entry("AF22", 0x50),
          Map.entry("AF23", 0x58),
          Map.entry("AF31", 0x68),
          Map.entry("AF32", 0x70),
          Map.entry("AF33", 0x78),
          Map.entry("AF41", 0x88),
          Map.entry("AF42", 0x90),
          Map.entry("AF43", 0x98),
          Map.entry("EF", 0xb8));

  /** IP protocols that rules name. */
  static final Map<String, Integer> IP_PROTOCOLS =
      Map.ofEntries(
          Map.entry("icmp", 1),
          Map.entry("tcp", 6),
          Map.entry("udp", 17),
          Map.entry("gre", 47),
          Map.entry("esp", 50),
          Map.entry("ah", 51),
          Map.entry("icmpv6", 58),
          Map.entry("ipv6-icmp", 58),
          Map.entry("ospf", 89),
          Map.entry("vrrp", 112),
          Map.entry("sctp", 132));

  private IprouteNames() {}

  /** Returns the number of a name or of digits as in C; null when it is neither. */
  static @Nullable Long number(Map<String, Integer> names, String text) {
    Integer known = names.get(text);
    return known == null ? CNumbers.parse(text) : Long.valueOf(known);
  }
}

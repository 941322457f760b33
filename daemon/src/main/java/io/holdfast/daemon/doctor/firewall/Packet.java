package io.holdfast.daemon.doctor.firewall;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * An advert on its way in or out. Immutable.
 *
 * @param direction whether it comes or goes
 * @param protocol {@link #VRRP} or {@link #AH}
 * @param interfaceName where it passes; empty when unknown
 * @param source the network that its source is in, a single address when known; null when unknown
 * @param destination where it goes
 */
public record Packet(
    Direction direction,
    int protocol,
    String interfaceName,
    @Nullable Prefix source,
    @Nullable IpAddress destination) {
  /** IP protocol number of VRRP. */
  public static final int VRRP = 112;

  /** IP protocol number of the authentication header. */
  public static final int AH = 51;

  private static final String SENT_HOPS = "255";

  /** Whether the packet comes to this host or leaves it. */
  public enum Direction {
    IN,
    OUT
  }

  Answer has(Field field, String value) {
    return switch (field) {
      case PROTOCOL -> Answer.of(isProtocol(value));
      case FAMILY -> isFamily(value);
      case IN_INTERFACE -> direction == Direction.IN ? isInterface(value) : Answer.NO;
      case OUT_INTERFACE -> direction == Direction.OUT ? isInterface(value) : Answer.NO;
      case SOURCE -> AddressRange.test(source, value);
      case DESTINATION ->
          AddressRange.test(destination == null ? null : Prefix.host(destination), value);
      case PACKET_TYPE -> isType(value);
      case STATE -> Answer.of(value.equalsIgnoreCase("new"));
      case TTL -> Answer.of(value.equals(SENT_HOPS));
      case PORT -> Answer.NO;
      case UNKNOWN -> Answer.PERHAPS;
    };
  }

  private boolean isProtocol(String value) {
    return switch (value) {
      case "vrrp", "carp", "112" -> protocol == VRRP;
      case "ah", "51" -> protocol == AH;
      case "all", "0" -> true;
      default -> isWithin(value);
    };
  }

  private boolean isWithin(String range) {
    int dash = range.indexOf('-');
    if (dash < 0) {
      return false;
    }
    try {
      return Integer.parseInt(range.substring(0, dash)) <= protocol
          && protocol <= Integer.parseInt(range.substring(dash + 1));
    } catch (NumberFormatException name) {
      // ipv6-icmp: a name with a dash is another protocol.
      return false;
    }
  }

  private Answer isFamily(String value) {
    if (destination == null) {
      return Answer.PERHAPS;
    }
    return Answer.of(
        switch (value) {
          case "ipv4", "ip" -> destination.family() == Family.IPV4;
          case "ipv6", "ip6" -> destination.family() == Family.IPV6;
          default -> false;
        });
  }

  private Answer isInterface(String pattern) {
    if (interfaceName.isEmpty()) {
      return Answer.PERHAPS;
    }
    boolean isPattern = pattern.endsWith("*") || pattern.endsWith("+");
    return Answer.of(
        isPattern
            ? interfaceName.startsWith(pattern.substring(0, pattern.length() - 1))
            : interfaceName.equals(pattern));
  }

  private Answer isType(String value) {
    boolean isMulticast = destination != null && destination.isMulticast();
    return switch (value) {
      case "multicast" -> Answer.of(isMulticast);
      case "host", "unicast", "local" -> Answer.of(!isMulticast);
      default -> Answer.NO;
    };
  }
}

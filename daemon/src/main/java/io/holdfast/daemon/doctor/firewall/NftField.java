package io.holdfast.daemon.doctor.firewall;

import io.holdfast.daemon.cli.json.JsonValue;
import java.util.List;
import java.util.Set;

/** What the left side of an nftables match looks at. Stateless. */
final class NftField {
  private static final Set<String> TRANSPORTS =
      Set.of("tcp", "udp", "udplite", "sctp", "dccp", "icmp", "icmpv6", "igmp", "ah", "esp");

  private NftField() {}

  static Field of(JsonValue left) {
    JsonValue payload = left.get("payload");
    JsonValue meta = left.get("meta");
    JsonValue connection = left.get("ct");
    JsonValue routing = left.get("fib");
    if (payload != null) {
      return payload(payload.textOf("protocol"), payload.textOf("field"));
    }
    if (meta != null) {
      return meta(meta.textOf("key"));
    }
    if (connection != null) {
      boolean isState = List.of("state", "status").contains(connection.textOf("key"));
      return isState ? Field.STATE : Field.UNKNOWN;
    }
    return routing != null && isDestinationType(routing) ? Field.PACKET_TYPE : Field.UNKNOWN;
  }

  /** Whether it is a field of a transport header other than its port. */
  static boolean isTransport(JsonValue left) {
    JsonValue payload = left.get("payload");
    return payload != null && TRANSPORTS.contains(payload.textOf("protocol"));
  }

  /** What must hold for the field to be there at all. */
  static List<Condition> impliedBy(JsonValue left) {
    JsonValue payload = left.get("payload");
    String protocol = payload == null ? "" : payload.textOf("protocol");
    return switch (protocol) {
      case "ip", "ip6" -> List.of(Condition.of(Field.FAMILY, protocol));
      default ->
          TRANSPORTS.contains(protocol)
              ? List.of(Condition.of(Field.PROTOCOL, protocol))
              : List.of();
    };
  }

  private static Field payload(String protocol, String field) {
    return switch (protocol + " " + field) {
      case "ip protocol", "ip6 nexthdr" -> Field.PROTOCOL;
      case "ip saddr", "ip6 saddr" -> Field.SOURCE;
      case "ip daddr", "ip6 daddr" -> Field.DESTINATION;
      case "ip ttl", "ip6 hoplimit" -> Field.TTL;
      case "tcp dport", "udp dport" -> Field.PORT;
      default -> TRANSPORTS.contains(protocol) ? Field.PROTOCOL : Field.UNKNOWN;
    };
  }

  private static Field meta(String key) {
    return switch (key) {
      case "l4proto" -> Field.PROTOCOL;
      case "nfproto", "protocol" -> Field.FAMILY;
      case "iif", "iifname" -> Field.IN_INTERFACE;
      case "oif", "oifname" -> Field.OUT_INTERFACE;
      case "pkttype" -> Field.PACKET_TYPE;
      default -> Field.UNKNOWN;
    };
  }

  private static boolean isDestinationType(JsonValue routing) {
    JsonValue flags = routing.get("flags");
    return routing.textOf("result").equals("type")
        && flags != null
        && NftExpressions.values(flags).equals(List.of("daddr"));
  }
}

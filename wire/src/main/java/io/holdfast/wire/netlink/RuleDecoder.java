package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads one message about a policy rule. */
final class RuleDecoder {
  private final ByteBuffer buffer;
  private final Family family;
  private @Nullable IpAddress from;
  private @Nullable IpAddress to;
  private String inputInterface = "";
  private String outputInterface = "";
  private long priority;
  private long mark;
  private long table;
  private int protocol;

  private RuleDecoder(ByteBuffer buffer, Family family) {
    this.buffer = buffer;
    this.family = family;
  }

  /** Returns the rule, or null when it is not one of IPv4 or IPv6. */
  static @Nullable RuleMessage decode(ByteBuffer buffer, int payload, int end) {
    Family family = RouteDecoder.family(buffer.get(payload));
    int toLength = buffer.get(payload + 1) & 0xff;
    int fromLength = buffer.get(payload + 2) & 0xff;
    if (family == null || Math.max(toLength, fromLength) > family.bitLength()) {
      return null;
    }
    RuleDecoder decoder = new RuleDecoder(buffer, family);
    decoder.table = buffer.get(payload + 4) & 0xff;
    decoder.read(new AttributeCursor(buffer, payload + Rtnetlink.ROUTE_PAYLOAD_LENGTH, end));
    return new RuleMessage(
        family,
        decoder.priority,
        buffer.get(payload + 7) & 0xff,
        decoder.table,
        decoder.protocol,
        prefix(decoder.from, fromLength),
        prefix(decoder.to, toLength),
        decoder.inputInterface,
        decoder.outputInterface,
        decoder.mark);
  }

  private void read(AttributeCursor attributes) {
    while (attributes.advance()) {
      switch (attributes.type()) {
        case Netlink.RULE_DESTINATION -> to = address(attributes);
        case Netlink.RULE_SOURCE -> from = address(attributes);
        case Netlink.RULE_INPUT -> inputInterface = attributes.stringValue();
        case Netlink.RULE_OUTPUT -> outputInterface = attributes.stringValue();
        case Netlink.RULE_PRIORITY -> priority = Integer.toUnsignedLong(attributes.intValue());
        case Netlink.RULE_MARK -> mark = Integer.toUnsignedLong(attributes.intValue());
        case Netlink.RULE_TABLE -> table = Integer.toUnsignedLong(attributes.intValue());
        case Netlink.RULE_PROTOCOL -> protocol = attributes.byteValue();
        default -> {
          // not needed to tell rules apart
        }
      }
    }
  }

  private @Nullable IpAddress address(AttributeCursor attribute) {
    return attribute.dataLength() == family.byteLength()
        ? IpAddress.read(family, buffer, attribute.dataOffset())
        : null;
  }

  private static @Nullable Prefix prefix(@Nullable IpAddress address, int length) {
    return address == null ? null : new Prefix(address, length);
  }
}

package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Collects the attributes of one link message; used once. */
final class LinkDecoder {

  private @Nullable String name;
  private @Nullable String kind;
  private @Nullable MacAddress mac;
  private @Nullable MacAddress broadcast;
  private int mtu;
  private int parentIndex;
  private int masterIndex;
  private int operationalState;
  private int group;
  private @Nullable AttributeCursor data;

  private LinkDecoder() {}

  /** Returns the link, or null when the message names none. */
  static @Nullable LinkMessage decode(ByteBuffer buffer, int payload, int end) {
    LinkDecoder decoder = new LinkDecoder();
    AttributeCursor attributes =
        new AttributeCursor(buffer, payload + Rtnetlink.LINK_PAYLOAD_LENGTH, end);
    while (attributes.advance()) {
      decoder.take(attributes);
    }
    return decoder.build(buffer, payload);
  }

  private void take(AttributeCursor attribute) {
    switch (attribute.type()) {
      case Rtnetlink.LINK_NAME -> name = attribute.stringValue();
      case Rtnetlink.LINK_ADDRESS -> mac = attribute.macValue();
      case Rtnetlink.LINK_BROADCAST -> broadcast = attribute.macValue();
      case Rtnetlink.LINK_MTU -> mtu = attribute.intValue();
      case Rtnetlink.LINK_PARENT -> parentIndex = attribute.intValue();
      case Rtnetlink.LINK_MASTER -> masterIndex = attribute.intValue();
      case Rtnetlink.LINK_OPERATIONAL_STATE -> operationalState = attribute.byteValue();
      case Rtnetlink.LINK_GROUP -> group = attribute.intValue();
      case Rtnetlink.LINK_INFO -> takeInfo(attribute.nested());
      default -> {
        // The kernel tells much more about a link than redundancy needs to know.
      }
    }
  }

  private void takeInfo(AttributeCursor info) {
    while (info.advance()) {
      if (info.type() == Rtnetlink.INFO_KIND) {
        kind = info.stringValue();
      } else if (info.type() == Rtnetlink.INFO_DATA) {
        data = info.nested();
      }
    }
  }

  /** A number of a driver, 0 if the interface is of another one or does not say it. */
  private int detail(String driver, int type) {
    AttributeCursor details = data;
    while (details != null && driver.equals(kind) && details.advance()) {
      if (details.type() == type) {
        return details.intValue();
      }
    }
    return 0;
  }

  private @Nullable LinkMessage build(ByteBuffer buffer, int payload) {
    if (name == null) {
      return null;
    }
    return new LinkMessage(
        buffer.getInt(payload + 4),
        name,
        buffer.getInt(payload + 8),
        buffer.getShort(payload + 2) & 0xffff,
        mac,
        broadcast,
        mtu,
        parentIndex,
        masterIndex,
        operationalState,
        kind,
        detail("macvlan", Rtnetlink.MACVLAN_MODE),
        group,
        Integer.toUnsignedLong(detail("vrf", Rtnetlink.VRF_TABLE)));
  }
}

package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Collects the attributes of one address message; used once. */
final class AddressDecoder {

  private final ByteBuffer buffer;
  private final Family family;
  private @Nullable IpAddress address;
  private @Nullable IpAddress local;
  private @Nullable IpAddress broadcast;
  private @Nullable String label;
  private int flags;
  private long preferredSeconds = Netlink.FOREVER;
  private long validSeconds = Netlink.FOREVER;
  private int protocol;

  private AddressDecoder(ByteBuffer buffer, Family family, int flags) {
    this.buffer = buffer;
    this.family = family;
    this.flags = flags;
  }

  /** Returns the address, or null when the message does not hold a sensible one. */
  static @Nullable AddressMessage decode(ByteBuffer buffer, int payload, int end) {
    Family family = family(buffer.get(payload));
    if (family == null) {
      return null;
    }
    AddressDecoder decoder = new AddressDecoder(buffer, family, buffer.get(payload + 2) & 0xff);
    AttributeCursor attributes =
        new AttributeCursor(buffer, payload + Rtnetlink.ADDRESS_PAYLOAD_LENGTH, end);
    while (attributes.advance()) {
      decoder.take(attributes);
    }
    return decoder.build(payload);
  }

  private static @Nullable Family family(int socketFamily) {
    if (socketFamily == Family.IPV4.socketFamily()) {
      return Family.IPV4;
    }
    return socketFamily == Family.IPV6.socketFamily() ? Family.IPV6 : null;
  }

  private void take(AttributeCursor attribute) {
    switch (attribute.type()) {
      case Rtnetlink.ADDRESS_ADDRESS -> address = addressValue(attribute);
      case Rtnetlink.ADDRESS_LOCAL -> local = addressValue(attribute);
      case Rtnetlink.ADDRESS_BROADCAST -> broadcast = addressValue(attribute);
      case Rtnetlink.ADDRESS_LABEL -> label = attribute.stringValue();
      case Rtnetlink.ADDRESS_FLAGS -> takeFlags(attribute);
      case Rtnetlink.ADDRESS_CACHE_INFO -> takeCacheInfo(attribute);
      case Rtnetlink.ADDRESS_PROTOCOL -> protocol = attribute.byteValue();
      default -> {
        // Route priorities and namespaces do not matter to redundancy.
      }
    }
  }

  /** The byte in the payload holds only the first eight flags; the attribute holds them all. */
  private void takeFlags(AttributeCursor attribute) {
    if (attribute.dataLength() >= Integer.BYTES) {
      flags = attribute.intValue();
    }
  }

  private void takeCacheInfo(AttributeCursor attribute) {
    if (attribute.dataLength() >= Rtnetlink.CACHE_INFO_LENGTH) {
      preferredSeconds = attribute.intValue() & Netlink.FOREVER;
      validSeconds = buffer.getInt(attribute.dataOffset() + Integer.BYTES) & Netlink.FOREVER;
    }
  }

  private @Nullable IpAddress addressValue(AttributeCursor attribute) {
    return attribute.dataLength() == family.byteLength()
        ? IpAddress.read(family, buffer, attribute.dataOffset())
        : null;
  }

  private @Nullable AddressMessage build(int payload) {
    // IPv6 reports the address alone unless there is a peer, IPv4 always reports both.
    IpAddress own = local != null ? local : address;
    IpAddress peer = address != null ? address : local;
    int prefixLength = buffer.get(payload + 1) & 0xff;
    if (own == null || peer == null || prefixLength > family.bitLength()) {
      return null;
    }
    return new AddressMessage(
        buffer.getInt(payload + 4),
        prefixLength,
        buffer.get(payload + 3) & 0xff,
        flags,
        own,
        peer,
        broadcast,
        label,
        preferredSeconds,
        validSeconds,
        protocol);
  }
}

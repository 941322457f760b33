package io.holdfast.wire.neighbor;

import io.holdfast.wire.bytes.NetworkOrder;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;

/** The 14 bytes in front of an Ethernet II frame. */
record EthernetHeader(MacAddress destination, MacAddress source, int etherType) {

  static final int LENGTH = 14;

  void writeTo(ByteBuffer buffer, int offset) {
    destination.writeTo(buffer, offset);
    source.writeTo(buffer, offset + MacAddress.BYTES);
    NetworkOrder.putShort(buffer, offset + 2 * MacAddress.BYTES, etherType);
  }
}

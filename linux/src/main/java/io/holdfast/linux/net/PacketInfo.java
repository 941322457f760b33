package io.holdfast.linux.net;

import io.holdfast.wire.vrrp.Ipv6Meta;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the kernel tells beside a received datagram: source address and hop limit, and for IPv6
 * destination and interface. A reusable holder; one thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/ipv6.7.html">ipv6(7)</a>
 */
public final class PacketInfo {
  /** Value of {@link #hopLimit()} and {@link #interfaceIndex()} when the kernel did not tell. */
  public static final int UNKNOWN = -1;

  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int SOL_IPV6 = 41;
  private static final int SOL_IP = 0;
  private static final int SOL_SOCKET = 1;
  private static final int SCM_TIMESTAMPNS = 35;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int IP_TTL = 2;
  private static final int IPV6_PKTINFO = 50;
  private static final int IPV6_HOPLIMIT = 52;
  private static final int CONTROL_HEADER_BYTES = 16;
  private static final boolean SWAP = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private long sourceHigh;
  private long sourceLow;
  private long destinationHigh;
  private long destinationLow;
  private int interfaceIndex;
  private int hopLimit;

  PacketInfo() {}

  /** Returns the upper 64 bits of the source; zero for IPv4. */
  public long sourceHigh() {
    return sourceHigh;
  }

  /** Returns the lower 64 bits of the source, or the 32 bits of an IPv4 source. */
  public long sourceLow() {
    return sourceLow;
  }

  /** Returns the upper 64 bits of the IPv6 destination; zero if not told. */
  public long destinationHigh() {
    return destinationHigh;
  }

  /** Returns the lower 64 bits of the IPv6 destination; zero if not told. */
  public long destinationLow() {
    return destinationLow;
  }

  /** Returns the index of the interface of arrival, or {@link #UNKNOWN}. */
  public int interfaceIndex() {
    return interfaceIndex;
  }

  /** Returns the TTL or hop limit, 0 to 255, or {@link #UNKNOWN}. */
  public int hopLimit() {
    return hopLimit;
  }

  /** Hands what the decoder of wire needs to its own holder; an unknown hop limit becomes zero. */
  public void copyTo(Ipv6Meta meta) {
    meta.source(sourceHigh, sourceLow);
    meta.destination(destinationHigh, destinationLow);
    meta.hopLimit(Math.max(0, hopLimit));
  }

  /** The kernel puts its time before whatever else it tells. */
  static long arrivalNanos(ByteBuffer controls, int at) {
    boolean isTime =
        controls.getInt(at + 8) == SOL_SOCKET && controls.getInt(at + 12) == SCM_TIMESTAMPNS;
    int time = at + CONTROL_HEADER_BYTES;
    return isTime
        ? controls.getLong(time) * NANOS_PER_SECOND + controls.getLong(time + Long.BYTES)
        : 0;
  }

  void readSource(ByteBuffer names, int offset) {
    int family = names.getShort(offset);
    sourceHigh = family == AF_INET6 ? networkLong(names, offset + 8) : 0;
    sourceLow =
        switch (family) {
          case AF_INET -> networkInt(names, offset + 4);
          case AF_INET6 -> networkLong(names, offset + 16);
          default -> 0;
        };
  }

  void readControl(ByteBuffer controls, int offset, int length) {
    destinationHigh = 0;
    destinationLow = 0;
    interfaceIndex = UNKNOWN;
    hopLimit = UNKNOWN;
    int end = offset + length;
    int at = offset;
    while (at + CONTROL_HEADER_BYTES <= end) {
      long size = controls.getLong(at);
      if (size < CONTROL_HEADER_BYTES || size > end - at) {
        return;
      }
      int level = controls.getInt(at + 8);
      int type = controls.getInt(at + 12);
      if (level == SOL_IPV6) {
        readIpv6(controls, at + CONTROL_HEADER_BYTES, type);
      } else if (level == SOL_IP && type == IP_TTL) {
        hopLimit = controls.getInt(at + CONTROL_HEADER_BYTES);
      }
      at += ((int) size + 7) & -8;
    }
  }

  private void readIpv6(ByteBuffer controls, int data, int type) {
    switch (type) {
      case IPV6_PKTINFO -> {
        destinationHigh = networkLong(controls, data);
        destinationLow = networkLong(controls, data + 8);
        interfaceIndex = controls.getInt(data + 16);
      }
      case IPV6_HOPLIMIT -> hopLimit = controls.getInt(data);
      default -> {
        // Other control messages are not asked for.
      }
    }
  }

  private static long networkLong(ByteBuffer bytes, int index) {
    long value = bytes.getLong(index);
    return SWAP ? Long.reverseBytes(value) : value;
  }

  private static long networkInt(ByteBuffer bytes, int index) {
    int value = bytes.getInt(index);
    return (SWAP ? Integer.reverseBytes(value) : value) & 0xffff_ffffL;
  }
}

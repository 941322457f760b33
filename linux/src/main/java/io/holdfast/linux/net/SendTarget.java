package io.holdfast.linux.net;

import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Where a message goes, and for IPv6 where it comes from, kept outside the heap so that many sends
 * share it. Immutable once made, but for one of {@link SendTargets}; the owner closes it after the
 * last batch that names it is flushed.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">cmsg(3)</a>
 */
public final class SendTarget implements AutoCloseable {
  private static final int CONTROL = SocketAddress.MAX_BYTES;
  private static final int CONTROL_HEADER_BYTES = 16;
  private static final int PACKET_INFO_BYTES = 20;
  private static final int CONTROL_SPACE = 40;
  private static final int SOL_IPV6 = 41;
  private static final int IPV6_PKTINFO = 50;

  /** Of its own; null for a place among {@link SendTargets}. */
  private final @Nullable NativeMemory memory;

  private final long address;
  private final ByteBuffer bytes;
  private int nameLength;
  private int controlLength;

  private SendTarget() {
    NativeMemory own = NativeMemory.allocate(SocketAddress.MAX_BYTES + CONTROL_SPACE);
    memory = own;
    address = own.address();
    bytes = own.bytes();
  }

  /** A place that has room for the address of a link, in a block that somebody else closes. */
  SendTarget(NativeMemory block, int offset, int length) {
    memory = null;
    address = block.address() + offset;
    bytes = block.bytes().slice(offset, length).order(ByteOrder.nativeOrder());
  }

  /**
   * Makes the target of a datagram whose source the kernel chooses or the IPv4 header tells.
   *
   * @param interfaceIndex scope of a link-local or multicast IPv6 destination; else ignored
   */
  public static SendTarget ip(IpAddress destination, int interfaceIndex) {
    SendTarget target = new SendTarget();
    target.nameLength = SocketAddress.writeIp(target.bytes, destination, interfaceIndex);
    return target;
  }

  /**
   * Makes the target of an IPv6 datagram with a given source address, by {@code IPV6_PKTINFO}.
   *
   * @param interfaceIndex the interface to leave by; zero for what routing says
   */
  public static SendTarget ipv6From(IpAddress source, IpAddress destination, int interfaceIndex) {
    if (source.family() != Family.IPV6 || destination.family() != Family.IPV6) {
      throw new IllegalArgumentException(source + " to " + destination + " is not IPv6");
    }
    SendTarget target = ip(destination, interfaceIndex);
    target.bytes.putLong(CONTROL, CONTROL_HEADER_BYTES + PACKET_INFO_BYTES);
    target.bytes.putInt(CONTROL + 8, SOL_IPV6);
    target.bytes.putInt(CONTROL + 12, IPV6_PKTINFO);
    source.writeTo(target.bytes, CONTROL + CONTROL_HEADER_BYTES);
    target.bytes.putInt(CONTROL + CONTROL_HEADER_BYTES + 16, interfaceIndex);
    target.controlLength = CONTROL_SPACE;
    return target;
  }

  /**
   * Makes the target of a complete Ethernet frame.
   *
   * @param etherType host value, such as 0x0806
   */
  public static SendTarget link(int interfaceIndex, int etherType, MacAddress destination) {
    SendTarget target = new SendTarget();
    target.aim(interfaceIndex, etherType, destination);
    return target;
  }

  /** Makes it the target of another frame. Allocates nothing. */
  void aim(int interfaceIndex, int etherType, MacAddress destination) {
    nameLength = SocketAddress.writeLink(bytes, interfaceIndex, etherType, destination);
  }

  long nameAddress() {
    return address;
  }

  int nameLength() {
    return nameLength;
  }

  long controlAddress() {
    return controlLength == 0 ? 0 : address + CONTROL;
  }

  int controlLength() {
    return controlLength;
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
    }
  }
}

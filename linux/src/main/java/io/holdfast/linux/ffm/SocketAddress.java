package io.holdfast.linux.ffm;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes the {@code struct sockaddr} variants into native memory.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/sockaddr.3type.html">sockaddr(3type)</a>
 * @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
 */
public final class SocketAddress {
  /** Room for any address written here. */
  public static final int MAX_BYTES = 112;

  /** Address family of local sockets. */
  public static final int AF_UNIX = 1;

  /** Address family of netlink. */
  public static final int AF_NETLINK = 16;

  /** Address family of packet sockets. */
  public static final int AF_PACKET = 17;

  /** Longest path or abstract name of a local socket, in bytes. */
  public static final int MAX_UNIX_NAME = 107;

  private static final int IPV4_BYTES = 16;
  private static final int IPV6_BYTES = 28;
  private static final int LINK_BYTES = 20;
  private static final int NETLINK_BYTES = 12;

  private SocketAddress() {}

  /**
   * Writes {@code sockaddr_in} or {@code sockaddr_in6} with port zero, at the start of a buffer of
   * native order.
   *
   * @param interfaceIndex scope of a link-local or multicast IPv6 address; else ignored
   * @return the length in bytes
   */
  public static int writeIp(ByteBuffer bytes, IpAddress address, int interfaceIndex) {
    bytes.putShort(0, (short) address.family().socketFamily());
    if (address.family() == Family.IPV4) {
      address.writeTo(bytes, 4);
      return IPV4_BYTES;
    }
    address.writeTo(bytes, 8);
    boolean scoped = address.isLinkLocal() || address.isMulticast();
    bytes.putInt(24, scoped ? interfaceIndex : 0);
    return IPV6_BYTES;
  }

  /**
   * Writes {@code sockaddr_ll} for a frame leaving by an interface, at the start of a buffer of
   * native order; returns the length.
   */
  public static int writeLink(
      ByteBuffer bytes, int interfaceIndex, int etherType, MacAddress destination) {
    bytes.putShort(0, (short) AF_PACKET);
    bytes.put(2, (byte) (etherType >>> 8));
    bytes.put(3, (byte) etherType);
    bytes.putInt(4, interfaceIndex);
    bytes.put(11, (byte) MacAddress.BYTES);
    destination.writeTo(bytes, 12);
    return LINK_BYTES;
  }

  /** Writes {@code sockaddr_nl} with a port chosen by the kernel; returns the length. */
  public static int writeNetlink(NativeMemory target, int groups) {
    target.bytes().putShort(0, (short) AF_NETLINK);
    target.bytes().putInt(8, groups);
    return NETLINK_BYTES;
  }

  /**
   * Writes {@code sockaddr_un}; a name that starts with {@code @} is abstract.
   *
   * @return the length, or the negated ENAMETOOLONG
   */
  public static int writeUnix(NativeMemory target, String name) {
    byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
    if (encoded.length > MAX_UNIX_NAME) {
      return -Errno.ENAMETOOLONG;
    }
    boolean isAbstract = name.startsWith("@");
    if (isAbstract) {
      encoded[0] = 0;
    }
    target.bytes().putShort(0, (short) AF_UNIX);
    target.bytes().put(2, encoded);
    return Short.BYTES + encoded.length + (isAbstract ? 0 : 1);
  }
}

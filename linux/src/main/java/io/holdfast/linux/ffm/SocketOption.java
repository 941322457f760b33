package io.holdfast.linux.ffm;

/**
 * The socket options in use, with level and number, equal on x86-64 and aarch64.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
 * @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7)</a>
 * @see <a href="https://man7.org/linux/man-pages/man7/ipv6.7.html">ipv6(7)</a>
 * @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
 */
public enum SocketOption {
  SO_SNDBUF(1, 7),
  SO_RCVBUF(1, 8),
  SO_PEERCRED(1, 17),
  SO_RCVTIMEO(1, 20),
  SO_SNDTIMEO(1, 21),
  SO_BINDTODEVICE(1, 25),
  SO_ATTACH_FILTER(1, 26),
  SO_RCVBUFFORCE(1, 33),
  SO_TIMESTAMPNS(1, 35),
  IP_TOS(0, 1),
  IP_TTL(0, 2),
  IP_HDRINCL(0, 3),
  IP_RECVTTL(0, 12),
  IP_FREEBIND(0, 15),
  IP_MULTICAST_IF(0, 32),
  IP_MULTICAST_LOOP(0, 34),
  IP_ADD_MEMBERSHIP(0, 35),
  IP_MULTICAST_ALL(0, 49),
  IPV6_CHECKSUM(41, 7),
  IPV6_UNICAST_HOPS(41, 16),
  IPV6_MULTICAST_IF(41, 17),
  IPV6_MULTICAST_HOPS(41, 18),
  IPV6_MULTICAST_LOOP(41, 19),
  IPV6_ADD_MEMBERSHIP(41, 20),
  IPV6_V6ONLY(41, 26),
  IPV6_MULTICAST_ALL(41, 29),
  IPV6_RECVPKTINFO(41, 49),
  IPV6_RECVHOPLIMIT(41, 51),
  IPV6_TCLASS(41, 67),
  IPV6_FREEBIND(41, 78),
  NETLINK_CAP_ACK(270, 10),
  NETLINK_EXT_ACK(270, 11);

  private final int level;
  private final int number;

  SocketOption(int level, int number) {
    this.level = level;
    this.number = number;
  }

  int level() {
    return level;
  }

  int number() {
    return number;
  }
}

package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketOption;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;

/**
 * A raw IP socket for VRRP, set up either to receive or to send, as keepalived sets its own up.
 *
 * <p>A receive socket is read with {@link ReceiveBatch}, a send socket written with {@link
 * SendBatch} and {@link #sendFlags()}. An IPv4 datagram to send carries its IP header; for IPv6 the
 * kernel makes the header and fills and checks the VRRP checksum.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/raw.7.html">raw(7)</a>
 */
public final class RawSocket implements AutoCloseable {
  /** Internetwork control, the precedence of routing protocols. */
  private static final int TRAFFIC_CLASS = 0xC0;

  private static final int CHECKSUM_OFFSET = 6;
  private static final int MAX_HOPS = 255;

  private final int fd;
  private final int sendFlags;

  private RawSocket(int fd, int sendFlags) {
    this.fd = fd;
    this.sendFlags = sendFlags;
  }

  /** Opens a socket that receives what {@code settings} describe. */
  public static Result<RawSocket> openReceive(RawSocketSettings settings) {
    SocketSetup setup = open(settings);
    setup.receiveBuffer(settings.receiveBufferBytes());
    setup.optionIfKnown(SocketOption.SO_TIMESTAMPNS, 1);
    IpAddress group = settings.group();
    IpAddress source = settings.source();
    if (settings.family() == Family.IPV4) {
      setup.option(SocketOption.IP_MULTICAST_ALL, 0);
    } else {
      setup.optionIfKnown(SocketOption.IPV6_MULTICAST_ALL, 0);
      setup.option(SocketOption.IPV6_RECVHOPLIMIT, 1);
      setup.option(SocketOption.IPV6_RECVPKTINFO, 1);
      checksum(setup, settings);
    }
    if (group != null) {
      setup.join(group, settings.interfaceIndex());
      setup.bindAddress(group, settings.interfaceIndex(), Operation.BIND_GROUP);
    } else if (source != null) {
      setup.option(
          settings.family() == Family.IPV4 ? SocketOption.IP_FREEBIND : SocketOption.IPV6_FREEBIND,
          1);
      setup.bindAddress(source, settings.interfaceIndex(), Operation.BIND_SOURCE);
    }
    return finish(setup, 0);
  }

  /** Opens a socket that sends as {@code settings} describe and receives nothing. */
  public static Result<RawSocket> openSend(RawSocketSettings settings) {
    SocketSetup setup = open(settings);
    setup.filter(PacketFilter.DROP_ALL);
    setup.option(SocketOption.SO_RCVBUF, 0);
    boolean isMulticast = settings.group() != null;
    if (settings.family() == Family.IPV4) {
      setup.option(SocketOption.IP_HDRINCL, 1);
      setup.option(SocketOption.IP_TOS, TRAFFIC_CLASS);
      setup.option(SocketOption.IP_MULTICAST_ALL, 0);
      if (isMulticast) {
        setup.multicastInterfaceIpv4(settings.interfaceIndex());
        setup.option(SocketOption.IP_MULTICAST_LOOP, 0);
      }
    } else {
      setup.option(SocketOption.IPV6_TCLASS, TRAFFIC_CLASS);
      setup.optionIfKnown(SocketOption.IPV6_MULTICAST_ALL, 0);
      checksum(setup, settings);
      if (isMulticast) {
        setup.option(SocketOption.IPV6_MULTICAST_IF, settings.interfaceIndex());
        setup.option(SocketOption.IPV6_MULTICAST_LOOP, 0);
        setup.option(SocketOption.IPV6_MULTICAST_HOPS, MAX_HOPS);
      } else if (settings.unicastHops() > 0) {
        setup.option(SocketOption.IPV6_UNICAST_HOPS, settings.unicastHops());
      }
    }
    return finish(setup, isMulticast ? SendBatch.MSG_DONTROUTE : 0);
  }

  /** Returns the descriptor, for epoll and the batches. */
  public int fd() {
    return fd;
  }

  /** Returns the flags to flush a batch with. */
  public int sendFlags() {
    return sendFlags;
  }

  /** Lets only what {@code filter} accepts into the socket from now on; zero or negated errno. */
  public int attach(PacketFilter filter) {
    return filter.attach(fd);
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }

  private static SocketSetup open(RawSocketSettings settings) {
    int type = Sockets.SOCK_RAW | Sockets.SOCK_CLOEXEC | Sockets.SOCK_NONBLOCK;
    int fd = Sockets.open(settings.family().socketFamily(), type, settings.protocol());
    return new SocketSetup(fd).bindDevice(settings.interfaceName());
  }

  private static void checksum(SocketSetup setup, RawSocketSettings settings) {
    if (settings.protocol() == RawSocketSettings.VRRP) {
      setup.option(SocketOption.IPV6_CHECKSUM, CHECKSUM_OFFSET);
    }
  }

  private static Result<RawSocket> finish(SocketSetup setup, int sendFlags) {
    Operation failed = setup.failed();
    if (failed == null) {
      return new Result.Success<>(new RawSocket(setup.fd(), sendFlags));
    }
    Descriptors.close(setup.fd());
    return new Result.Failure<>(failed, setup.errno());
  }
}

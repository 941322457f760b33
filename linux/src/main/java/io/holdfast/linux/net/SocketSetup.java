package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.SocketOption;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Applies steps to a new socket until one fails, and remembers which. The first failure makes every
 * later step do nothing, so a caller lists the steps and looks once. For one thread, used once.
 */
final class SocketSetup {
  private static final int MULTICAST_REQUEST_IPV4_BYTES = 12;
  private static final int MULTICAST_REQUEST_IPV6_BYTES = 20;

  private final int fd;
  private @Nullable Operation failed;
  private int errno;

  /** Starts with the result of {@code socket(2)}. */
  SocketSetup(int fd) {
    this.fd = fd;
    note(Operation.OPEN_SOCKET, fd);
  }

  int fd() {
    return fd;
  }

  /** Returns the step that failed, or null while all is well. */
  @Nullable Operation failed() {
    return failed;
  }

  int errno() {
    return errno;
  }

  SocketSetup option(SocketOption option, int value) {
    if (failed == null) {
      note(Operation.SET_OPTION, Sockets.setOption(fd, option, value));
    }
    return this;
  }

  /** Sets an option that kernels still in use may lack. */
  SocketSetup optionIfKnown(SocketOption option, int value) {
    if (failed == null) {
      int result = Sockets.setOption(fd, option, value);
      note(Operation.SET_OPTION, result == -Errno.ENOPROTOOPT ? 0 : result);
    }
    return this;
  }

  /** Sets the receive buffer, beyond the system's limit where the capability allows. */
  SocketSetup receiveBuffer(int bytes) {
    if (failed == null && bytes > 0) {
      int result = Sockets.setOption(fd, SocketOption.SO_RCVBUFFORCE, bytes);
      if (result == -Errno.EPERM) {
        result = Sockets.setOption(fd, SocketOption.SO_RCVBUF, bytes);
      }
      note(Operation.SET_OPTION, result);
    }
    return this;
  }

  SocketSetup bindDevice(String interfaceName) {
    if (failed == null && !interfaceName.isEmpty()) {
      try (NativeMemory name = NativeMemory.temporary(interfaceName)) {
        SocketOption option = SocketOption.SO_BINDTODEVICE;
        note(Operation.BIND_DEVICE, Sockets.setOption(fd, option, name, name.size()));
      }
    }
    return this;
  }

  SocketSetup bindAddress(IpAddress address, int interfaceIndex, Operation operation) {
    if (failed == null) {
      try (NativeMemory name = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
        int length = SocketAddress.writeIp(name.bytes(), address, interfaceIndex);
        note(operation, Sockets.bind(fd, name, length));
      }
    }
    return this;
  }

  /** Binds a packet socket to the frames of one kind on one interface. */
  SocketSetup bindLink(int interfaceIndex, int etherType) {
    if (failed == null) {
      try (NativeMemory name = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
        int length =
            SocketAddress.writeLink(name.bytes(), interfaceIndex, etherType, MacAddress.ZERO);
        note(Operation.BIND_DEVICE, Sockets.bind(fd, name, length));
      }
    }
    return this;
  }

  SocketSetup join(IpAddress group, int interfaceIndex) {
    if (failed == null) {
      try (NativeMemory request = NativeMemory.temporary(MULTICAST_REQUEST_IPV6_BYTES)) {
        group.writeTo(request.bytes(), 0);
        boolean isIpv4 = group.family() == Family.IPV4;
        int length = isIpv4 ? MULTICAST_REQUEST_IPV4_BYTES : MULTICAST_REQUEST_IPV6_BYTES;
        request.bytes().putInt(length - Integer.BYTES, interfaceIndex);
        SocketOption option =
            isIpv4 ? SocketOption.IP_ADD_MEMBERSHIP : SocketOption.IPV6_ADD_MEMBERSHIP;
        note(Operation.JOIN_GROUP, Sockets.setOption(fd, option, request, length));
      }
    }
    return this;
  }

  /** Chooses the interface IPv4 multicast leaves by, as {@code struct ip_mreqn}. */
  SocketSetup multicastInterfaceIpv4(int interfaceIndex) {
    if (failed == null) {
      try (NativeMemory request = NativeMemory.temporary(MULTICAST_REQUEST_IPV4_BYTES)) {
        request.bytes().putInt(8, interfaceIndex);
        SocketOption option = SocketOption.IP_MULTICAST_IF;
        note(Operation.SET_OPTION, Sockets.setOption(fd, option, request, request.size()));
      }
    }
    return this;
  }

  SocketSetup filter(PacketFilter filter) {
    if (failed == null) {
      note(Operation.ATTACH_FILTER, filter.attach(fd));
    }
    return this;
  }

  /** Takes the result of a step done elsewhere: zero or more, or a negated errno. */
  void note(Operation operation, int result) {
    if (result < 0) {
      failed = operation;
      errno = -result;
    }
  }
}

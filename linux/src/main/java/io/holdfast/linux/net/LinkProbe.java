package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Asks a driver whether an interface has its link, in the network namespace of the thread that
 * opened it. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/netdevice.7.html">netdevice(7)</a>
 */
public final class LinkProbe implements AutoCloseable {
  private static final int AF_INET = 2;
  private static final int SIOCGIFFLAGS = 0x8913;
  private static final int SIOCETHTOOL = 0x8946;
  private static final int SIOCGMIIPHY = 0x8947;
  private static final int SIOCGMIIREG = 0x8948;
  private static final int ETHTOOL_GLINK = 0xa;
  private static final int IFF_RUNNING = 0x40;

  /** The basic mode status register, IEEE 802.3 clause 22.2.4.2, and its bit for the link. */
  private static final short BMSR = 1;

  private static final int BMSR_LINK = 4;

  /** struct ifreq: a name, and what is asked or answered. */
  private static final int NAME_BYTES = 16;

  private static final int REQUEST_BYTES = 40;
  private static final int MII_REGISTER = NAME_BYTES + 2;
  private static final int MII_VALUE = NAME_BYTES + 6;
  private static final int ETHTOOL_BYTES = 8;

  private final int fd;
  private final NativeMemory request = NativeMemory.allocate(REQUEST_BYTES);
  private final NativeMemory value = NativeMemory.allocate(ETHTOOL_BYTES);

  /** How a driver is asked. */
  public enum Way {
    /** The registers of the transceiver. */
    MII,
    /** ethtool. */
    ETHTOOL,
    /** The flags of the interface. */
    IOCTL
  }

  private LinkProbe(int fd) {
    this.fd = fd;
  }

  /** Opens a probe. */
  public static Result<LinkProbe> open() {
    int fd = Sockets.open(AF_INET, Sockets.SOCK_DGRAM | Sockets.SOCK_CLOEXEC, 0);
    return fd < 0
        ? new Result.Failure<>(Operation.OPEN_SOCKET, -fd)
        : new Result.Success<>(new LinkProbe(fd));
  }

  /**
   * Asks in one way.
   *
   * @return 1 with a link, 0 without one, or the negated errno: ENODEV without the interface,
   *     usually EOPNOTSUPP where the driver cannot be asked so
   */
  public int link(String interfaceName, Way way) {
    byte[] name = interfaceName.getBytes(StandardCharsets.UTF_8);
    if (name.length >= NAME_BYTES) {
      return -Errno.ENODEV;
    }
    ByteBuffer bytes = request.bytes();
    for (int index = 0; index < REQUEST_BYTES; index++) {
      bytes.put(index, index < name.length ? name[index] : 0);
    }
    return switch (way) {
      case MII -> mii(bytes);
      case ETHTOOL -> ethtool(bytes);
      case IOCTL -> flags(bytes);
    };
  }

  private int mii(ByteBuffer bytes) {
    int result = call(SIOCGMIIPHY);
    // The bit stays clear from a loss until it is read, so the second reading is that of now.
    for (int reading = 0; reading < 2 && result >= 0; reading++) {
      bytes.putShort(MII_REGISTER, BMSR);
      result = call(SIOCGMIIREG);
    }
    return result < 0 ? result : bit(bytes.getShort(MII_VALUE), BMSR_LINK);
  }

  private int ethtool(ByteBuffer bytes) {
    value.bytes().putInt(0, ETHTOOL_GLINK).putInt(Integer.BYTES, 0);
    bytes.putLong(NAME_BYTES, value.address());
    int result = call(SIOCETHTOOL);
    return result < 0 ? result : bit(value.bytes().getInt(Integer.BYTES), 1);
  }

  private int flags(ByteBuffer bytes) {
    int result = call(SIOCGIFFLAGS);
    return result < 0 ? result : bit(bytes.getShort(NAME_BYTES), IFF_RUNNING);
  }

  private int call(int number) {
    return (int) Syscalls.call(SystemCall.IOCTL, fd, number, request.address());
  }

  private static int bit(int word, int mask) {
    return (word & mask) == 0 ? 0 : 1;
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    request.close();
    value.close();
  }
}

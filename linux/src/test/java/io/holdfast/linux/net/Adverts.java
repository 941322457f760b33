package io.holdfast.linux.net;

import io.holdfast.linux.TestNamespace;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.netlink.AddressMessage;
import io.holdfast.wire.netlink.Netlink;
import io.holdfast.wire.netlink.NetlinkWriter;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What the socket tests have in common. */
final class Adverts {
  private static final long PATIENCE_SECONDS = 5;

  private Adverts() {}

  static IpAddress ip(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }

  /** Encodes a version 3 advert with one address into native memory of just its size. */
  static NativeMemory encode(int vrid, AdvertEnvelope envelope, String address) {
    var advert =
        new Advertisement(
            3, vrid, 100, 100, envelope.source().family(), List.of(ip(address)), AuthData.NONE);
    NativeMemory memory = NativeMemory.allocate(AdvertEncoder.encodedLength(advert));
    AdvertEncoder.encode(memory.bytes(), 0, advert, envelope);
    return memory;
  }

  static void addAddress(int ifIndex, String address, int length) {
    try (NetlinkCommands commands = NetlinkCommands.open(0).orThrow()) {
      NetlinkWriter writer = new NetlinkWriter(commands.requests());
      writer.addAddress(message(ifIndex, address, length), Netlink.FLAG_ACK | 0x400, 1);
      TestNamespace.execute(commands, writer);
    }
  }

  static AddressMessage message(int ifIndex, String address, int length) {
    Prefix prefix = new Prefix(ip(address), length);
    return AddressMessage.of(ifIndex, prefix, Netlink.SCOPE_GLOBAL, Netlink.ADDRESS_NO_DAD);
  }

  /** Waits until the descriptor is readable; false if it is not within some seconds. */
  static boolean readable(int fd) {
    try (Epoll epoll = Epoll.open(1).orThrow()) {
      epoll.add(fd, Epoll.IN, 0);
      return epoll.await(MonotonicClock.nanos() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) == 1;
    }
  }
}

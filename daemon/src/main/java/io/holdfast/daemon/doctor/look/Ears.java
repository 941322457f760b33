package io.holdfast.daemon.doctor.look;

import io.holdfast.daemon.doctor.view.HeardAdvert;
import io.holdfast.daemon.doctor.view.HeardClaim;
import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.daemon.doctor.view.WireView;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.PacketFilter;
import io.holdfast.linux.net.PacketSocket;
import io.holdfast.linux.net.RawSocket;
import io.holdfast.linux.net.RawSocketSettings;
import io.holdfast.linux.net.ReceiveBatch;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.neighbor.NeighborClaim;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Packet sockets on the interfaces of the file, and what came in by them. One thread. */
final class Ears implements AutoCloseable {
  private static final int ETHER_TYPE_ARP = 0x0806;
  private static final int ETHER_TYPE_IPV4 = 0x0800;
  private static final int ETHER_TYPE_IPV6 = 0x86dd;
  private static final int PROTOCOL_ICMPV6 = 58;
  private static final int SLOTS = 32;
  private static final int FRAME_BYTES = 2048;

  /** Memory of what is heard has an end, whoever floods the wire. */
  private static final int MAX_HEARD = 4096;

  /** Datagrams taken in one go of one socket, so that a flood does not starve the others. */
  private static final int EPOLL_EVENTS = 16;

  private record Ear(LinkView link, PacketSocket socket) {}

  private record Speaker(String interfaceName, IpAddress source, int vrid) {}

  private final List<Ear> ears = new ArrayList<>();
  private final List<RawSocket> memberships = new ArrayList<>();
  private final Set<String> opened = new HashSet<>();
  private final Map<Speaker, HeardAdvert> adverts = new LinkedHashMap<>();
  private final Set<HeardClaim> claims = new LinkedHashSet<>();
  private final ReceiveBatch batch = new ReceiveBatch(SLOTS, FRAME_BYTES);
  private final FrameReader reader = new FrameReader();
  private String failure = "";

  /** Returns why a socket could not be opened; empty when all could. */
  String failure() {
    return failure;
  }

  boolean isEmpty() {
    return ears.isEmpty();
  }

  /** Opens an ear for the adverts of a family, with and without authentication header. */
  void openAdverts(LinkView link, Family family) {
    int etherType = family == Family.IPV4 ? ETHER_TYPE_IPV4 : ETHER_TYPE_IPV6;
    for (int protocol :
        new int[] {RawSocketSettings.VRRP, RawSocketSettings.AUTHENTICATION_HEADER}) {
      open(link, etherType, protocol, PacketFilter.framesOf(family, protocol));
    }
  }

  /** Opens an ear for answers to the question who has an address. */
  void openClaims(LinkView link, Family family) {
    if (family == Family.IPV4) {
      open(link, ETHER_TYPE_ARP, 0, null);
    } else {
      PacketFilter filter = PacketFilter.framesOf(family, PROTOCOL_ICMPV6);
      open(link, ETHER_TYPE_IPV6, PROTOCOL_ICMPV6, filter);
    }
  }

  /** Joins a group until this is closed, so that switches and the interface let it through. */
  void join(LinkView link, IpAddress group) {
    if (opened.add(link.name() + " " + group)) {
      RawSocketSettings settings = RawSocketSettings.multicast(group, link.name(), link.ifIndex());
      switch (RawSocket.openReceive(settings)) {
        case Result.Success<RawSocket>(RawSocket socket) -> {
          socket.attach(PacketFilter.DROP_ALL);
          memberships.add(socket);
        }
        case Result.Failure<RawSocket> refused -> failure = refused.toString();
      }
    }
  }

  private void open(LinkView link, int etherType, int protocol, @Nullable PacketFilter filter) {
    if (opened.add(link.name() + " " + etherType + " " + protocol)) {
      switch (PacketSocket.openReceive(link.ifIndex(), etherType, filter)) {
        case Result.Success<PacketSocket>(PacketSocket socket) -> ears.add(new Ear(link, socket));
        case Result.Failure<PacketSocket> refused -> failure = refused.toString();
      }
    }
  }

  /** Listens until a time of the monotonic clock. */
  void listen(long deadlineNanos) {
    try (Epoll epoll = Epoll.open(EPOLL_EVENTS).orThrow()) {
      for (int index = 0; index < ears.size(); index++) {
        epoll.add(ears.get(index).socket().fd(), Epoll.IN, index);
      }
      while (MonotonicClock.nanos() - deadlineNanos < 0) {
        int ready = epoll.await(deadlineNanos);
        for (int index = 0; index < ready; index++) {
          drain(ears.get((int) epoll.token(index)));
        }
      }
    }
  }

  private void drain(Ear ear) {
    int count = batch.receiveOnce(ear.socket().fd());
    for (int slot = 0; slot < count; slot++) {
      take(ear.link(), batch.buffer(), batch.offset(slot), batch.length(slot));
    }
  }

  private void take(LinkView link, ByteBuffer buffer, int offset, int length) {
    if (adverts.size() + claims.size() >= MAX_HEARD) {
      return;
    }
    NeighborClaim claim = NeighborClaim.read(buffer, offset, length);
    if (claim != null) {
      claims.add(new HeardClaim(link.name(), claim.address(), claim.mac()));
    }
    HeardAdvert advert = reader.advert(link.name(), buffer, offset, length);
    if (advert != null) {
      adverts.put(new Speaker(link.name(), advert.source(), advert.vrid()), advert);
    }
  }

  /** Returns what was heard. */
  WireView heard() {
    return new WireView(List.copyOf(adverts.values()), List.copyOf(claims));
  }

  @Override
  public void close() {
    ears.forEach(ear -> ear.socket().close());
    memberships.forEach(RawSocket::close);
    batch.close();
  }
}

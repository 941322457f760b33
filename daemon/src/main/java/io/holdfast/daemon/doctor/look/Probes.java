package io.holdfast.daemon.doctor.look;

import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.PacketSocket;
import io.holdfast.linux.net.SendBatch;
import io.holdfast.linux.net.SendTarget;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.neighbor.ArpProbe;
import io.holdfast.wire.neighbor.NeighborSolicitation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks on the wire who has the virtual addresses. One thread. */
final class Probes implements AutoCloseable {
  private static final int ETHER_TYPE_ARP = 0x0806;
  private static final int ETHER_TYPE_IPV6 = 0x86dd;
  private static final int BATCH = 256;

  private record Probe(NativeMemory frame, int length, SendTarget target) {}

  private final List<Probe> probes = new ArrayList<>();

  /** Adds a question; none is asked for IPv6 by an interface without an address of it. */
  void add(LinkView link, IpAddress address) {
    NativeMemory frame = NativeMemory.allocate(NeighborSolicitation.LENGTH);
    boolean isIpv4 = address.family() == Family.IPV4;
    int length = isIpv4 ? arp(link, address, frame) : solicitation(link, address, frame);
    if (length == 0 || link.mac().equals(MacAddress.ZERO)) {
      frame.close();
      return;
    }
    int etherType = isIpv4 ? ETHER_TYPE_ARP : ETHER_TYPE_IPV6;
    MacAddress destination = MacAddress.read(frame.bytes(), 0);
    probes.add(new Probe(frame, length, SendTarget.link(link.ifIndex(), etherType, destination)));
  }

  /** Sends each question once. */
  void send() {
    if (probes.isEmpty()
        || !(PacketSocket.open() instanceof Result.Success<PacketSocket>(PacketSocket socket))) {
      return;
    }
    try (socket;
        SendBatch batch = new SendBatch(BATCH)) {
      for (Probe probe : probes) {
        if (!batch.add(probe.frame().address(), probe.length(), probe.target(), 0)) {
          flush(batch, socket);
          batch.add(probe.frame().address(), probe.length(), probe.target(), 0);
        }
      }
      flush(batch, socket);
    }
  }

  /**
   * A question that is not sent is asked again in the next round, and nothing else depends on it.
   */
  private static void flush(SendBatch batch, PacketSocket socket) {
    batch.flush(socket.fd(), 0, (_, _) -> {});
    batch.clear();
  }

  private static int arp(LinkView link, IpAddress address, NativeMemory frame) {
    return new ArpProbe(link.mac(), address).writeTo(frame.bytes(), 0);
  }

  private static int solicitation(LinkView link, IpAddress address, NativeMemory frame) {
    IpAddress source = source(link);
    return source == null
        ? 0
        : new NeighborSolicitation(link.mac(), source, address).writeTo(frame.bytes(), 0);
  }

  private static @Nullable IpAddress source(LinkView link) {
    return link.addressesOf(Family.IPV6).stream()
        .map(Prefix::address)
        .filter(IpAddress::isLinkLocal)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    probes.forEach(probe -> {
      probe.frame().close();
      probe.target().close();
    });
  }
}

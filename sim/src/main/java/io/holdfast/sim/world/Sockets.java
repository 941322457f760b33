package io.holdfast.sim.world;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.AdvertSealer;
import io.holdfast.core.SocketSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.AdvertBytes;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.ChecksumRule;
import io.holdfast.wire.vrrp.Ipv6Meta;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The raw sockets of one daemon. */
final class Sockets {
  private final Map<Integer, SocketSpec> open = new TreeMap<>();
  private final Set<Integer> broken = new HashSet<>();
  private final VrrpPacket scratch = new VrrpPacket();
  private final Ipv6Meta meta = new Ipv6Meta();

  void open(int socketId, SocketSpec spec) {
    open.put(socketId, spec);
  }

  /** It breaks: nothing goes through it any more, and its daemon will hear of that. */
  void breakDown(int socketId) {
    open.remove(socketId);
    broken.add(socketId);
  }

  void close(int socketId) {
    open.remove(socketId);
    broken.remove(socketId);
  }

  void closeAll() {
    open.clear();
    broken.clear();
  }

  /** The ids of those that are open. */
  List<Integer> ids() {
    return List.copyOf(open.keySet());
  }

  /** Whether a daemon has reason to believe that one is open. */
  boolean isOpen(int socketId) {
    return open.containsKey(socketId) || broken.contains(socketId);
  }

  @Nullable SocketSpec get(int socketId) {
    return open.get(socketId);
  }

  /** Puts a datagram into the queue of every socket that is bound to where it went. */
  void receive(SimLink link, Datagram datagram, Inbox inbox, long atNanos) {
    if (!datagram.destination().isMulticast() && !link.holds(datagram.destination())) {
      return;
    }
    for (Map.Entry<Integer, SocketSpec> socket : open.entrySet()) {
      SocketSpec spec = socket.getValue();
      boolean sameLink = spec.ifIndex() == 0 || spec.ifIndex() == link.ifIndex();
      IpAddress bound = spec.group() != null ? spec.group() : spec.unicastSource();
      boolean sameProtocol = spec.protocol() == datagram.protocol();
      if (sameLink && sameProtocol && datagram.destination().equals(bound) && isIntact(datagram)) {
        inbox.add(socket.getKey(), datagram, atNanos);
      }
    }
  }

  /**
   * The kernel verifies the checksum of IPv6 ({@code IPV6_CHECKSUM}), that of IPv4 is the daemon's
   * affair.
   */
  private boolean isIntact(Datagram datagram) {
    if (datagram.family() == Family.IPV4) {
      return true;
    }
    meta.source(datagram.source().high(), datagram.source().low());
    meta.destination(datagram.destination().high(), datagram.destination().low());
    meta.hopLimit(datagram.hopLimit());
    scratch.wrapIpv6(datagram.bytes(), 0, datagram.length(), meta);
    return scratch.checksumValid(ChecksumRule.V3_PSEUDO_HEADER);
  }

  /** Encodes one copy of an advert. */
  static Datagram encode(AdvertMessage message, IpAddress destination, AdvertSealer sealer) {
    int length = AdvertEncoder.encodedLength(message.advertisement()) + sealer.trailerLength();
    ByteBuffer bytes = ByteBuffer.allocate(length);
    AdvertEnvelope envelope = message.envelope(destination, sealer.trailerLength());
    AdvertEncoder.encode(bytes, 0, message.advertisement(), envelope);
    sealer.seal(new AdvertBytes(bytes, 0, length, message.source()));
    return new Datagram(bytes, message.source(), destination, message.ttl());
  }
}

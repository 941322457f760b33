package io.holdfast.daemon.loop;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.AdvertSealer;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.net.SendTarget;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.AdvertBytes;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.TrailerSequence;
import java.util.List;

/**
 * An advert outside the heap, one copy for each destination, ready to be named in a batch again and
 * again. Owned by the loop thread.
 */
final class EncodedAdvert implements AutoCloseable {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final AdvertMessage message;
  private final SocketTable.Entry socket;
  private final int length;
  private final NativeMemory bytes;
  private final SendTarget[] targets;
  private final AdvertSealer sealer;
  private final AdvertBytes[] copies;
  private int identification = AdvertEncoder.FIRST_IDENTIFICATION;

  /**
   * Encodes a message that leaves by a socket.
   *
   * @param trailers the numbers that the same virtual router has used before
   */
  EncodedAdvert(AdvertMessage message, SocketTable.Entry socket, TrailerSequence trailers) {
    this.message = message;
    this.socket = socket;
    List<IpAddress> destinations = message.destinations();
    int count = destinations.size();
    sealer = new AdvertSealer(message.seal(), trailers);
    length = AdvertEncoder.encodedLength(message.advertisement()) + sealer.trailerLength();
    bytes = NativeMemory.allocate(Math.max(1, count * length));
    targets = new SendTarget[count];
    copies = new AdvertBytes[count];
    for (int index = 0; index < count; index++) {
      IpAddress destination = destinations.get(index);
      AdvertEnvelope envelope = message.envelope(destination, sealer.trailerLength());
      AdvertEncoder.encode(bytes.bytes(), index * length, message.advertisement(), envelope);
      copies[index] = new AdvertBytes(bytes.bytes(), index * length, length, message.source());
      targets[index] = target(destination);
    }
  }

  /** Whether it is this very message for this very socket. */
  @SuppressWarnings("ReferenceEquality") // A router makes a new message for each change.
  boolean isFor(AdvertMessage wanted, int socketId) {
    return message == wanted && socket.socketId() == socketId && socket.isOpen();
  }

  SocketTable.Entry socket() {
    return socket;
  }

  int destinations() {
    return targets.length;
  }

  /** Gives the copies what differs each time: IPv4 identification, number and proof. */
  void prepare() {
    if (message.source().family() == Family.IPV4) {
      for (int index = 0; index < targets.length; index++) {
        AdvertEncoder.identifyIpv4(bytes.bytes(), index * length, identification);
      }
      identification = AdvertEncoder.nextIdentification(identification);
    }
    sealer.next(sealer.isTimed() ? System.currentTimeMillis() * NANOS_PER_MILLI : 0);
    for (int index = 0; index < copies.length; index++) {
      sealer.seal(copies[index]);
    }
  }

  /** Adds one copy to the socket's batch; false if that is full. */
  boolean addTo(int destination, int routerId) {
    long address = bytes.address() + (long) destination * length;
    return socket.batch().add(address, length, targets[destination], routerId);
  }

  @Override
  public void close() {
    bytes.close();
    for (SendTarget target : targets) {
      target.close();
    }
  }

  private SendTarget target(IpAddress destination) {
    int ifIndex = socket.spec().ifIndex();
    return destination.family() == Family.IPV6
        ? SendTarget.ipv6From(message.source(), destination, ifIndex)
        : SendTarget.ip(destination, ifIndex);
  }
}

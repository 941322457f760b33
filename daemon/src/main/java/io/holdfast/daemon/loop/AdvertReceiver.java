package io.holdfast.daemon.loop;

import io.holdfast.core.Input;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.event.RealtimeClock;
import io.holdfast.linux.net.PacketInfo;
import io.holdfast.linux.net.ReceiveBatch;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.vrrp.DecodeError;
import io.holdfast.wire.vrrp.Ipv6Meta;

/**
 * Takes adverts from a socket, many in one system call, and gives each to the engine. Owned by the
 * loop thread; allocates nothing.
 */
final class AdvertReceiver implements AutoCloseable {
  private static final int SLOTS = 32;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** The longest advert: an IPv4 header with options and 255 IPv6 addresses would fit. */
  private static final int SLOT_BYTES = 4352;

  /** More than a default receive buffer holds, and a bound all the same. */
  private static final int MAX_BATCHES = 16;

  private final ReceiveBatch batch = new ReceiveBatch(SLOTS, SLOT_BYTES);
  private final Input.AdvertReceived input = new Input.AdvertReceived();
  private final Ipv6Meta meta = new Ipv6Meta();
  private final RealtimeClock kernelClock = new RealtimeClock();

  /** Applies what waits in the socket; returns how many packets that were. */
  int drain(SocketTable.Entry socket, Turn turn) {
    int count = SLOTS;
    int sum = 0;
    for (int round = 0; round < MAX_BATCHES && count == SLOTS; round++) {
      count = batch.receive(socket.pair().receiveFd());
      sum += Math.max(0, count);
      apply(count, socket, turn);
    }
    return sum;
  }

  /** Applies what waits in a socket that has an error to tell, which is told once. */
  void drainError(SocketTable.Entry socket, Turn turn) {
    apply(batch.receiveOnce(socket.pair().receiveFd()), socket, turn);
  }

  /**
   * The times are taken after the packets: none comes later than it is read. The clock of the
   * stamps comes first: if this thread is held up between the two, an advert seems younger than it
   * is, and no master is given up too soon.
   */
  private void apply(int count, SocketTable.Entry socket, Turn turn) {
    long kernelNanos = kernelClock.nanos();
    long nowNanos = MonotonicClock.nanos();
    input.at(kernelNanos / NANOS_PER_SECOND);
    if (count < 0) {
      String reason = Refusal.reason(-count, "");
      turn.apply(new Input.ReceiveFailed(socket.socketId(), -count, reason), nowNanos);
    }
    for (int slot = 0; slot < count; slot++) {
      DecodeError error = wrap(slot, socket.spec().family());
      input.aged(kernelNanos - batch.arrivalNanos(slot));
      turn.apply(input.from(socket.socketId(), error, batch.length(slot)), nowNanos);
    }
  }

  private DecodeError wrap(int slot, Family family) {
    int offset = batch.offset(slot);
    int length = batch.length(slot);
    if (family == Family.IPV4) {
      return input.packet().wrapIpv4(batch.buffer(), offset, length);
    }
    PacketInfo info = batch.info(slot);
    meta.source(info.sourceHigh(), info.sourceLow());
    meta.destination(info.destinationHigh(), info.destinationLow());
    meta.hopLimit(Math.max(0, info.hopLimit()));
    return input.packet().wrapIpv6(batch.buffer(), offset, length, meta);
  }

  @Override
  public void close() {
    batch.close();
    kernelClock.close();
  }
}

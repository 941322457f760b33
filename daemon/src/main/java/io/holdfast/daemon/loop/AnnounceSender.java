package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.net.SendBatch;
import io.holdfast.linux.net.SendFailures;
import io.holdfast.linux.net.SendTarget;
import io.holdfast.linux.net.SendTargets;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.neighbor.GratuitousArp;
import io.holdfast.wire.neighbor.NeighborAdvert;
import java.util.ArrayDeque;
import java.util.function.IntUnaryOperator;

/**
 * Sends gratuitous ARP and unsolicited neighbour advertisements as whole frames, many in one system
 * call. What the network does not take at once waits in a bounded queue. Owned by the loop thread.
 */
public final class AnnounceSender implements AnnouncePort, SendFailures, AutoCloseable {
  /** Announcements that wait at most; beyond it the newest, which repeat, are dropped. */
  static final int MAX_WAITING = 32_768;

  private static final int FRAMES = 128;
  private static final int FRAME_BYTES = 96;
  private static final int ETHER_TYPE_ARP = 0x0806;
  private static final int ETHER_TYPE_IPV6 = 0x86dd;
  private static final MacAddress ALL_NODES = new MacAddress(0x3333_0000_0001L);

  private final int fd;
  private final AnnounceFailures failures;
  private final IntUnaryOperator kernelIndex;
  private final SendBatch batch = new SendBatch(FRAMES);
  private final SendTargets targets = new SendTargets(FRAMES);
  private final NativeMemory frames = NativeMemory.allocate(FRAMES * FRAME_BYTES);
  private final Effect.Announce[] inBatch = new Effect.Announce[FRAMES];
  private final ArrayDeque<Effect.Announce> waiting = new ArrayDeque<>(FRAMES);
  private int used;
  private long drops;

  /** Told of an announcement that the kernel refused. */
  @FunctionalInterface
  public interface AnnounceFailures {
    /** The announcement was refused with a positive errno. */
    void failed(Effect.Announce order, int errno);
  }

  /** Sends through a packet socket, which the caller closes. */
  public AnnounceSender(int fd, AnnounceFailures failures) {
    this(fd, failures, ifIndex -> ifIndex);
  }

  /** As the other, where the engine's numbers of interfaces are not the kernel's. */
  AnnounceSender(int fd, AnnounceFailures failures, IntUnaryOperator kernelIndex) {
    this.fd = fd;
    this.failures = failures;
    this.kernelIndex = kernelIndex;
  }

  @Override
  public void announce(Effect.Announce order) {
    if (waiting.size() == MAX_WAITING) {
      drops++;
    } else {
      waiting.addLast(order);
    }
  }

  @Override
  public void flush() {
    boolean isTaken = sendBatch();
    while (isTaken && !waiting.isEmpty()) {
      fillBatch();
      isTaken = sendBatch();
    }
  }

  @Override
  public boolean isWaiting() {
    return used > 0 || !waiting.isEmpty();
  }

  /** Number of announcements dropped because too many waited. */
  public long drops() {
    return drops;
  }

  @Override
  public void failed(int token, int errno) {
    failures.failed(inBatch[token], errno);
  }

  @Override
  public void close() {
    batch.close();
    frames.close();
    targets.close();
  }

  private void fillBatch() {
    while (used < FRAMES && !waiting.isEmpty()) {
      Effect.Announce order = waiting.removeFirst();
      inBatch[used] = order;
      int offset = used * FRAME_BYTES;
      int length = write(order, offset);
      batch.add(frames.address() + offset, length, target(order), used);
      used++;
    }
  }

  private boolean sendBatch() {
    if (used > 0 && batch.flush(fd, 0, this) == 0) {
      used = 0;
    }
    return used == 0;
  }

  private int write(Effect.Announce order, int offset) {
    if (order.address().family() == Family.IPV4) {
      return GratuitousArp.ethernet(order.mac(), order.address()).writeTo(frames.bytes(), offset);
    }
    NeighborAdvert.Role role =
        order.router() ? NeighborAdvert.Role.ROUTER : NeighborAdvert.Role.HOST;
    return new NeighborAdvert(order.mac(), order.address(), role).writeTo(frames.bytes(), offset);
  }

  private SendTarget target(Effect.Announce order) {
    int ifIndex = kernelIndex.applyAsInt(order.ifIndex());
    return order.address().family() == Family.IPV4
        ? targets.link(used, ifIndex, ETHER_TYPE_ARP, MacAddress.BROADCAST)
        : targets.link(used, ifIndex, ETHER_TYPE_IPV6, ALL_NODES);
  }
}

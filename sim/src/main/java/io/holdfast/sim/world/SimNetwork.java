package io.holdfast.sim.world;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.AdvertSealer;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Ipv4Header;
import io.holdfast.wire.neighbor.NeighborClaim;
import io.holdfast.wire.vrrp.TrailerSequence;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The segments between hosts, one for each interface name. A datagram reaches every other host of
 * its segment whose link runs; whether a socket there wants it is the host's affair.
 */
public final class SimNetwork {
  private static final int PER_THOUSAND = 1_000;
  private static final long MIN_LATENCY_NANOS = 20_000;
  private static final long MAX_LATENCY_NANOS = 300_000;

  private final SimClock clock;
  private final RandomGenerator random;
  private final List<SimHost> hosts = new ArrayList<>();
  private final Archive archive = new Archive();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Storm> storms = new ArrayList<>();
  private long[][] latencyNanos = {};

  SimNetwork(SimClock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Connects the hosts. The latency of a pair is fixed, so that a healthy segment keeps the order.
   */
  void connect(List<SimHost> connected) {
    hosts.addAll(connected);
    latencyNanos = new long[hosts.size()][hosts.size()];
    for (long[] row : latencyNanos) {
      Arrays.setAll(row, to -> random.nextLong(MIN_LATENCY_NANOS, MAX_LATENCY_NANOS));
    }
  }

  /**
   * Lets nothing pass in one direction.
   *
   * @param segment interface name
   * @param from index of the sender
   * @param to index of the receiver
   */
  public void block(String segment, int from, int to) {
    blocks.add(new Block(segment, from, to));
  }

  /** Ends one {@link #block}. */
  public void unblock(String segment, int from, int to) {
    blocks.remove(new Block(segment, from, to));
  }

  /** Makes a segment bad until {@link #clear}. */
  public void disturb(String segment, Weather weather) {
    storms.add(new Storm(segment, weather));
  }

  /** Ends one {@link #disturb}. */
  public void clear(String segment, Weather weather) {
    storms.remove(new Storm(segment, weather));
  }

  /** Whether a segment loses, delays or damages nothing. */
  public boolean isCalm(String segment) {
    for (Storm storm : storms) {
      if (storm.segment.equals(segment)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two hosts hear each other on a segment. */
  public boolean connects(String segment, SimHost one, SimHost other) {
    return one.kernel().isRunning(segment)
        && other.kernel().isRunning(segment)
        && isOpen(segment, one.index(), other.index())
        && isOpen(segment, other.index(), one.index());
  }

  /** Sends a datagram to every other host of a segment. */
  void send(SimHost sender, String segment, Datagram datagram, AdvertMessage message) {
    Archive.Entry kept = archive.keep(segment, datagram, message);
    for (int to = 0; to < hosts.size(); to++) {
      if (to != sender.index() && isOpen(segment, sender.index(), to)) {
        carry(sender.index(), hosts.get(to), new Sent(segment, datagram, kept));
      }
    }
  }

  /**
   * Sends an old advert again, to those who have heard a newer one of its sender.
   *
   * @param sealed whether it is one with a seal, which nobody may take
   */
  public void replay(boolean sealed) {
    Archive.Entry entry =
        archive.take(kept ->
            kept.isSealed() == sealed && hosts.stream().anyMatch(host -> host.hasHeardAfter(kept)));
    for (SimHost host : hosts) {
      if (entry != null && host.hasHeardAfter(entry)) {
        clock.after(MIN_LATENCY_NANOS, () -> host.arrive(entry.segment(), entry.datagram()));
      }
    }
  }

  /** A stranger sends an advert, whose copies reach every host of a segment. */
  public void inject(String segment, AdvertMessage message) {
    for (IpAddress destination : message.destinations()) {
      AdvertSealer sealer = new AdvertSealer(message.seal(), new TrailerSequence());
      sealer.next(SimHost.UTC_NANOS + clock.nowNanos());
      Datagram datagram = Sockets.encode(message, destination, sealer);
      for (SimHost host : hosts) {
        deliverAfter(MIN_LATENCY_NANOS, host, segment, datagram);
      }
    }
  }

  /** Sends a BFD packet to who has its destination. */
  void send(SimHost sender, String segment, SimBfd.Packet packet) {
    for (SimHost receiver : hosts) {
      if (receiver != sender && isOpen(segment, sender.index(), receiver.index())) {
        Passage passage = passage(sender.index(), receiver.index(), segment);
        // A damaged packet ends at the checksum of UDP.
        for (int copy = 1; !passage.isDamaged && copy <= passage.copies; copy++) {
          clock.after(passage.latencyNanos * copy, () -> receiver.arrive(segment, packet));
        }
      }
    }
  }

  /** A station of the segment says that it has an address; {@code sender} does not hear itself. */
  public void claim(@Nullable SimHost sender, String segment, NeighborClaim claim) {
    for (SimHost receiver : hosts) {
      boolean hears = sender == null || isOpen(segment, sender.index(), receiver.index());
      if (receiver != sender && hears) {
        clock.after(MIN_LATENCY_NANOS, () -> receiver.arrive(segment, claim));
      }
    }
  }

  private void carry(int from, SimHost to, Sent sent) {
    Passage passage = passage(from, to.index(), sent.segment);
    Datagram arriving = passage.isDamaged ? damaged(sent.datagram) : sent.datagram;
    for (int copy = 1; copy <= passage.copies; copy++) {
      clock.after(
          passage.latencyNanos * copy,
          () -> {
            to.arrive(sent.segment, arriving);
            if (!passage.isDamaged) {
              to.heard(sent.kept);
            }
          });
    }
  }

  private Passage passage(int from, int to, String segment) {
    long latency = latencyNanos[from][to];
    int copies = 1;
    boolean isDamaged = false;
    for (Storm storm : storms) {
      if (!storm.segment.equals(segment)) {
        continue;
      }
      Weather weather = storm.weather;
      copies = happens(weather.loss()) ? 0 : copies;
      copies += copies > 0 && happens(weather.duplicate()) ? 1 : 0;
      latency += weather.delayNanos() > 0 ? random.nextLong(weather.delayNanos()) : 0;
      isDamaged |= happens(weather.corrupt());
    }
    return new Passage(copies, latency, isDamaged);
  }

  private void deliverAfter(long nanos, SimHost receiver, String segment, Datagram datagram) {
    clock.after(nanos, () -> receiver.arrive(segment, datagram));
  }

  /**
   * Changes one byte, which every checksum finds, or cuts the end. The IPv4 header is spared: its
   * checksum is the kernel's affair, and a datagram with a broken one never reaches a socket.
   */
  private Datagram damaged(Datagram datagram) {
    int spared = datagram.family() == Family.IPV4 ? Ipv4Header.LENGTH : 0;
    if (datagram.length() <= spared) {
      return datagram;
    }
    int position = random.nextInt(spared, datagram.length());
    int length = random.nextBoolean() ? datagram.length() : position;
    ByteBuffer bytes = ByteBuffer.allocate(length).put(0, datagram.bytes(), 0, length);
    if (position < length) {
      bytes.put(position, (byte) (bytes.get(position) ^ random.nextInt(1, 256)));
    }
    return new Datagram(bytes, datagram.source(), datagram.destination(), datagram.hopLimit());
  }

  private boolean happens(int chance) {
    return chance > 0 && random.nextInt(PER_THOUSAND) < chance;
  }

  private boolean isOpen(String segment, int from, int to) {
    for (Block block : blocks) {
      if (block.from == from && block.to == to && block.segment.equals(segment)) {
        return false;
      }
    }
    return true;
  }

  /** What becomes of something that is sent: how often it arrives, how late and in what shape. */
  private record Passage(int copies, long latencyNanos, boolean isDamaged) {}

  private record Sent(String segment, Datagram datagram, Archive.Entry kept) {}

  private record Block(String segment, int from, int to) {}

  private record Storm(String segment, Weather weather) {}
}

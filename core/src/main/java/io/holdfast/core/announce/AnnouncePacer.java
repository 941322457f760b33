package io.holdfast.core.announce;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.address.VirtualAddress;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.Family;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Keeps a gap between the announcements on an interface, or on all interfaces of a {@code
 * garp_group}, for networks that learn slowly. Gratuitous ARPs and neighbour advertisements have
 * gaps of their own. All virtual routers of a host share it; without a gap it does nothing.
 */
public final class AnnouncePacer {
  private final TimerQueue timers;
  private final Map<Key, PacedInterface> paced = new LinkedHashMap<>();
  private AnnounceGaps gaps = AnnounceGaps.NONE;

  /** What shares a gap: a group, or an interface that is in none. */
  private record Key(int group, int ifIndex, Family family) {}

  /** Creates one without gaps. */
  public AnnouncePacer(TimerQueue timers) {
    this.timers = timers;
  }

  /** Whether announcements of a family on an interface must pass here. */
  public boolean isPacing(String interfaceName, Family family) {
    return gaps.nanos(gaps.group(interfaceName), family) > 0;
  }

  /** Takes changed gaps. They hold for what waits already; without a gap nothing waits longer. */
  public void configure(GlobalSpec global, long nowNanos, Effects out) {
    AnnounceGaps before = gaps;
    gaps = new AnnounceGaps(global);
    if (gaps.hasGroupsOf(before)) {
      changeIntervals(nowNanos, out);
    } else {
      regroup(nowNanos, out);
    }
  }

  /**
   * Announces an address as often as asked for, the first time now if the gap allows it. What still
   * waits for it is not added up.
   */
  public void announce(VirtualAddress address, int repeat, long nowNanos, Effects out) {
    PacedInterface queue = queue(key(address), nowNanos);
    queue.add(address, repeat);
    queue.serve(nowNanos, out);
  }

  /** Announces once without waiting; what waits then keeps its gap from this one. */
  public void announceNow(Effect.Announce announcement, long nowNanos, Effects out) {
    out.add(announcement);
    Family family = announcement.address().family();
    String name = announcement.interfaceName();
    if (isPacing(name, family)) {
      queue(key(name, announcement.ifIndex(), family), nowNanos).sent(nowNanos);
    }
  }

  /** Nothing more is announced of addresses that are about to be given up. */
  public void forget(List<VirtualAddress> addresses) {
    for (int index = 0; index < addresses.size() && !paced.isEmpty(); index++) {
      VirtualAddress address = addresses.get(index);
      PacedInterface queue = paced.get(key(address));
      if (queue != null) {
        queue.remove(address);
      }
    }
  }

  /** An interface is gone: what waited for it never leaves. */
  public void linkRemoved(int ifIndex) {
    for (Family family : Family.values()) {
      PacedInterface queue = paced.remove(new Key(AnnounceGaps.ALONE, ifIndex, family));
      if (queue != null) {
        queue.release();
      }
    }
  }

  private void changeIntervals(long nowNanos, Effects out) {
    paced.forEach((key, queue) -> queue.changeInterval(intervalNanos(key), nowNanos, out));
    paced
        .entrySet()
        .removeIf(entry -> {
          boolean isOver = intervalNanos(entry.getKey()) == 0;
          if (isOver) {
            entry.getValue().release();
          }
          return isOver;
        });
  }

  /** Other interfaces share a gap now: what waits is queued again, in the order it waited. */
  private void regroup(long nowNanos, Effects out) {
    SequencedMap<VirtualAddress, Integer> waiting = new LinkedHashMap<>();
    for (PacedInterface queue : paced.values()) {
      waiting.putAll(queue.waiting());
      queue.release();
    }
    paced.clear();
    waiting.forEach((address, repeat) -> announceAgain(address, repeat, nowNanos, out));
  }

  private void announceAgain(VirtualAddress address, int repeat, long nowNanos, Effects out) {
    if (isPacing(address.spec().interfaceName(), address.spec().address().family())) {
      announce(address, repeat, nowNanos, out);
      return;
    }
    Effect.Announce announcement = address.announcement();
    for (int round = 0; announcement != null && round < repeat; round++) {
      out.add(announcement);
    }
  }

  private PacedInterface queue(Key key, long nowNanos) {
    return paced.computeIfAbsent(
        key, _ -> new PacedInterface(timers, intervalNanos(key), nowNanos));
  }

  private Key key(VirtualAddress address) {
    Family family = address.spec().address().family();
    return key(address.spec().interfaceName(), address.ifIndex(), family);
  }

  private Key key(String interfaceName, int ifIndex, Family family) {
    int group = gaps.group(interfaceName);
    return new Key(group, group == AnnounceGaps.ALONE ? ifIndex : 0, family);
  }

  private long intervalNanos(Key key) {
    return gaps.nanos(key.group(), key.family());
  }
}

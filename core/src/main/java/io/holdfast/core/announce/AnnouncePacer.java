package io.holdfast.core.announce;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.address.VirtualAddress;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.Family;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a gap between the announcements on an interface, for networks that learn slowly ({@code
 * vrrp_garp_interval}, {@code vrrp_gna_interval}). Gratuitous ARPs and neighbour advertisements
 * have gaps of their own. All virtual routers of a host share it; without a gap it does nothing.
 */
public final class AnnouncePacer {
  private final TimerQueue timers;
  private final Map<Key, PacedInterface> paced = new HashMap<>();
  private long garpIntervalNanos;
  private long gnaIntervalNanos;

  private record Key(int ifIndex, Family family) {}

  /** Creates one without gaps. */
  public AnnouncePacer(TimerQueue timers) {
    this.timers = timers;
  }

  /** Whether announcements of a family must pass here. */
  public boolean isPacing(Family family) {
    return intervalNanos(family) > 0;
  }

  /** Takes changed gaps. They hold for what waits already; without a gap nothing waits longer. */
  public void configure(GlobalSpec global, long nowNanos, Effects out) {
    garpIntervalNanos = global.garpIntervalNanos();
    gnaIntervalNanos = global.gnaIntervalNanos();
    paced.forEach((key, queue) -> queue.changeInterval(intervalNanos(key.family()), nowNanos, out));
    paced
        .entrySet()
        .removeIf(entry -> {
          boolean isOver = !isPacing(entry.getKey().family());
          if (isOver) {
            entry.getValue().release();
          }
          return isOver;
        });
  }

  /**
   * Announces an address as often as asked for, the first time now if the gap allows it. What still
   * waits for it is not added up.
   */
  public void announce(VirtualAddress address, int repeat, long nowNanos, Effects out) {
    PacedInterface queue = queue(address.ifIndex(), address.spec().address().family(), nowNanos);
    queue.add(address, repeat);
    queue.serve(nowNanos, out);
  }

  /** Announces once without waiting; what waits then keeps its gap from this one. */
  public void announceNow(Effect.Announce announcement, long nowNanos, Effects out) {
    out.add(announcement);
    Family family = announcement.address().family();
    if (isPacing(family)) {
      queue(announcement.ifIndex(), family, nowNanos).sent(nowNanos);
    }
  }

  /** Nothing more is announced of addresses that are about to be given up. */
  public void forget(List<VirtualAddress> addresses) {
    for (int index = 0; index < addresses.size() && !paced.isEmpty(); index++) {
      VirtualAddress address = addresses.get(index);
      Key key = new Key(address.ifIndex(), address.spec().address().family());
      PacedInterface queue = paced.get(key);
      if (queue != null) {
        queue.remove(address);
      }
    }
  }

  /** An interface is gone: what waited for it never leaves. */
  public void linkRemoved(int ifIndex) {
    for (Family family : Family.values()) {
      @Nullable PacedInterface queue = paced.remove(new Key(ifIndex, family));
      if (queue != null) {
        queue.release();
      }
    }
  }

  private PacedInterface queue(int ifIndex, Family family, long nowNanos) {
    return paced.computeIfAbsent(
        new Key(ifIndex, family), _ -> new PacedInterface(timers, intervalNanos(family), nowNanos));
  }

  private long intervalNanos(Family family) {
    return family == Family.IPV4 ? garpIntervalNanos : gnaIntervalNanos;
  }
}

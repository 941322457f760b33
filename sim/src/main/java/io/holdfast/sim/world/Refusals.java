package io.holdfast.sim.world;

import java.util.EnumMap;
import java.util.Map;

/** What a kernel refuses at the moment, and when it last did. Overlapping refusals are counted. */
public final class Refusals {
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final SimClock clock;
  private final Map<Refused, Integer> counts = new EnumMap<>(Refused.class);
  private final Map<Refused, Long> lastNanos = new EnumMap<>(Refused.class);

  Refusals(SimClock clock) {
    this.clock = clock;
  }

  /** From now on something is refused, until as many calls of {@link #end}. */
  public void begin(Refused what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Ends a {@link #begin}. */
  public void end(Refused what) {
    counts.merge(what, -1, Integer::sum);
  }

  /** Whether something is refused now. */
  public boolean isOn(Refused what) {
    return counts.getOrDefault(what, 0) > 0;
  }

  /** Whether an order is refused now, which is noted. */
  boolean refuse(Refused what) {
    if (isOn(what)) {
      lastNanos.put(what, clock.nowNanos());
    }
    return isOn(what);
  }

  /** When something was last refused; long ago if never. */
  public long lastNanos(Refused what) {
    return lastNanos.getOrDefault(what, LONG_AGO);
  }
}

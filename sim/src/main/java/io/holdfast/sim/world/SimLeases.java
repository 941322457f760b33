package io.holdfast.sim.world;

import io.holdfast.wire.ip.Prefix;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** How long the addresses of a kernel stay that are not there for ever. */
final class SimLeases {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final SimClock clock;
  private final BiConsumer<Integer, Prefix> expired;
  private final Map<Key, Long> endNanos = new HashMap<>();

  private record Key(int ifIndex, Prefix prefix) {}

  SimLeases(SimClock clock, BiConsumer<Integer, Prefix> expired) {
    this.clock = clock;
    this.expired = expired;
  }

  /** A lease begins, perhaps anew; 0 seconds are for ever. */
  void begin(int ifIndex, Prefix prefix, int seconds) {
    Key key = new Key(ifIndex, prefix);
    if (seconds == 0) {
      endNanos.remove(key);
      return;
    }
    long length = seconds * NANOS_PER_SECOND;
    endNanos.put(key, clock.nowNanos() + length);
    clock.after(length, () -> expire(key));
  }

  /** The address is gone. */
  void end(int ifIndex, Prefix prefix) {
    endNanos.remove(new Key(ifIndex, prefix));
  }

  void clear() {
    endNanos.clear();
  }

  private void expire(Key key) {
    Long end = endNanos.get(key);
    if (end != null && end <= clock.nowNanos()) {
      endNanos.remove(key);
      expired.accept(key.ifIndex, key.prefix);
    }
  }
}

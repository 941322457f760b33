package io.holdfast.daemon.life;

import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.Snapshot;
import io.holdfast.core.State;
import io.holdfast.daemon.loop.Pulse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps systemd up to date from the loop: the states of the instances when they changed, at most
 * once a second, and a sign of life if its watchdog wants one. Owned by the loop thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/sd_watchdog_enabled.3.html">
 *     sd_watchdog_enabled(3)</a>
 */
public final class ServiceReport implements Pulse {
  static final long STATUS_GAP_NANOS = 1_000_000_000;

  private static final String IN_MAINTENANCE = "In maintenance; ";
  private static final int MAX_NAMES = 8;
  private static final long NANOS_PER_MICRO = 1_000;

  private final ServiceManager manager;
  private final Supplier<Snapshot> snapshots;
  private final long petIntervalNanos;
  private long nextPetNanos;
  private long nextStatusNanos = Long.MIN_VALUE;
  private boolean isChanged = true;

  /**
   * Reports of what {@code snapshots} shows.
   *
   * @param petIntervalNanos time between signs of life, 0 for none
   */
  public ServiceReport(
      ServiceManager manager, Supplier<Snapshot> snapshots, long petIntervalNanos) {
    this.manager = manager;
    this.snapshots = snapshots;
    this.petIntervalNanos = petIntervalNanos;
    this.nextPetNanos = petIntervalNanos > 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /**
   * How often systemd wants a sign of life, halved as its manual advises.
   *
   * @param environment holds {@code WATCHDOG_USEC}, and {@code WATCHDOG_PID} if it is for one
   *     process only
   * @param pid this process
   * @return nanoseconds, 0 for never
   */
  public static long petIntervalNanos(Map<String, String> environment, long pid) {
    String micros = environment.getOrDefault("WATCHDOG_USEC", "");
    String whose = environment.getOrDefault("WATCHDOG_PID", Long.toString(pid));
    boolean isMeant = whose.equals(Long.toString(pid)) && micros.matches("[1-9]\\d{0,14}");
    return isMeant ? Long.parseLong(micros) * NANOS_PER_MICRO / 2 : 0;
  }

  /** A state changed, or whether the host is in maintenance. */
  public void changed() {
    isChanged = true;
  }

  @Override
  public long deadlineNanos() {
    long status = isChanged && manager.isConnected() ? nextStatusNanos : Long.MAX_VALUE;
    return Math.min(nextPetNanos, status);
  }

  @Override
  public void beat(long nowNanos) {
    if (nowNanos >= nextPetNanos && petIntervalNanos > 0) {
      nextPetNanos = nowNanos + petIntervalNanos;
      manager.watchdog();
    }
    if (isChanged && nowNanos >= nextStatusNanos) {
      isChanged = false;
      nextStatusNanos = nowNanos + STATUS_GAP_NANOS;
      Snapshot snapshot = snapshots.get();
      manager.status((snapshot.maintenance() ? IN_MAINTENANCE : "") + text(snapshot.routers()));
    }
  }

  /** {@code VI_1 MASTER, VI_2 BACKUP}; of many instances only how many are in each state. */
  static String text(List<RouterSnapshot> routers) {
    if (routers.isEmpty()) {
      return "no instances";
    }
    List<String> words = new ArrayList<>();
    if (routers.size() <= MAX_NAMES) {
      routers.forEach(router -> words.add(router.name() + " " + router.state()));
      return String.join(", ", words);
    }
    Map<State, Integer> counts = new EnumMap<>(State.class);
    routers.forEach(router -> counts.merge(router.state(), 1, Integer::sum));
    counts.forEach((state, count) -> words.add(count + " " + state));
    return routers.size() + " instances: " + String.join(", ", words);
  }
}

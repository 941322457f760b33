package io.holdfast.bench.scenario;

import io.holdfast.daemon.lab.CapturedFrame;
import io.holdfast.daemon.lab.LabException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How even the adverts of routers were: how far the gap between two of one router is from the
 * interval. A gap that swallows whole intervals counts once for each, by how late the next advert
 * was then: a silence of 10 s is a thousand late adverts and not one. Immutable.
 */
final class Gaps {
  private static final double NANOS_PER_MS = 1e6;
  private static final double PERCENT = 100;

  private final long[] deviationsNanos;
  private final double driftPercent;

  private Gaps(long[] deviationsNanos, double driftPercent) {
    this.deviationsNanos = deviationsNanos;
    this.driftPercent = driftPercent;
  }

  /**
   * Reads them from a capture that holds nothing but the adverts of one daemon.
   *
   * @param end when the capture ended; a silence before it counts as well
   * @throws LabException if no router has two adverts
   */
  static Gaps of(List<CapturedFrame> frames, Duration interval, Instant end) {
    Map<String, List<Instant>> times = new TreeMap<>();
    for (CapturedFrame frame : frames) {
      if (frame.isAdvert()) {
        String router = frame.firstAddress().toString();
        times.computeIfAbsent(router, key -> new ArrayList<>()).add(frame.at());
      }
    }
    return ofTimes(times.values(), interval.toNanos(), end);
  }

  /** As {@link #of}, from the times of each router. */
  static Gaps ofTimes(Collection<List<Instant>> times, long intervalNanos, Instant end) {
    List<Long> deviations = new ArrayList<>();
    long total = 0;
    long planned = 0;
    for (List<Instant> router : times) {
      for (int i = 1; i < router.size(); i++) {
        long gap = Duration.between(router.get(i - 1), router.get(i)).toNanos();
        total += gap;
        addDeviations(deviations, gap, intervalNanos);
        // No interval between a late advert and the next: both together tell the truth.
        planned += Math.round((double) gap / intervalNanos) * intervalNanos;
      }
      long silence = Duration.between(router.getLast(), end).toNanos();
      if (silence >= 2 * intervalNanos) {
        addDeviations(deviations, silence, intervalNanos);
      }
    }
    if (deviations.isEmpty()) {
      throw new LabException("no router sent two adverts");
    }
    long[] sorted = deviations.stream().mapToLong(Long::longValue).sorted().toArray();
    double drift = planned == 0 ? 0 : PERCENT * Math.abs(total - planned) / planned;
    return new Gaps(sorted, drift);
  }

  /** Adds a deviation for each advert that was due. */
  private static void addDeviations(List<Long> deviations, long gap, long intervalNanos) {
    long due = Math.max(1, Math.round((double) gap / intervalNanos));
    for (long slot = 1; slot <= due; slot++) {
      deviations.add(Math.abs(gap - slot * intervalNanos));
    }
  }

  /** The deviation that {@code part} of all do not exceed, in milliseconds. */
  double quantileMs(double part) {
    int index = (int) Math.ceil(part * deviationsNanos.length) - 1;
    return deviationsNanos[Math.max(0, index)] / NANOS_PER_MS;
  }

  /** By how much the adverts were slower or faster than the interval says, in percent. */
  double driftPercent() {
    return driftPercent;
  }
}

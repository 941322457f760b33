package io.holdfast.it.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/**
 * How long this machine let its programs wait. A test that says how late something may be adds what
 * the machine added: a thread that wants to wake every few milliseconds measures it. Safe for use
 * by any number of threads.
 */
final class Standstills {
  private static final Duration EVERY = Duration.ofMillis(10);

  /** Later than this is not only the grain of the clock. */
  private static final Duration NOTABLE = Duration.ofMillis(5);

  /** Those of some minutes, however busy the machine is. */
  private static final int MAX_KEPT = 50_000;

  /** So often a measurement is repeated that the machine has spoiled. */
  private static final int ATTEMPTS = 8;

  /** What spoils a measurement in milliseconds. */
  private static final Duration SPOILING = Duration.ofMillis(15);

  private record Standstill(Instant end, Duration length) {}

  private static final Standstills HERE = new Standstills();

  private final Deque<Standstill> kept = new ArrayDeque<>();

  private Standstills() {}

  /** Begins to measure; once for all tests. */
  static void watch() {
    Thread.ofPlatform().daemon().name("standstills").start(HERE::measure);
  }

  /** All the time together that a program had to wait longer than it wanted, since a moment. */
  static Duration since(Instant moment) {
    return HERE.sumSince(moment);
  }

  /**
   * Runs a step with its assertions. If it fails and the machine stood still meanwhile, the step is
   * repeated: what failed may have been the machine. The last attempt counts in any case.
   */
  static void repeatIfSpoiled(Runnable step) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      Instant start = Instant.now();
      try {
        step.run();
        return;
      } catch (AssertionError e) {
        if (since(start).compareTo(SPOILING) < 0) {
          throw e;
        }
        System.out.println("spoiled by the machine, attempt " + attempt + ": " + e.getMessage());
      }
    }
    step.run();
  }

  private void measure() {
    long before = System.nanoTime();
    while (true) {
      LockSupport.parkNanos(EVERY.toNanos());
      long now = System.nanoTime();
      Duration late = Duration.ofNanos(now - before).minus(EVERY);
      if (late.compareTo(NOTABLE) > 0) {
        keep(new Standstill(Instant.now(), late));
      }
      before = now;
    }
  }

  private synchronized void keep(Standstill standstill) {
    if (kept.size() == MAX_KEPT) {
      kept.removeFirst();
    }
    kept.addLast(standstill);
  }

  private synchronized Duration sumSince(Instant moment) {
    Duration sum = Duration.ZERO;
    for (Standstill standstill : kept) {
      if (standstill.end.isAfter(moment)) {
        sum = sum.plus(standstill.length);
      }
    }
    return sum;
  }
}

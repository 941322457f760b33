package io.holdfast.bench.stage;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass: beats at absolute times, so that a late one does not move the next. */
public final class Pace {
  private Pace() {}

  /** Runs {@code beat} every {@code period}, first at once, until {@code total} is over. */
  public static void run(Duration period, Duration total, Runnable beat) {
    long start = System.nanoTime();
    for (long at = 0; at < total.toNanos(); at += period.toNanos()) {
      awaitNanos(start + at);
      beat.run();
    }
    awaitNanos(start + total.toNanos());
  }

  /** Waits. */
  public static void pause(Duration time) {
    awaitNanos(System.nanoTime() + time.toNanos());
  }

  private static void awaitNanos(long deadline) {
    for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}

package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.linux.event.MonotonicClock;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/**
 * Orders about interfaces, addresses, routes and rules in the order of their emission, carried out
 * a slice at a time: the kernel needs 5 microseconds for an address, and 130 where there are 5,000
 * already, and an advert that comes due must not wait for thousands of them. While none is due a
 * slice is longer: the kernel searches lists that fit the processor's caches, if nothing else runs
 * in between, and then takes a third less. Owned by the loop thread.
 */
final class AddressQueue {
  /** Orders in the first slice when there is little time. */
  static final int SLICE = 32;

  private static final int LEAST = 4;

  /** What a slice takes at least, so that the work comes to an end, and at most. */
  private static final long SHORT_NANOS = 1_000_000;

  private static final long LONG_NANOS = 10_000_000;

  /** Far below what any order takes: the estimate stays above zero. */
  private static final long LEAST_COST_NANOS = 1_000;

  private final AddressPort port;
  private final LinkPort links;
  private final Faults faults;
  private final LongSupplier clock;
  private final ArrayDeque<Effect> waiting = new ArrayDeque<>();
  private long costNanos = SHORT_NANOS / SLICE;
  private long freeUntilNanos = Long.MIN_VALUE;
  private long taken;
  private long done;

  AddressQueue(AddressPort port, LinkPort links, Faults faults) {
    this(port, links, faults, MonotonicClock::nanos);
  }

  /** As the other, with a clock of its own. */
  AddressQueue(AddressPort port, LinkPort links, Faults faults, LongSupplier clock) {
    this.clock = clock;
    this.port = port;
    this.links = links;
    this.faults = faults;
  }

  /** Takes an order if it is one of these. */
  void take(Effect order) {
    if (order.phase() == Effect.Phase.ADDRESS) {
      waiting.addLast(order);
      taken++;
    }
  }

  /** Number of orders taken since the start: the place of the next one. */
  long taken() {
    return taken;
  }

  /** Number of orders carried out since the start. */
  long done() {
    return done;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Says when something else is due next; a slice takes at most half of the time until then. */
  void freeUntil(long nanos) {
    freeUntilNanos = nanos;
  }

  /** Carries out the next slice. */
  void runSlice(Answers answers) {
    if (waiting.isEmpty()) {
      return;
    }
    long start = clock.getAsLong();
    int slice = Math.clamp(time(start) / costNanos, LEAST, AddressBatch.CAPACITY);
    int count = 0;
    while (count < slice && !waiting.isEmpty()) {
      run(waiting.removeFirst(), answers);
      done++;
      count++;
    }
    port.flush(answers);
    learn((clock.getAsLong() - start) / count);
  }

  private long time(long nowNanos) {
    long free = freeUntilNanos <= nowNanos ? 0 : freeUntilNanos - nowNanos;
    return Math.clamp(free / 2, SHORT_NANOS, LONG_NANOS);
  }

  /** The cost changes slowly, but for the first of another kind of order. */
  private void learn(long nanosEach) {
    costNanos = Math.max(LEAST_COST_NANOS, (costNanos + nanosEach) / 2);
  }

  private void run(Effect effect, Answers answers) {
    try {
      if (effect instanceof Effect.AddAddress order) {
        port.add(order, answers);
      } else if (effect instanceof Effect.RemoveAddress order) {
        port.remove(order, answers);
      } else if (effect instanceof Effect.AddRouting order) {
        port.add(order, answers);
      } else if (effect instanceof Effect.RemoveRouting order) {
        port.remove(order, answers);
      } else if (effect instanceof Effect.LinkOrder order) {
        port.flush(answers);
        links.run(order, answers);
      } else if (effect instanceof Effect.RenewAddress order) {
        port.renew(order, answers);
      }
    } catch (RuntimeException | AssertionError fault) {
      faults.report(effect, fault);
    }
  }
}

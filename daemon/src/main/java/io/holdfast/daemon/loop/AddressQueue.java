package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.linux.event.MonotonicClock;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/**
 * Orders about interfaces, addresses, routes and rules in the order of their emission, carried out
 * a slice at a time: the kernel needs 5 microseconds for an address, and 130 where there are 5,000
 * already, and an advert that comes due must not wait for thousands of them. Owned by the loop
 * thread.
 */
final class AddressQueue {
  /** Orders in the first slice, and the least and the most in any. */
  static final int SLICE = 32;

  private static final int LEAST = 4;
  private static final int MOST = 64;

  /** What a slice is to take: the next one is half or double when it takes far more or less. */
  private static final long SLICE_NANOS = 1_000_000;

  private final AddressPort port;
  private final LinkPort links;
  private final Faults faults;
  private final LongSupplier clock;
  private final ArrayDeque<Effect> waiting = new ArrayDeque<>();
  private int slice = SLICE;
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

  /** Carries out the next slice. */
  void runSlice(Answers answers) {
    if (waiting.isEmpty()) {
      return;
    }
    long start = clock.getAsLong();
    for (int count = 0; count < slice && !waiting.isEmpty(); count++) {
      run(waiting.removeFirst(), answers);
      done++;
    }
    port.flush(answers);
    learn(clock.getAsLong() - start);
  }

  private void learn(long tookNanos) {
    if (tookNanos > SLICE_NANOS) {
      slice = Math.max(LEAST, slice / 2);
    } else if (tookNanos < SLICE_NANOS / 4) {
      slice = Math.min(MOST, slice * 2);
    }
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

package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import java.util.ArrayDeque;

/**
 * Orders about interfaces, addresses, routes and rules in the order of their emission, carried out
 * a slice at a time: the kernel needs some 65 microseconds for an address, and an advert that comes
 * due must not wait for thousands of them. Owned by the loop thread.
 */
final class AddressQueue {
  /** Orders in a slice: about two milliseconds of the kernel's work. */
  static final int SLICE = 32;

  private final AddressPort port;
  private final LinkPort links;
  private final Faults faults;
  private final ArrayDeque<Effect> waiting = new ArrayDeque<>();
  private long taken;
  private long done;

  AddressQueue(AddressPort port, LinkPort links, Faults faults) {
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
    for (int count = 0; count < SLICE && !waiting.isEmpty(); count++) {
      run(waiting.removeFirst(), answers);
      done++;
    }
    port.flush(answers);
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

package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import java.util.ArrayDeque;

/**
 * Address orders in the order of their emission, carried out a slice at a time: the kernel needs
 * some 65 microseconds for an address, and an advert that comes due must not wait for thousands of
 * them. Owned by the loop thread.
 */
final class AddressQueue {
  /** Orders in a slice: about two milliseconds of the kernel's work. */
  static final int SLICE = 32;

  private final AddressPort port;
  private final Faults faults;
  private final ArrayDeque<Effect> waiting = new ArrayDeque<>();
  private long taken;
  private long done;

  AddressQueue(AddressPort port, Faults faults) {
    this.port = port;
    this.faults = faults;
  }

  /** Takes an order if it is one of an address; answers whether it is. */
  boolean take(Effect order) {
    boolean isAddress = order instanceof Effect.AddAddress || order instanceof Effect.RemoveAddress;
    if (isAddress) {
      waiting.addLast(order);
      taken++;
    }
    return isAddress;
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
      }
    } catch (RuntimeException | AssertionError fault) {
      faults.report(effect, fault);
    }
  }
}

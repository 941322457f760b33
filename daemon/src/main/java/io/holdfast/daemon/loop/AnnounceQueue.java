package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Announcements that wait for their addresses. The first one of every address, which moves its
 * traffic, goes as soon as the address orders before it are carried out; repeats wait for the first
 * ones of all. One whose address is given up meanwhile is dropped. Owned by the loop thread.
 */
final class AnnounceQueue {
  private final AnnouncePort port;
  private final Set<Effect.Announce> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<Waiting> firstOnes = new ArrayDeque<>();
  private final ArrayDeque<Waiting> repeats = new ArrayDeque<>();
  private final Map<Place, Long> givenUp = new HashMap<>();

  /** An announcement, and how many address orders must be carried out before it. */
  private record Waiting(Effect.Announce order, long after) {}

  private record Place(int ifIndex, IpAddress address) {}

  AnnounceQueue(AnnouncePort port) {
    this.port = port;
  }

  /**
   * Takes an announcement.
   *
   * @param after number of address orders that were emitted before it
   */
  void take(Effect.Announce order, long after) {
    (seen.add(order) ? firstOnes : repeats).addLast(new Waiting(order, after));
  }

  /** The orders of a turn are all taken: the next announcement of an address is a first one. */
  void endTurn() {
    seen.clear();
  }

  /**
   * An address is ordered away: what was emitted before must not announce it.
   *
   * @param place place of the removal among the address orders
   */
  void withdraw(Effect.RemoveAddress order, long place) {
    if (!isEmpty()) {
      givenUp.put(new Place(order.ifIndex(), order.address().address()), place);
    }
  }

  boolean isEmpty() {
    return firstOnes.isEmpty() && repeats.isEmpty();
  }

  /**
   * Sends what may go.
   *
   * @param done number of address orders that are carried out
   * @param taken number of address orders there are
   */
  void release(long done, long taken) {
    release(firstOnes, done);
    if (firstOnes.isEmpty() && done == taken) {
      release(repeats, done);
    }
    if (isEmpty()) {
      givenUp.clear();
    }
    port.flush();
  }

  private void release(ArrayDeque<Waiting> queue, long done) {
    while (!queue.isEmpty() && queue.getFirst().after() <= done) {
      Waiting next = queue.removeFirst();
      if (!isGivenUp(next)) {
        port.announce(next.order());
      }
    }
  }

  private boolean isGivenUp(Waiting waiting) {
    if (givenUp.isEmpty()) {
      return false;
    }
    Effect.Announce order = waiting.order();
    Long place = givenUp.get(new Place(order.ifIndex(), order.address()));
    return place != null && place >= waiting.after();
  }
}

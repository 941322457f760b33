package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import java.util.ArrayDeque;

/**
 * What new masters do beyond their first advert: when a master of many virtual routers dies, the
 * adverts of all of them come first, for those are what keeps other hosts from taking over too.
 */
public final class Aftermath {
  private final ArrayDeque<StateMaster> waiting = new ArrayDeque<>();

  /** Creates one in which nothing waits. */
  public Aftermath() {}

  void add(StateMaster master) {
    waiting.addLast(master);
  }

  /** Does what waits, in the order in which it came. */
  public void settle(long nowNanos, Effects out) {
    while (!waiting.isEmpty()) {
      waiting.removeFirst().takeAll(nowNanos, out);
    }
  }
}

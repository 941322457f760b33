package io.holdfast.core.announce;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.address.VirtualAddress;
import io.holdfast.core.timer.DeadlineHeap;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The announcements of one kind that wait on interfaces that share a gap. Addresses not yet
 * announced in their burst come first, then the others in turns.
 */
final class PacedInterface {
  private final SequencedMap<VirtualAddress, Integer> first = new LinkedHashMap<>();
  private final SequencedMap<VirtualAddress, Integer> again = new LinkedHashMap<>();
  private final Timer timer;
  private long intervalNanos;
  private long nextNanos;

  PacedInterface(TimerQueue timers, long intervalNanos, long nowNanos) {
    this.timer = timers.create((deadlineNanos, now, out) -> serve(now, out));
    this.intervalNanos = intervalNanos;
    this.nextNanos = nowNanos;
  }

  /** A new burst of an address replaces what is left of one before. */
  void add(VirtualAddress address, int repeat) {
    Integer left = again.remove(address);
    first.merge(address, left == null ? repeat : Math.max(left, repeat), Math::max);
  }

  void remove(VirtualAddress address) {
    first.remove(address);
    again.remove(address);
    if (isEmpty()) {
      timer.cancel();
    }
  }

  /** Announces what the gap allows: one, or everything when there is no gap any more. */
  void serve(long nowNanos, Effects out) {
    while (nowNanos >= nextNanos && !isEmpty()) {
      Map.Entry<VirtualAddress, Integer> turn = (first.isEmpty() ? again : first).pollFirstEntry();
      VirtualAddress address = turn.getKey();
      Effect.Announce announcement = address.announcement();
      if (announcement != null) {
        out.add(announcement);
        sent(nowNanos);
        if (turn.getValue() > 1) {
          again.putLast(address, turn.getValue() - 1);
        }
      }
    }
    timer.schedule(isEmpty() ? DeadlineHeap.NONE : nextNanos);
  }

  /** Something left just now, so the next has to wait. */
  void sent(long nowNanos) {
    nextNanos = nowNanos + intervalNanos;
    if (timer.isSet()) {
      timer.schedule(nextNanos);
    }
  }

  /** The gap that is running becomes longer or shorter too. */
  void changeInterval(long changedNanos, long nowNanos, Effects out) {
    nextNanos = changedNanos == 0 ? nowNanos : nextNanos + changedNanos - intervalNanos;
    intervalNanos = changedNanos;
    serve(nowNanos, out);
  }

  /** What waits, with how often, in the order it leaves. */
  SequencedMap<VirtualAddress, Integer> waiting() {
    SequencedMap<VirtualAddress, Integer> all = new LinkedHashMap<>(first);
    again.forEach((address, left) -> all.merge(address, left, Math::max));
    return all;
  }

  void release() {
    timer.release();
  }

  private boolean isEmpty() {
    return first.isEmpty() && again.isEmpty();
  }
}

package io.holdfast.core.address;

import io.holdfast.core.Effect;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.timer.DeadlineHeap;
import org.jspecify.annotations.Nullable;

/** The lease of one address that a master holds. */
final class Lease {
  private final int routerId;
  private final int ifIndex;
  private final AddressSpec spec;
  private Effect.@Nullable RenewAddress order;
  private boolean hasEnded;
  private boolean isRefused;
  private long dueNanos;
  private long retryNanos = DeadlineHeap.NONE;

  Lease(int routerId, int ifIndex, AddressSpec spec) {
    this.routerId = routerId;
    this.ifIndex = ifIndex;
    this.spec = spec;
  }

  int ifIndex() {
    return ifIndex;
  }

  AddressSpec spec() {
    return spec;
  }

  /** When it is renewed next. */
  long dueNanos() {
    return dueNanos;
  }

  void dueNanos(long deadlineNanos) {
    dueNanos = deadlineNanos;
  }

  /** When a renewal that was refused is tried again, {@link DeadlineHeap#NONE} if none was. */
  long retryNanos() {
    return retryNanos;
  }

  void retryNanos(long deadlineNanos) {
    retryNanos = deadlineNanos;
  }

  /** Whether nothing is to be renewed any more. */
  boolean hasEnded() {
    return hasEnded;
  }

  /** The address goes, or stays for ever. */
  void end() {
    hasEnded = true;
  }

  /** The kernel refused a renewal; returns whether that is news. */
  boolean refuse() {
    boolean isNews = !isRefused;
    isRefused = true;
    return isNews;
  }

  /** The order that renews it; the same object until the length changes. */
  Effect.RenewAddress order(int seconds) {
    Effect.RenewAddress known = order;
    if (known == null || known.leaseSeconds() != seconds) {
      known = new Effect.RenewAddress(routerId, ifIndex, spec, seconds);
      order = known;
    }
    return known;
  }
}

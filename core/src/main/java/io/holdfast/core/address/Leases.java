package io.holdfast.core.address;

import io.holdfast.core.Effects;
import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.timer.DeadlineHeap;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Renews the virtual addresses of this host, so that the kernel takes them away by itself when this
 * daemon is dead or hangs. All leases are of one length, so they fall due in the order of their
 * last renewal. They are renewed a slice at a time with a pause in between, and soon they are
 * spread evenly over a third of their length.
 */
public final class Leases {
  /** Instead of a length: addresses are added for ever. */
  public static final int NONE = 0;

  /** How often a lease is renewed within its length: two renewals may fail. */
  public static final int RENEWALS = 3;

  /** Renewals in one go: a failover that comes due meanwhile waits no longer than for these. */
  static final int SLICE = 16;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long MIN_PAUSE_NANOS = 2_000_000L;
  private static final long MAX_PAUSE_NANOS = 100_000_000L;

  /** What is due within this part of the period is renewed at once, to wake up less often. */
  private static final int EARLY = 8;

  private final Timer timer;
  private final ArrayDeque<Lease> queue = new ArrayDeque<>();
  private int seconds = NONE;
  private int living;

  /** Creates one without leases. */
  public Leases(TimerQueue timers) {
    this.timer = timers.create(this::renew);
  }

  /** Length of a lease, 0 when addresses are added for ever. */
  public int seconds() {
    return seconds;
  }

  /** How many addresses are on lease. */
  public int size() {
    return living;
  }

  /**
   * Takes another length, in seconds. Leases under way are renewed at once with it, or for ever
   * with {@link #NONE}; an address that is held without a lease gets none.
   */
  public void configure(int wantedSeconds, long nowNanos) {
    if (wantedSeconds != seconds) {
      seconds = wantedSeconds;
      for (Lease lease : queue) {
        lease.dueNanos(nowNanos);
      }
      scheduleNext(nowNanos, 0);
    }
  }

  /**
   * Whether an address may go away when nobody renews it: not one that nobody would put back, and
   * not one whose line limits its lifetime.
   */
  boolean isFor(AddressSpec spec) {
    AddressOptions options = spec.options();
    boolean isLimited =
        options.preferredSeconds() != 0 && options.preferredSeconds() != AddressOptions.FOREVER;
    return seconds != NONE && options.tracked().watched() && !isLimited;
  }

  /** An address is added with a lease. */
  Lease begin(VirtualAddress address, long nowNanos) {
    Lease lease = new Lease(address.plan().routerId(), address.ifIndex(), address.spec());
    lease.dueNanos(nowNanos + periodNanos());
    queue.addLast(lease);
    living++;
    timer.scheduleAtLatest(lease.dueNanos());
    return lease;
  }

  /** An address is gone or going. */
  void end(@Nullable Lease lease) {
    if (lease != null && !lease.hasEnded()) {
      lease.end();
      living--;
    }
  }

  /** An address shall stay for ever. */
  void makePermanent(@Nullable Lease lease, Effects out) {
    if (lease != null && !lease.hasEnded()) {
      end(lease);
      out.add(lease.order(NONE));
    }
  }

  private long periodNanos() {
    return seconds * NANOS_PER_SECOND / RENEWALS;
  }

  private void renew(long deadlineNanos, long nowNanos, Effects out) {
    long early = nowNanos + periodNanos() / EARLY;
    int renewed = 0;
    Lease lease = queue.peekFirst();
    while (lease != null && renewed < SLICE && lease.dueNanos() <= early) {
      queue.removeFirst();
      if (isOver(lease, nowNanos)) {
        end(lease);
      } else if (!lease.hasEnded()) {
        renewed++;
        renew(lease, nowNanos, out);
      }
      lease = queue.peekFirst();
    }
    scheduleNext(nowNanos, renewed == SLICE ? pauseNanos() : 0);
  }

  private void renew(Lease lease, long nowNanos, Effects out) {
    out.add(lease.order(seconds));
    if (seconds == NONE) {
      end(lease);
    } else {
      lease.dueNanos(nowNanos + periodNanos());
      queue.addLast(lease);
    }
  }

  /**
   * Whether it was not renewed for longer than it lasts: after a stall of our own. Then the address
   * is gone, and whether it comes back is decided when that is reported.
   */
  private boolean isOver(Lease lease, long nowNanos) {
    long sinceRenewal = nowNanos - lease.dueNanos() + periodNanos();
    return seconds != NONE && sinceRenewal > seconds * NANOS_PER_SECOND;
  }

  private void scheduleNext(long nowNanos, long pauseNanos) {
    Lease first = queue.peekFirst();
    while (first != null && first.hasEnded()) {
      queue.removeFirst();
      first = queue.peekFirst();
    }
    timer.schedule(
        first == null ? DeadlineHeap.NONE : Math.max(first.dueNanos(), nowNanos + pauseNanos));
  }

  /** Half of the time that there is for a slice: the other half is in reserve. */
  private long pauseNanos() {
    long half = periodNanos() * SLICE / (2L * Math.max(SLICE, living));
    return Math.clamp(half, MIN_PAUSE_NANOS, MAX_PAUSE_NANOS);
  }
}

package io.holdfast.core.address;

import io.holdfast.core.Effects;
import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.timer.DeadlineHeap;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.Family;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Renews the virtual addresses of this host, so that the kernel takes them away by itself when this
 * daemon is dead or hangs. All leases are of one length, so they fall due in the order of their
 * last renewal, and a renewal that failed is tried again after one delay. They are renewed a slice
 * at a time with a pause in between.
 */
public final class Leases {
  /** Instead of a length: addresses are added for ever. */
  public static final int NONE = 0;

  /**
   * Renewals of IPv4 in one go: a failover that comes due meanwhile waits no longer than for these.
   * After each, the kernel looks at the lifetime of every IPv4 address.
   */
  static final int SLICE = 128;

  /** An IPv6 address takes the kernel so much longer, and counts as so many. */
  static final int IPV6_WEIGHT = 8;

  private final Timer timer;
  private final ArrayDeque<Lease> queue = new ArrayDeque<>();
  private final ArrayDeque<Lease> refused = new ArrayDeque<>();
  private LeaseTimes times = new LeaseTimes(NONE);
  private int living;
  private int livingWeight;

  /** Creates one without leases. */
  public Leases(TimerQueue timers) {
    this.timer = timers.create(this::renew);
  }

  /** Length of a lease, 0 when addresses are added for ever. */
  public int seconds() {
    return times.seconds();
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
    if (wantedSeconds != times.seconds()) {
      times = new LeaseTimes(wantedSeconds);
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
    return times.seconds() != NONE && options.tracked().watched() && !isLimited;
  }

  /** An address is added with a lease. */
  Lease begin(VirtualAddress address, long nowNanos) {
    Lease lease = new Lease(address.plan().routerId(), address.ifIndex(), address.spec());
    lease.dueNanos(nowNanos + times.renewalNanos());
    queue.addLast(lease);
    living++;
    livingWeight += weight(lease);
    timer.scheduleAtLatest(lease.dueNanos());
    return lease;
  }

  /** An address is gone or going. */
  void end(@Nullable Lease lease) {
    if (lease != null && !lease.hasEnded()) {
      lease.end();
      living--;
      livingWeight -= weight(lease);
    }
  }

  /** An address shall stay for ever. */
  void makePermanent(@Nullable Lease lease, Effects out) {
    if (lease != null && !lease.hasEnded()) {
      end(lease);
      out.add(lease.order(NONE));
    }
  }

  /** The kernel refused a renewal: it is tried again while the lease lasts. */
  void retry(Lease lease, long nowNanos) {
    if (lease.retryNanos() == DeadlineHeap.NONE) {
      lease.retryNanos(nowNanos + times.retryNanos());
      refused.addLast(lease);
      timer.scheduleAtLatest(lease.retryNanos());
    }
  }

  private void renew(long deadlineNanos, long nowNanos, Effects out) {
    int work = 0;
    Lease again = refused.peekFirst();
    while (again != null && work < SLICE && again.retryNanos() <= nowNanos) {
      refused.removeFirst();
      again.retryNanos(DeadlineHeap.NONE);
      if (!again.hasEnded()) {
        work += weight(again);
        out.add(again.order(times.seconds()));
      }
      again = refused.peekFirst();
    }
    work += renewDue(SLICE - work, nowNanos, out);
    scheduleNext(nowNanos, work >= SLICE ? pauseNanos() : 0);
  }

  private int renewDue(int room, long nowNanos, Effects out) {
    long early = nowNanos + times.earlyNanos();
    int work = 0;
    Lease lease = queue.peekFirst();
    while (lease != null && work < room && lease.dueNanos() <= early) {
      queue.removeFirst();
      if (isOver(lease, nowNanos)) {
        end(lease);
      } else if (!lease.hasEnded()) {
        work += weight(lease);
        renew(lease, nowNanos, out);
      }
      lease = queue.peekFirst();
    }
    return work;
  }

  private void renew(Lease lease, long nowNanos, Effects out) {
    out.add(lease.order(times.seconds()));
    if (times.seconds() == NONE) {
      end(lease);
    } else {
      lease.dueNanos(nowNanos + times.renewalNanos());
      queue.addLast(lease);
    }
  }

  private static int weight(Lease lease) {
    return lease.spec().address().family() == Family.IPV6 ? IPV6_WEIGHT : 1;
  }

  /**
   * Whether it was not renewed for longer than it lasts: after a stall of our own. Then the address
   * is gone, and whether it comes back is decided when that is reported.
   */
  private boolean isOver(Lease lease, long nowNanos) {
    return times.seconds() != NONE && times.isOver(lease.dueNanos(), nowNanos);
  }

  private void scheduleNext(long nowNanos, long pauseNanos) {
    Lease first = queue.peekFirst();
    while (first != null && first.hasEnded()) {
      queue.removeFirst();
      first = queue.peekFirst();
    }
    long due = first == null ? DeadlineHeap.NONE : first.dueNanos();
    Lease again = refused.peekFirst();
    if (again != null) {
      due = Math.min(due, again.retryNanos());
    }
    timer.schedule(due == DeadlineHeap.NONE ? due : Math.max(due, nowNanos + pauseNanos));
  }

  private long pauseNanos() {
    return times.pauseNanos(livingWeight / SLICE);
  }
}

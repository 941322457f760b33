package io.holdfast.core.address;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.timer.DeadlineHeap;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses of one virtual router: all of them while it is MASTER, none otherwise. */
public final class AddressPlan {
  /** Instead of a virtual router: addresses that are there whatever the state of any of them. */
  static final int STATIC = -1;

  private final int routerId;
  private final Reconciler reconciler;
  private final Repairs repairs;
  private final Timer timer;
  private List<VirtualAddress> addresses = new ArrayList<>();
  private boolean isHolding;

  /** What to do beside ordering an address that somebody else removed. */
  public interface Repairs {
    /**
     * The address was ordered again after it went; or it is there at last, after the kernel refused
     * it or found it elsewhere.
     */
    void repaired(VirtualAddress address, long nowNanos, Effects out);

    /** The kernel has made an address work whose announcements were owed. */
    default void appeared(VirtualAddress address, long nowNanos, Effects out) {}

    /** The kernel does not let this host have the address, which is news: why, in a line. */
    void refused(VirtualAddress address, Effect.Log line, Effects out);

    /** Whom it is for, as a log says it. */
    String name();

    /** Whether clients miss the address: not those that another router serves already. */
    default boolean isMissed() {
      return true;
    }
  }

  /**
   * Creates a plan without addresses.
   *
   * @param routerId what its orders carry
   * @param reconciler where all plans meet
   * @param timers where it waits
   * @param repairs told of every address put back
   */
  public AddressPlan(int routerId, Reconciler reconciler, TimerQueue timers, Repairs repairs) {
    this.routerId = routerId;
    this.reconciler = reconciler;
    this.repairs = repairs;
    this.timer = timers.create(this::repair);
  }

  /** Every address, advertised ones first. The list is not to be changed. */
  public List<VirtualAddress> addresses() {
    return addresses;
  }

  /** Whether the addresses are wanted now. */
  public boolean isHolding() {
    return isHolding;
  }

  /** Whether the kernel has every address that can be there. */
  public boolean isComplete() {
    for (int index = 0; index < addresses.size(); index++) {
      VirtualAddress address = addresses.get(index);
      if (address.ifIndex() != 0 && !reconciler.isSeen(address)) {
        return false;
      }
    }
    return true;
  }

  /** Orders every address. */
  public void take(long nowNanos, Effects out) {
    isHolding = true;
    for (int index = 0; index < addresses.size(); index++) {
      reconciler.want(addresses.get(index), nowNanos, out);
    }
  }

  /** Orders the removal of every address that no other master of this host wants. */
  public void giveUp(long nowNanos, Effects out) {
    isHolding = false;
    timer.cancel();
    for (int index = 0; index < addresses.size(); index++) {
      drop(addresses.get(index), nowNanos, out);
    }
  }

  /**
   * Takes the addresses of a changed configuration. While they are held, only the difference is
   * ordered.
   *
   * @return the added addresses
   */
  public List<VirtualAddress> update(RouterSpec spec, long nowNanos, Effects out) {
    List<AddressSpec> lines = new ArrayList<>(spec.addresses());
    lines.addAll(spec.excludedAddresses());
    return update(spec.name(), lines, nowNanos, out);
  }

  List<VirtualAddress> update(String owner, List<AddressSpec> lines, long nowNanos, Effects out) {
    List<VirtualAddress> before = new ArrayList<>(addresses);
    List<VirtualAddress> after = new ArrayList<>();
    List<VirtualAddress> added = new ArrayList<>();
    collect(lines, before, after, added);
    addresses = after;
    for (VirtualAddress gone : before) {
      if (isHolding && drop(gone, nowNanos, out)) {
        AddressSpec line = gone.spec();
        out.log(LogEvent.ADDRESS_NO_LONGER_EXISTS, owner, line.prefix(), line.interfaceName());
      }
    }
    if (isHolding) {
      for (VirtualAddress address : added) {
        reconciler.want(address, nowNanos, out);
      }
    }
    return added;
  }

  /**
   * Orders what is wanted on an interface that has just appeared.
   *
   * @return the ordered addresses
   */
  public List<VirtualAddress> linkAppeared(String interfaceName, long nowNanos, Effects out) {
    List<VirtualAddress> ordered = new ArrayList<>();
    for (VirtualAddress address : addresses) {
      if (isHolding
          && address.ifIndex() == 0
          && address.spec().interfaceName().equals(interfaceName)) {
        reconciler.want(address, nowNanos, out);
        ordered.add(address);
      }
    }
    return ordered;
  }

  /** Gives the timer back. */
  public void release() {
    timer.release();
  }

  Repairs repairs() {
    return repairs;
  }

  int routerId() {
    return routerId;
  }

  /** Whether its addresses stay when nobody renews them. */
  boolean isPermanent() {
    return routerId == STATIC;
  }

  boolean isSeen(VirtualAddress address) {
    return reconciler.isSeen(address);
  }

  LinkTable links() {
    return reconciler.links();
  }

  /** An address that is wanted is not there: it comes back, but not faster than the rate limit. */
  void missing(VirtualAddress address, long earliestNanos) {
    long due = Math.max(earliestNanos, address.nextRepairNanos());
    address.repairNanos(due);
    timer.scheduleAtLatest(due);
  }

  private void repair(long deadlineNanos, long nowNanos, Effects out) {
    long next = DeadlineHeap.NONE;
    for (int index = 0; index < addresses.size(); index++) {
      VirtualAddress address = addresses.get(index);
      if (address.repairNanos() <= nowNanos) {
        address.repairNanos(DeadlineHeap.NONE);
        if (!repairs.isMissed()) {
          address.repairNanos(nowNanos + Reconciler.REPAIR_GAP_NANOS);
        } else if (address.ifIndex() != 0 && !reconciler.isSeen(address)) {
          address.nextRepairNanos(nowNanos + Reconciler.REPAIR_GAP_NANOS);
          reconciler.order(address, nowNanos, out);
          if (!address.isDuplicate() && !address.isRefused()) {
            repairs.repaired(address, nowNanos, out);
          }
        }
      }
      next = Math.min(next, address.repairNanos());
    }
    timer.schedule(next);
  }

  private boolean drop(VirtualAddress address, long nowNanos, Effects out) {
    address.repairNanos(DeadlineHeap.NONE);
    address.owedAnnouncements(0);
    address.isRefused(false);
    address.isDuplicate(false);
    return reconciler.giveUp(address, nowNanos, out);
  }

  private void collect(
      List<AddressSpec> lines,
      List<VirtualAddress> before,
      List<VirtualAddress> after,
      List<VirtualAddress> added) {
    for (AddressSpec line : lines) {
      VirtualAddress known = take(before, line);
      if (known == null) {
        known = new VirtualAddress(this, line);
        added.add(known);
      }
      after.add(known);
    }
  }

  private static @Nullable VirtualAddress take(List<VirtualAddress> from, AddressSpec line) {
    for (int index = 0; index < from.size(); index++) {
      if (from.get(index).spec().equals(line)) {
        return from.remove(index);
      }
    }
    return null;
  }
}

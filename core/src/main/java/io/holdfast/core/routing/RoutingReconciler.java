package io.holdfast.core.routing;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.LinkState;
import io.holdfast.core.LogEvent;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.host.LeftRouting;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.core.timer.DeadlineHeap;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.Family;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the kernel's routes and rules equal to what this host wants. An item that several want
 * stays until the last of them gives it up.
 *
 * <p>To order an item that is there changes nothing, so whatever may have been lost is ordered
 * again: the kernel drops IPv4 routes without a word when their interface goes down or their
 * address goes.
 */
public final class RoutingReconciler {

  /** Rate limit: one item is ordered at most once in this time. */
  public static final long REPAIR_GAP_NANOS = 250_000_000L;

  /** What the kernel refused is tried again after this time. */
  public static final long RETRY_NANOS = 1_000_000_000L;

  private final LinkTable links;
  private final Map<RoutingItem, Held> held = new LinkedHashMap<>();
  private final Map<RoutingItem, Integer> postponed = new LinkedHashMap<>();
  private final Timer timer;
  private boolean isPostponing;

  private record Wanter(RoutingOwner owner, RoutingItem line) {}

  private static final class Held {
    final RoutingItem item;
    final List<Wanter> wanters = new ArrayList<>(1);
    long dueNanos = DeadlineHeap.NONE;
    long notBeforeNanos = Long.MIN_VALUE;
    boolean isMissing;
    boolean isLeftOut;
    String refusal = "";

    Held(RoutingItem item) {
      this.item = item;
    }

    boolean isWatched() {
      return wanters.stream().anyMatch(wanter -> wanter.line().tracked().watched());
    }
  }

  /** Creates one that wants nothing. */
  public RoutingReconciler(LinkTable links, TimerQueue timers) {
    this.links = links;
    this.timer = timers.create(this::repair);
  }

  /** Whether an item is wanted and the kernel refuses it. */
  public boolean isRefused(RoutingItem item) {
    Held entry = held.get(item.bare());
    return entry != null && !entry.refusal.isEmpty();
  }

  /** The items that are wanted and, as far as is known, there. Allocates. */
  public Set<RoutingItem> present() {
    Set<RoutingItem> present = new HashSet<>();
    for (Held entry : held.values()) {
      boolean isAway = entry.isMissing || entry.isLeftOut || !entry.refusal.isEmpty();
      if (!isAway && isPossible(entry.item)) {
        present.add(entry.item);
      }
    }
    return present;
  }

  /** From now on items that nobody wants any more stay, until {@link #removePostponed}. */
  public void postponeRemovals() {
    isPostponing = true;
  }

  /**
   * Removes what nobody has wanted since {@link #postponeRemovals}: rules before routes. What is
   * not watched and somebody removed is ordered once more.
   */
  public void removePostponed(long nowNanos, Effects out) {
    isPostponing = false;
    for (Held entry : held.values()) {
      if (entry.isLeftOut) {
        entry.isLeftOut = false;
        order(entry, nowNanos, out);
      }
    }
    for (RoutingItem item : List.copyOf(postponed.keySet()).reversed()) {
      if (!isRoute(item)) {
        out.add(new Effect.RemoveRouting(postponed.getOrDefault(item, 0), item));
      }
    }
    for (RoutingItem item : List.copyOf(postponed.keySet()).reversed()) {
      if (isRoute(item)) {
        out.add(new Effect.RemoveRouting(postponed.getOrDefault(item, 0), item));
      }
    }
    postponed.clear();
  }

  /** Somebody wants an item. */
  void want(RoutingOwner owner, RoutingItem line, long nowNanos, Effects out) {
    RoutingItem item = line.bare();
    Held entry = held.computeIfAbsent(item, Held::new);
    entry.wanters.add(new Wanter(owner, line));
    boolean isThere = postponed.remove(item) != null;
    if (entry.wanters.size() == 1 && !isThere) {
      order(entry, nowNanos, out);
    }
  }

  /** Somebody no longer wants an item. */
  void giveUp(RoutingOwner owner, RoutingItem line, Effects out) {
    RoutingItem item = line.bare();
    Held entry = held.get(item);
    if (entry == null || !entry.wanters.removeIf(wanter -> wanter.owner().equals(owner))) {
      return;
    }
    if (entry.wanters.isEmpty()) {
      held.remove(item);
      if (isPostponing) {
        postponed.put(item, owner.id());
      } else {
        out.add(new Effect.RemoveRouting(owner.id(), item));
      }
    }
  }

  /** Removes what no line asks for any more. */
  public void leftBehind(LeftRouting item, Effects out) {
    out.log(LogEvent.STALE_ROUTING, item.words());
    out.add(new Effect.RemoveRouting(0, item));
  }

  /** Removes what a run that was killed may have left of items that nobody holds now. */
  public void removeStale(int routerId, List<RoutingItem> items, Effects out) {
    for (RoutingItem line : items.reversed()) {
      RoutingItem item = line.bare();
      if (!held.containsKey(item) && !postponed.containsKey(item)) {
        out.add(new Effect.RemoveRouting(routerId, item));
      }
    }
  }

  /**
   * The kernel has an item (again).
   *
   * @return whether it had refused it
   */
  public boolean added(RoutingItem item, Effects out) {
    Held entry = held.get(item);
    if (entry == null) {
      return false;
    }
    entry.isMissing = false;
    entry.isLeftOut = false;
    entry.dueNanos = DeadlineHeap.NONE;
    boolean wasRefused = !entry.refusal.isEmpty();
    entry.refusal = "";
    for (int index = 0; wasRefused && index < entry.wanters.size(); index++) {
      Wanter wanter = entry.wanters.get(index);
      wanter.owner().accepted(wanter.line(), out);
    }
    return wasRefused;
  }

  /** The kernel no longer has an item; it comes back if somebody watches it, else it stays away. */
  public void removed(RoutingItem item, long nowNanos) {
    Held entry = held.get(item);
    if (entry == null) {
      return;
    }
    entry.isLeftOut = !entry.isWatched();
    if (!entry.isLeftOut) {
      entry.isMissing = true;
      schedule(entry, nowNanos);
    }
  }

  /**
   * The kernel refused an order.
   *
   * @return whether the item was not refused before
   */
  public boolean failed(Effect order, String reason, long nowNanos, Effects out) {
    if (order instanceof Effect.RemoveRouting removal) {
      out.log(LogEvent.ROUTING_NOT_REMOVED, removal.item().words(), reason);
      return false;
    }
    Held entry = order instanceof Effect.AddRouting add ? held.get(add.item()) : null;
    if (entry == null) {
      return false;
    }
    boolean isNews = !entry.refusal.equals(reason);
    boolean isFirst = entry.refusal.isEmpty();
    entry.refusal = reason;
    schedule(entry, nowNanos + RETRY_NANOS);
    for (int index = 0; isNews && index < entry.wanters.size(); index++) {
      Wanter wanter = entry.wanters.get(index);
      wanter.owner().refused(wanter.line(), reason, out);
    }
    return isFirst;
  }

  /** An interface is there, or up, and was not: routes of it are gone. */
  public void linkAppeared(String interfaceName, long nowNanos) {
    for (Held entry : held.values()) {
      List<String> interfaces = entry.item.interfaces();
      boolean isConcerned =
          interfaces.isEmpty()
              ? isRoute(entry.item) && isThere(entry.item, interfaceName)
              : interfaces.contains(interfaceName);
      if (isConcerned) {
        schedule(entry, nowNanos);
      }
    }
  }

  /**
   * An address went, and routes may have gone with it; it may be on its way back.
   *
   * @param interfaceName where it was, or empty
   */
  public void addressRemoved(Family family, String interfaceName, long nowNanos) {
    for (Held entry : held.values()) {
      boolean isNear = entry.item.family() == family && isThere(entry.item, interfaceName);
      if (isRoute(entry.item) && isNear) {
        schedule(entry, nowNanos + REPAIR_GAP_NANOS);
      }
    }
  }

  /** Changes may have been missed. */
  public void uncertain(long nowNanos) {
    held.values().forEach(entry -> schedule(entry, nowNanos));
  }

  private void schedule(Held entry, long atNanos) {
    long due = Math.max(atNanos, entry.notBeforeNanos);
    entry.dueNanos = Math.min(entry.dueNanos, due);
    timer.scheduleAtLatest(entry.dueNanos);
  }

  private void repair(long deadlineNanos, long nowNanos, Effects out) {
    long next = DeadlineHeap.NONE;
    for (Held entry : held.values()) {
      if (entry.dueNanos <= nowNanos) {
        repair(entry, nowNanos, out);
      }
      next = Math.min(next, entry.dueNanos);
    }
    timer.schedule(next);
  }

  private void repair(Held entry, long nowNanos, Effects out) {
    entry.dueNanos = DeadlineHeap.NONE;
    boolean isMissing = entry.isMissing;
    entry.isMissing = false;
    if (entry.isLeftOut || !isPossible(entry.item)) {
      return;
    }
    for (int index = 0; isMissing && index < entry.wanters.size(); index++) {
      Wanter wanter = entry.wanters.get(index);
      wanter.owner().repaired(wanter.line(), out);
    }
    if (isSeveral(entry.item)) {
      // Some of its ways may be left, and the kernel does not take those twice.
      out.add(new Effect.RemoveRouting(entry.wanters.get(0).owner().id(), entry.item));
    }
    order(entry, nowNanos, out);
  }

  /** An item whose interface is missing or down waits for it. */
  private void order(Held entry, long nowNanos, Effects out) {
    if (isPossible(entry.item)) {
      entry.notBeforeNanos = nowNanos + REPAIR_GAP_NANOS;
      out.add(new Effect.AddRouting(entry.wanters.get(0).owner().id(), entry.item));
    }
  }

  private static boolean isThere(RoutingItem item, String interfaceName) {
    return item.namespace().equals(NamespacedName.namespace(interfaceName));
  }

  private boolean isPossible(RoutingItem item) {
    if (isRoute(item)) {
      for (String name : item.interfaces()) {
        LinkState link = links.byName(name);
        if (link == null || !link.up()) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isRoute(RoutingItem item) {
    return item.plain() instanceof RouteSpec;
  }

  private static boolean isSeveral(RoutingItem item) {
    return item.plain() instanceof RouteSpec route
        && route.family() == Family.IPV6
        && !route.ways().isEmpty();
  }
}

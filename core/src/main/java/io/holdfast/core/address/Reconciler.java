package io.holdfast.core.address;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.LinkState;
import io.holdfast.core.LogEvent;
import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.timer.DeadlineHeap;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the kernel's addresses equal to what the masters of this host want. An address that several
 * masters want stays until the last of them gives it up.
 *
 * <p>The kernel reports our own removals too, some time after they were ordered. They are counted,
 * so that they are told from removals by others, which are repaired.
 */
public final class Reconciler {

  /** Rate limit: one address is put back at most once in this time. */
  public static final long REPAIR_GAP_NANOS = 250_000_000L;

  /** A report of our own removal that has not come after this time will not come. */
  private static final long REPORT_WAIT_NANOS = 1_000_000_000L;

  private final LinkTable links;
  private final AddressView view;
  private final Leases leases;
  private final Map<AddressKey, Held> held = new HashMap<>();
  private final List<Removal> postponed = new ArrayList<>();
  private final List<Removal> leftBehind = new ArrayList<>();
  private boolean isPostponing;
  private long postponedNanos;

  private record Removal(int routerId, int ifIndex, AddressSpec spec) {}

  private static final class Held {
    final List<VirtualAddress> wanters = new ArrayList<>(1);
    boolean ordered;
    boolean foreign;
    @Nullable Lease lease;
    int removalsUnderWay;
    long removalsUntilNanos;
  }

  /** Creates one that wants nothing. */
  public Reconciler(LinkTable links, AddressView view, Leases leases) {
    this.links = links;
    this.view = view;
    this.leases = leases;
  }

  /** How many addresses masters hold, or are just giving up. */
  public int size() {
    return held.size();
  }

  LinkTable links() {
    return links;
  }

  /** Whether the kernel has the address where it was ordered. */
  boolean isSeen(VirtualAddress address) {
    return view.contains(address.ifIndex(), address.spec().prefix());
  }

  /** Whether the kernel has an address of a configuration where it should be. */
  public boolean isSeen(AddressSpec spec) {
    LinkState link = links.byName(spec.interfaceName());
    return link != null && view.contains(link.ifIndex(), spec.prefix());
  }

  /**
   * From now on addresses that nobody wants any more stay, until {@link #removePostponed}: while a
   * new configuration is taken, an address may only move from one master to another.
   */
  public void postponeRemovals(long nowNanos) {
    isPostponing = true;
    postponedNanos = nowNanos;
  }

  /** Removes what has found no other master since {@link #postponeRemovals}. */
  public void removePostponed(long nowNanos, Effects out) {
    isPostponing = false;
    for (Removal removal : postponed) {
      Held entry = held.get(new AddressKey(removal.ifIndex(), removal.spec().prefix()));
      if (entry != null && entry.wanters.isEmpty()) {
        remove(entry, removal, nowNanos, out);
      }
    }
    postponed.clear();
  }

  /** A master wants an address. Its interface may be missing: then nothing happens yet. */
  void want(VirtualAddress address, long nowNanos, Effects out) {
    LinkState link = links.byName(address.spec().interfaceName());
    if (link == null) {
      return;
    }
    address.ifIndex(link.ifIndex());
    Held entry = held.computeIfAbsent(key(address), _ -> new Held());
    boolean isFirst = entry.wanters.isEmpty();
    entry.wanters.add(address);
    if (address.plan().isPermanent()) {
      leases.makePermanent(entry.lease, out);
    }
    if (isFirst && !isTakenOver(address, entry, nowNanos, out)) {
      order(address, nowNanos, out);
    }
  }

  /** Orders an address that is wanted, for the first time or again. */
  void order(VirtualAddress address, long nowNanos, Effects out) {
    Held entry = held.get(key(address));
    if (entry != null) {
      int seconds = lease(address, entry, nowNanos);
      entry.ordered = true;
      out.add(
          new Effect.AddAddress(
              address.plan().routerId(), address.ifIndex(), address.spec(), seconds));
    }
  }

  /**
   * One that somebody else put there stays as it is: a lease would limit the life of the route to
   * its subnet, too.
   */
  private int lease(VirtualAddress address, Held entry, long nowNanos) {
    boolean isForeign = isSeen(address) && entry.removalsUnderWay == 0 && !entry.ordered;
    leases.end(entry.lease);
    entry.lease = null;
    entry.foreign = isForeign;
    if (isForeign || address.plan().isPermanent() || !leases.isFor(address.spec())) {
      return Leases.NONE;
    }
    entry.lease = leases.begin(address, nowNanos);
    return leases.seconds();
  }

  /** A static address is from now on held by a master alone: it no longer stays for ever. */
  private void lend(VirtualAddress address, Held entry, long nowNanos, Effects out) {
    if (!entry.foreign && leases.isFor(address.spec()) && !address.plan().isPermanent()) {
      leases.end(entry.lease);
      Lease lease = leases.begin(address, nowNanos);
      entry.lease = lease;
      out.add(lease.order(leases.seconds()));
    }
  }

  /** A master no longer wants an address; returns whether it was the last one. */
  boolean giveUp(VirtualAddress address, long nowNanos, Effects out) {
    Held entry = held.get(key(address));
    int ifIndex = address.ifIndex();
    address.ifIndex(0);
    if (entry == null || !entry.wanters.remove(address)) {
      return false;
    }
    if (!entry.wanters.isEmpty()) {
      VirtualAddress heir = entry.wanters.get(0);
      inherit(heir, nowNanos);
      if (address.plan().isPermanent()) {
        lend(heir, entry, nowNanos, out);
      }
      return false;
    }
    Removal removal = new Removal(address.plan().routerId(), ifIndex, address.spec());
    if (isPostponing) {
      postponed.add(removal);
    } else {
      remove(entry, removal, nowNanos, out);
    }
    return true;
  }

  private void removeStale(Removal stale, long nowNanos, Effects out) {
    AddressSpec spec = stale.spec();
    int ifIndex = stale.ifIndex();
    if (!view.contains(ifIndex, spec.prefix())) {
      return;
    }
    Held entry = held.computeIfAbsent(new AddressKey(ifIndex, spec.prefix()), _ -> new Held());
    boolean isGoing = entry.removalsUnderWay > 0 || isPostponed(ifIndex, spec.prefix());
    if (entry.wanters.isEmpty() && !isGoing) {
      expectRemoval(entry, nowNanos);
      if (bringsItsRoute(spec)) {
        out.add(new Effect.RenewAddress(stale.routerId(), ifIndex, spec, Leases.NONE));
      }
      out.add(new Effect.RemoveAddress(stale.routerId(), ifIndex, spec));
      out.log(LogEvent.STALE_ADDRESS, spec.prefix(), spec.interfaceName());
    }
  }

  private boolean isPostponed(int ifIndex, Prefix prefix) {
    for (Removal removal : postponed) {
      if (removal.ifIndex() == ifIndex && removal.spec().prefix().equals(prefix)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an address whose removal is postponed can stay for its new master. With another label
   * or scope it cannot: the kernel does not change them in place.
   */
  private boolean isTakenOver(VirtualAddress address, Held entry, long nowNanos, Effects out) {
    for (int index = 0; index < postponed.size(); index++) {
      Removal removal = postponed.get(index);
      if (removal.ifIndex() == address.ifIndex()
          && removal.spec().prefix().equals(address.spec().prefix())) {
        postponed.remove(index);
        if (removal.spec().equals(address.spec())) {
          if (removal.routerId() == AddressPlan.STATIC && entry.ordered) {
            lend(address, entry, nowNanos, out);
          }
          return entry.ordered;
        }
        remove(entry, removal, postponedNanos, out);
        return false;
      }
    }
    return false;
  }

  private void remove(Held entry, Removal removal, long nowNanos, Effects out) {
    if (entry.ordered || view.contains(removal.ifIndex(), removal.spec().prefix())) {
      expectRemoval(entry, nowNanos);
    }
    entry.ordered = false;
    if (bringsItsRoute(removal.spec())) {
      leases.makePermanent(entry.lease, out);
    }
    leases.end(entry.lease);
    out.withdrawAnnouncements(removal.ifIndex(), removal.spec().address());
    out.add(new Effect.RemoveAddress(removal.routerId(), removal.ifIndex(), removal.spec()));
  }

  /** Removes what an earlier run left behind of addresses that nobody on this host holds now. */
  public void removeStale(int routerId, List<AddressSpec> addresses, long nowNanos, Effects out) {
    for (AddressSpec spec : addresses) {
      LinkState link = links.byName(spec.interfaceName());
      if (link != null) {
        removeStale(new Removal(routerId, link.ifIndex(), spec), nowNanos, out);
      }
    }
  }

  /** An earlier run left an address on some interface, whatever its configuration was. */
  public void leftBehind(int ifIndex, Prefix prefix, @Nullable IpAddress peer) {
    LinkState link = links.byIndex(ifIndex);
    String name = link == null ? "" : link.name();
    AddressOptions options = AddressOptions.NONE.withPeer(peer);
    leftBehind.add(new Removal(0, ifIndex, new AddressSpec(prefix, name, 0, null, null, options)));
  }

  /**
   * Removes what an earlier run left behind and nobody on this host holds now. While the kernel
   * still has it, it is no source of adverts.
   */
  public void removeLeftBehind(long nowNanos, Effects out) {
    for (Removal left : leftBehind) {
      if (view.contains(left.ifIndex(), left.spec().prefix())) {
        view.add(left.ifIndex(), left.spec().prefix(), false);
      }
      removeStale(left, nowNanos, out);
    }
    leftBehind.clear();
  }

  /** The kernel has an address (again). */
  public void added(Input.AddressAdded added, long nowNanos, Effects out) {
    view.add(added.ifIndex(), added.prefix(), added.usable());
    VirtualAddress address = wanted(added.ifIndex(), added.prefix());
    if (address != null) {
      // While an address counts as missing it is not announced.
      address.repairNanos(DeadlineHeap.NONE);
      if (address.isRefused() || (address.isDuplicate() && added.usable())) {
        accepted(address, nowNanos, out);
      }
      appeared(added, nowNanos, out);
    }
  }

  /** All who want it may have wanted to announce it. */
  private void appeared(Input.AddressAdded added, long nowNanos, Effects out) {
    Held entry = held.get(new AddressKey(added.ifIndex(), added.prefix()));
    for (int index = 0; entry != null && index < entry.wanters.size(); index++) {
      VirtualAddress address = entry.wanters.get(index);
      if (address.owedAnnouncements() > 0) {
        address.plan().repairs().appeared(address, nowNanos, out);
      }
    }
  }

  private static void accepted(VirtualAddress address, long nowNanos, Effects out) {
    AddressPlan.Repairs repairs = address.plan().repairs();
    AddressSpec spec = address.spec();
    out.log(LogEvent.ADDRESS_ACCEPTED, repairs.name(), spec.prefix(), spec.interfaceName());
    address.isDuplicate(false);
    address.isRefused(false);
    address.wasMissed(false);
    repairs.repaired(address, nowNanos, out);
  }

  private @Nullable VirtualAddress wanted(int ifIndex, Prefix prefix) {
    Held entry = held.get(new AddressKey(ifIndex, prefix));
    return entry == null || entry.wanters.isEmpty() ? null : entry.wanters.get(0);
  }

  /** Another station has an address that this host wants; returns whether it is wanted here. */
  public boolean isDuplicate(int ifIndex, Prefix prefix, Effects out) {
    VirtualAddress address = wanted(ifIndex, prefix);
    if (address != null && !address.isDuplicate()) {
      address.isDuplicate(true);
      AddressPlan.Repairs repairs = address.plan().repairs();
      String name = address.spec().interfaceName();
      repairs.refused(
          address, new Effect.Log(LogEvent.ADDRESS_DUPLICATE, repairs.name(), prefix, name), out);
    }
    return address != null;
  }

  /** The kernel no longer has an address; whoever wants it is told to put it back. */
  public void removed(Input.AddressRemoved removed, long nowNanos, Effects out) {
    int ifIndex = removed.ifIndex();
    Prefix prefix = removed.prefix();
    view.remove(ifIndex, prefix);
    AddressKey key = new AddressKey(ifIndex, prefix);
    Held entry = held.get(key);
    if (entry == null) {
      return;
    }
    boolean isOurs = entry.removalsUnderWay > 0 && nowNanos <= entry.removalsUntilNanos;
    entry.removalsUnderWay = isOurs ? entry.removalsUnderWay - 1 : 0;
    if (!isOurs) {
      // A removal of ours ended the lease there was; one that began since is of another adding.
      leases.end(entry.lease);
    }
    if (entry.wanters.isEmpty()) {
      if (entry.removalsUnderWay == 0) {
        held.remove(key);
      }
      return;
    }
    VirtualAddress address = entry.wanters.get(0);
    if (!isOurs && !address.spec().options().tracked().watched()) {
      return;
    }
    address.lost(removed.why());
    address.wasMissed(true);
    if (removed.why() == Input.AddressRemoved.Why.DUPLICATE) {
      isDuplicate(ifIndex, prefix, out);
      address.plan().missing(address, nowNanos + REPORT_WAIT_NANOS);
    } else {
      address.plan().missing(address, isOurs ? nowNanos + REPAIR_GAP_NANOS : nowNanos);
    }
  }

  /**
   * The kernel refused to add an address, for a reason in its words: it is tried again later, if it
   * is still wanted.
   */
  public void refused(Effect.AddAddress order, String reason, long nowNanos, Effects out) {
    Held entry = held.get(new AddressKey(order.ifIndex(), order.address().prefix()));
    if (entry == null || entry.wanters.isEmpty()) {
      return;
    }
    VirtualAddress address = entry.wanters.get(0);
    leases.end(entry.lease);
    if (!address.isRefused()) {
      address.isRefused(true);
      AddressPlan.Repairs repairs = address.plan().repairs();
      AddressSpec spec = address.spec();
      repairs.refused(
          address,
          new Effect.Log(
              LogEvent.ADDRESS_REFUSED,
              repairs.name(),
              spec.prefix(),
              spec.interfaceName(),
              reason),
          out);
    }
    address.plan().missing(address, nowNanos + REPORT_WAIT_NANOS);
  }

  /**
   * The kernel refused to renew a lease: it is tried again soon.
   *
   * @return whether that is news
   */
  public boolean refused(Effect.RenewAddress order, long nowNanos) {
    Held entry = held.get(new AddressKey(order.ifIndex(), order.address().prefix()));
    Lease lease = entry == null ? null : entry.lease;
    if (lease == null || lease.hasEnded()) {
      return false;
    }
    leases.retry(lease, nowNanos);
    return lease.refuse();
  }

  /** An interface is gone with everything on it. */
  public void linkRemoved(int ifIndex) {
    view.removeLink(ifIndex);
    held.entrySet()
        .removeIf(entry -> {
          if (entry.getKey().ifIndex() != ifIndex) {
            return false;
          }
          leases.end(entry.getValue().lease);
          for (VirtualAddress address : entry.getValue().wanters) {
            address.ifIndex(0);
          }
          return true;
        });
  }

  /** Forgets removals that were never reported. */
  public void purge(long nowNanos) {
    held.values().removeIf(entry -> entry.wanters.isEmpty() && nowNanos > entry.removalsUntilNanos);
  }

  /** Another master goes on wanting the address, and with it gets any repair that was under way. */
  private void inherit(VirtualAddress heir, long nowNanos) {
    if (!isSeen(heir)) {
      heir.plan().missing(heir, nowNanos + REPAIR_GAP_NANOS);
    }
  }

  /**
   * Whether Linux takes a route away with an address only if the address is permanent: else the
   * route to its IPv6 prefix stays until the lease would have run out.
   */
  private static boolean bringsItsRoute(AddressSpec spec) {
    return spec.address().family() == Family.IPV6 && !spec.options().withoutRoute();
  }

  private static void expectRemoval(Held entry, long nowNanos) {
    entry.removalsUnderWay++;
    entry.removalsUntilNanos = nowNanos + REPORT_WAIT_NANOS;
  }

  private static AddressKey key(VirtualAddress address) {
    return new AddressKey(address.ifIndex(), address.spec().prefix());
  }
}

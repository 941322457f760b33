package io.holdfast.core.link;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.LinkLayer;
import io.holdfast.core.LinkState;
import io.holdfast.core.LogEvent;
import io.holdfast.core.Sysctl;
import io.holdfast.core.address.AddressView;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the interfaces that virtual routers need made: makes them as soon as what they stand on is
 * there, prepares them, makes them again when somebody removes them, and removes them when nobody
 * needs them any more. One that is found as it should be is used; it is removed in the end only if
 * an earlier run has made it. Looks at everything again each time something changed. Owned by the
 * engine's thread.
 */
public final class MadeLinks {
  private static final long RETRY_NANOS = 1_000_000_000L;
  private static final int NO_ROUTER = 0;
  private static final int LINK_LOCAL_LENGTH = 64;
  private static final int SCOPE_LINK = 253;
  private static final int GENERATE_NO_ADDRESS = 1;

  private final LinkTable links;
  private final AddressView view;
  private final Timer retry;
  private final SysctlClaims claims;
  private final Map<String, MadeLink> wanted = new LinkedHashMap<>();
  private final Map<String, String> unwanted = new LinkedHashMap<>();
  private boolean hasBeenTold;

  /** Creates one that wants nothing. */
  public MadeLinks(LinkTable links, AddressView view, TimerQueue timers) {
    this.links = links;
    this.view = view;
    this.claims = new SysctlClaims(links);
    this.retry = timers.create(this::retry);
  }

  /** An earlier run has made an interface. */
  public void leftBehind(String interfaceName) {
    unwanted.put(interfaceName, "");
  }

  /** Whether an interface is being made, so that whoever needs it had better wait than fail. */
  public boolean isUnderWay(String interfaceName) {
    MadeLink link = wanted.get(interfaceName);
    if (link == null || link.isRefused || link.wasUsable) {
      return false;
    }
    LinkState base = links.byName(link.spec.base());
    return base != null && base.usable();
  }

  /** Whether an interface is one that is made. */
  public boolean isWanted(String interfaceName) {
    return wanted.containsKey(interfaceName);
  }

  /** Whether an interface cannot be made, or is not the one that is wanted under its name. */
  public boolean isRefused(String interfaceName) {
    MadeLink link = wanted.get(interfaceName);
    return link != null && link.isRefused;
  }

  /**
   * Wants what these virtual routers need and nothing else. What nobody needs any more stays until
   * {@link #sweep}, so that addresses leave it first.
   */
  public void want(List<RouterSpec> routers, Effects out) {
    hasBeenTold = true;
    Map<String, MadeLink> before = new LinkedHashMap<>(wanted);
    wanted.clear();
    Set<String> promoting = new LinkedHashSet<>();
    for (RouterSpec router : routers) {
      if (router.host().link().promotesSecondaries()) {
        promoting.add(router.interfaceName());
      }
      for (MadeLinkSpec spec : router.host().made()) {
        want(router.name(), spec, before);
      }
    }
    for (Map.Entry<String, MadeLink> gone : before.entrySet()) {
      if (gone.getValue().isOurs) {
        unwanted.put(gone.getKey(), gone.getValue().owner);
      }
    }
    claims.promote(promoting);
    evaluate(out);
  }

  /** An interface has another name. */
  public void renamed(String before, String now, Effects out) {
    claims.renamed(before, now, out);
  }

  /** Restores numbers of what was renamed, from which the addresses have been removed. */
  public void settleRenamed(Effects out) {
    claims.settleRenamed(out);
  }

  /** Looks at everything again, once it is known what is wanted of what an earlier run has left. */
  public void evaluate(Effects out) {
    if (!hasBeenTold) {
      return;
    }
    for (MadeLink link : wanted.values()) {
      evaluate(link, out);
    }
    claims.keep(specs(), out);
  }

  /** Removes what nobody needs; what stands in the way of a wanted one is removed there. */
  public void sweep(Effects out) {
    Iterator<Map.Entry<String, String>> each = unwanted.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<String, String> entry = each.next();
      if (!wanted.containsKey(entry.getKey())) {
        remove(entry.getKey(), entry.getValue(), out);
        each.remove();
      }
    }
    claims.settlePromotion();
    claims.keep(specs(), out);
  }

  /** An address appeared: that of a base may have to be copied, one of its own was waited for. */
  public void addressAdded(int ifIndex, Effects out) {
    for (MadeLink link : wanted.values()) {
      LinkState base = links.byName(link.spec.base());
      if (link.ifIndex == ifIndex || (base != null && base.ifIndex() == ifIndex)) {
        evaluate(link, out);
      }
    }
  }

  /** An order about an interface was refused. */
  public void failed(Input.LinkFailed failed, long nowNanos, Effects out) {
    switch (failed.effect()) {
      case Effect.CreateLink create -> {
        MadeLink link = wanted.get(create.link().name());
        if (link != null) {
          refused(link, failed.reason(), out);
        }
        retry.scheduleAtLatest(nowNanos + RETRY_NANOS);
      }
      case Effect.SetLinkUp up -> {
        MadeLink link = wanted.get(up.interfaceName());
        if (link != null) {
          link.isUpOrdered = false;
          out.log(LogEvent.LINK_NOT_UP, link.owner, up.interfaceName(), failed.reason());
        }
        retry.scheduleAtLatest(nowNanos + RETRY_NANOS);
      }
      case Effect.RemoveLink remove ->
          out.log(LogEvent.LINK_NOT_REMOVED, remove.interfaceName(), failed.reason());
      default -> throw new IllegalArgumentException("not about an interface: " + failed);
    }
  }

  /** A link-local address was refused. */
  public void addressFailed(Effect.AddAddress order, long nowNanos, String reason, Effects out) {
    MadeLink link = wanted.get(order.address().interfaceName());
    if (link == null) {
      return;
    }
    link.linkLocal = null;
    if (!link.isRefused) {
      link.isRefused = true;
      out.log(
          LogEvent.ADDRESS_REFUSED,
          link.owner,
          order.address().prefix(),
          order.address().interfaceName(),
          reason);
    }
    retry.scheduleAtLatest(nowNanos + RETRY_NANOS);
  }

  /** Whether an order is of here. Static addresses have no virtual router, either. */
  public boolean isOfMadeLink(Effect.AddAddress order) {
    return order.routerId() == NO_ROUTER && isWanted(order.address().interfaceName());
  }

  /** A number was set that has to be restored. */
  public void claimed(Input.SysctlClaimed claimed, Effects out) {
    claims.claimed(claimed, out);
  }

  /** A number could not be set. */
  public void failed(Input.SysctlFailed failed, Effects out) {
    claims.failed(failed, out);
  }

  private void want(String owner, MadeLinkSpec spec, Map<String, MadeLink> before) {
    MadeLink known = before.get(spec.name());
    if (known != null && known.spec.isSameLink(spec)) {
      before.remove(spec.name());
      if (!known.spec.equals(spec)) {
        known.spec = spec;
        known.ifIndex = 0;
      }
      wanted.put(spec.name(), known);
    } else {
      wanted.putIfAbsent(spec.name(), new MadeLink(owner, spec));
    }
  }

  private static void refused(MadeLink link, String reason, Effects out) {
    link.isOrdered = false;
    if (!link.isRefused) {
      link.isRefused = true;
      out.log(
          LogEvent.LINK_REFUSED,
          link.owner,
          link.spec.name(),
          link.spec.base(),
          reason,
          link.kind());
    }
  }

  private void remove(String name, String owner, Effects out) {
    LinkState present = links.byName(name);
    if (present != null) {
      out.log(owner.isEmpty() ? LogEvent.STALE_LINK : LogEvent.VMAC_REMOVED, owner, name);
      out.add(new Effect.RemoveLink(present.ifIndex(), name));
    }
  }

  private void evaluate(MadeLink link, Effects out) {
    LinkState present = links.byName(link.spec.name());
    LinkState base = links.byName(link.spec.base());
    if (present == null) {
      link.forget();
      link.isMakingRoom = false;
      if (base != null && !link.isOrdered) {
        order(link, base, out);
      }
    } else if (isInOldVrf(link, present, base)) {
      // What is on it would stay in the old routing tables: it begins anew.
      link.forget();
      link.isMakingRoom = true;
      remove(present.name(), link.owner, out);
    } else if (isAsWanted(present, base, link.spec)) {
      settle(link, present, Objects.requireNonNull(base), out);
    } else {
      makeRoom(link, present, out);
    }
  }

  private void order(MadeLink link, LinkState base, Effects out) {
    link.isOrdered = true;
    link.isOurs = true;
    out.add(new Effect.CreateLink(link.spec, base.ifIndex(), group(link.spec, base), vrf(base)));
  }

  /** What stands on an interface of a VRF belongs to that VRF, or its addresses would not. */
  private int vrf(LinkState base) {
    LinkState master = links.byIndex(base.layer().masterIndex());
    return master != null && master.layer().kind().equals(LinkLayer.VRF) ? master.ifIndex() : 0;
  }

  /** Whether its base has moved into or out of a VRF since it was made. */
  private boolean isInOldVrf(MadeLink link, LinkState present, @Nullable LinkState base) {
    return link.isOurs
        && link.ifIndex == present.ifIndex()
        && base != null
        && link.vrfIndex != vrf(base);
  }

  /** What an earlier run or another configuration has made here goes first; others stay. */
  private void makeRoom(MadeLink link, LinkState present, Effects out) {
    link.forget();
    String owner = unwanted.remove(present.name());
    if (owner != null) {
      link.isMakingRoom = true;
      remove(present.name(), owner, out);
    } else if (!link.isMakingRoom && !link.isRefused && !link.isOrdered) {
      link.isRefused = true;
      out.log(LogEvent.LINK_NAME_TAKEN, link.owner, present.name(), link.spec.base());
    }
  }

  private void settle(MadeLink link, LinkState present, LinkState base, Effects out) {
    if (link.ifIndex != present.ifIndex()) {
      if (link.ifIndex != 0) {
        link.forget();
      }
      link.isOurs |= unwanted.remove(present.name()) != null;
      if (link.isOrdered) {
        out.log(LogEvent.VMAC_CREATED, link.owner, present.name(), link.kind());
      } else {
        out.log(LogEvent.VMAC_FOUND, link.owner, present.name());
      }
      // The kernel tells of a new interface before it tells of its master.
      link.vrfIndex = vrf(link.isOrdered ? base : present);
      link.isOrdered = false;
      link.isRefused = false;
      link.ifIndex = present.ifIndex();
      prepare(link.spec, out);
      addOwnAddress(link.spec, present, out);
    }
    link.wasUsable |= present.usable() && hasSource(link.spec, present);
    link.isRefused &= !link.wasUsable;
    if (!present.up() && base.up() && !link.isUpOrdered) {
      link.isUpOrdered = true;
      out.add(new Effect.SetLinkUp(present.ifIndex(), present.name()));
    }
    if (link.spec.ipv6() && link.spec.mac() != null && base.up()) {
      copyLinkLocal(link, present, base, out);
    }
  }

  /** A macvlan carries addresses that the interface below must not answer for, and no others. */
  private void prepare(MadeLinkSpec spec, Effects out) {
    String name = spec.name();
    claims.require(spec, out);
    if (spec.mac() != null) {
      // One for IPv6 would answer ARP for every IPv4 address of the host, too.
      set(Sysctl.ipv4(name, "arp_ignore"), 1, out);
    }
    if (spec.ipv4() && spec.mac() != null) {
      set(Sysctl.ipv4(name, "accept_local"), 1, out);
      set(Sysctl.ipv4(name, "rp_filter"), 0, out);
      set(Sysctl.ipv4(name, "promote_secondaries"), 1, out);
    }
    if (spec.mac() != null) {
      // It gets a copy of the base's link-local address. An ipvlan must not: it would take from the
      // base whatever is sent there.
      set(Sysctl.ipv6(name, "addr_gen_mode"), GENERATE_NO_ADDRESS, out);
    }
    set(Sysctl.ipv6(name, "disable_ipv6"), spec.ipv6() ? 0 : 1, out);
  }

  private static void addOwnAddress(MadeLinkSpec spec, LinkState present, Effects out) {
    Prefix own = spec.address();
    if (own != null) {
      AddressSpec address =
          own.address().family() == Family.IPV6
              ? deprecated(own, present)
              : new AddressSpec(own, present.name(), 0, null, null);
      out.add(new Effect.AddAddress(NO_ROUTER, present.ifIndex(), address));
    }
  }

  private boolean hasSource(MadeLinkSpec spec, LinkState present) {
    Prefix own = spec.address();
    return (own == null || view.contains(present.ifIndex(), own))
        && (!spec.ipv6() || view.linkLocal(present.ifIndex()) != null);
  }

  /** Adverts of IPv6 leave from a link-local address, which has to be on their interface. */
  private void copyLinkLocal(MadeLink link, LinkState present, LinkState base, Effects out) {
    IpAddress found = view.linkLocal(base.ifIndex());
    IpAddress before = link.linkLocal;
    if (found == null && before != null) {
      return;
    }
    IpAddress address = found == null ? InterfaceId.linkLocal(base.mac()) : found;
    if (!address.equals(before)) {
      if (before != null) {
        out.add(new Effect.RemoveAddress(NO_ROUTER, present.ifIndex(), linkLocal(before, present)));
      }
      link.linkLocal = address;
      out.add(new Effect.AddAddress(NO_ROUTER, present.ifIndex(), linkLocal(address, present)));
    }
  }

  private void retry(long deadlineNanos, long nowNanos, Effects out) {
    evaluate(out);
  }

  private List<MadeLinkSpec> specs() {
    List<MadeLinkSpec> specs = new ArrayList<>();
    for (MadeLink link : wanted.values()) {
      specs.add(link.spec);
    }
    return specs;
  }

  private static boolean isAsWanted(
      LinkState present, @Nullable LinkState base, MadeLinkSpec spec) {
    if (spec.mac() != null) {
      return LinkNaming.isMacvlan(present, base, spec.mac());
    }
    return base != null
        && present.layer().kind().equals(LinkLayer.IPVLAN)
        && present.layer().parentIndex() == base.ifIndex();
  }

  private static AddressSpec linkLocal(IpAddress address, LinkState on) {
    return deprecated(new Prefix(address, LINK_LOCAL_LENGTH), on);
  }

  /** One that the kernel does not choose by itself for what the host sends. */
  private static AddressSpec deprecated(Prefix prefix, LinkState on) {
    return new AddressSpec(prefix, on.name(), SCOPE_LINK, null, null, AddressOptions.preferred(0));
  }

  private static int group(MadeLinkSpec spec, LinkState base) {
    boolean isNumber = !spec.group().isEmpty() && spec.group().chars().allMatch(Character::isDigit);
    return isNumber ? Integer.parseUnsignedInt(spec.group()) : base.layer().group();
  }

  private static void set(Sysctl sysctl, int value, Effects out) {
    out.add(new Effect.SetSysctl(sysctl, value));
  }
}

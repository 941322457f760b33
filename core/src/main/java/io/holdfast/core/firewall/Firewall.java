package io.holdfast.core.firewall;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.FirewallState;
import io.holdfast.core.FirewallState.Part;
import io.holdfast.core.FirewallState.RefusedAddress;
import io.holdfast.core.FirewallState.VirtualLink;
import io.holdfast.core.LogEvent;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.FirewallSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * The packet filter that this host needs: for {@code no_accept}, addresses of masters that do not
 * own them (RFC 9568 section 6.4.3), and the leaks of virtual MACs. Rules are there before the
 * addresses they guard, and leave after them.
 */
public final class Firewall {
  private static final long RETRY_NANOS = 10_000_000_000L;

  private final Timer retry;
  private Set<Part> parts = EnumSet.noneOf(Part.class);
  private FirewallSpec spec = FirewallSpec.DEFAULT;
  private FirewallState ordered = FirewallState.none();
  private long number;
  private boolean isDirty;
  private boolean hasComplained;

  /** Makes one that holds nothing. */
  public Firewall(TimerQueue timers) {
    retry = timers.create((deadline, now, out) -> again());
  }

  /** Takes which parts a configuration needs. */
  public void configure(Configuration configuration) {
    FirewallSpec asked = configuration.global().system().firewall();
    String table = asked.table().isEmpty() ? FirewallSpec.TABLE : asked.table();
    spec = new FirewallSpec(table, asked.priority(), asked.byIndex(), asked.counted());
    parts = EnumSet.noneOf(Part.class);
    for (RouterSpec router : configuration.routers()) {
      if (!router.host().namespace().isEmpty()) {
        continue;
      }
      if (!router.host().link().accepts()) {
        need(router.addresses());
        need(router.excludedAddresses());
      }
      for (MadeLinkSpec made : router.host().made()) {
        need(made);
      }
    }
    isDirty = true;
  }

  /** Addresses that are to be refused may be others now. */
  public void changed() {
    isDirty = true;
  }

  /** Whether something changed in this turn. */
  public boolean isDirty() {
    return isDirty;
  }

  /** Everything is given back. */
  public void clear() {
    parts = EnumSet.noneOf(Part.class);
    isDirty = true;
    retry.cancel();
  }

  /** The host could not do the latest order; an older one is of no interest. */
  public void failed(Effect.SetFirewall order, String reason, long nowNanos, Effects out) {
    if (order.number() != number) {
      return;
    }
    if (!hasComplained) {
      hasComplained = true;
      out.log(LogEvent.FIREWALL_REFUSED, order.state().spec().table(), reason);
    }
    retry.schedule(nowNanos + RETRY_NANOS);
  }

  /** The entry of an address: what is link-local means something on its interface only. */
  public static RefusedAddress refused(IpAddress address, int ifIndex) {
    return new RefusedAddress(address, isLinkLocal(address) ? ifIndex : 0);
  }

  /**
   * Orders what has changed in a turn, at its end.
   *
   * @param refused every address that is held and not accepted
   * @param virtualLinks every interface with a virtual MAC that is there
   */
  public void settle(
      SortedSet<RefusedAddress> refused, SortedSet<VirtualLink> virtualLinks, Effects out) {
    isDirty = false;
    FirewallState wanted =
        parts.isEmpty()
            ? FirewallState.none()
            : new FirewallState(spec, parts, refused, virtualLinks);
    if (wanted.equals(ordered)) {
      return;
    }
    FirewallState first = wanted.refusingAlso(ordered);
    boolean removes = !first.equals(wanted);
    if (wanted.parts().isEmpty()) {
      order(wanted, Effect.SetFirewall.Moment.AFTER_ADDRESSES, out);
    } else {
      if (!first.equals(ordered)) {
        order(first, Effect.SetFirewall.Moment.BEFORE_ADDRESSES, out);
      }
      if (removes) {
        order(wanted, Effect.SetFirewall.Moment.AFTER_ADDRESSES, out);
      }
    }
    ordered = wanted;
  }

  private void order(FirewallState state, Effect.SetFirewall.Moment moment, Effects out) {
    out.add(new Effect.SetFirewall(++number, state, moment));
  }

  private void again() {
    ordered = FirewallState.none();
    isDirty = true;
  }

  /** A macvlan with a virtual MAC; an ipvlan has the MAC of what it stands on. */
  private void need(MadeLinkSpec made) {
    if (made.mac() != null && made.ipv4()) {
      parts.add(Part.VIRTUAL_LINKS_IPV4);
    }
    if (made.mac() != null && made.ipv6()) {
      parts.add(Part.VIRTUAL_LINKS_IPV6);
    }
  }

  private void need(List<AddressSpec> addresses) {
    for (AddressSpec address : addresses) {
      boolean isIpv4 = address.address().family() == Family.IPV4;
      parts.add(isIpv4 ? Part.ADDRESSES_IPV4 : Part.ADDRESSES_IPV6);
    }
  }

  private static boolean isLinkLocal(IpAddress address) {
    return address.family() == Family.IPV6 && address.high() >>> 54 == 0xfe80 >>> 6;
  }
}

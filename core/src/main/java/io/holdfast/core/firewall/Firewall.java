package io.holdfast.core.firewall;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.FirewallState;
import io.holdfast.core.FirewallState.Part;
import io.holdfast.core.LogEvent;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.FirewallSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.Family;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The packet filter that one network namespace needs: for {@code no_accept}, addresses of masters
 * that do not own them (RFC 9568 section 6.4.3), and the leaks of virtual MACs. Rules are there
 * before the addresses they guard, and leave after them. Rules that somebody else removes are made
 * again, at most once a second.
 */
final class Firewall {
  private static final long RETRY_NANOS = 10_000_000_000L;
  private static final long REPAIR_GAP_NANOS = 1_000_000_000L;

  private final String namespace;
  private final Timer retry;
  private final FirewallCounters counters;
  private Set<Part> parts = EnumSet.noneOf(Part.class);
  private FirewallSpec spec = FirewallSpec.DEFAULT;
  private FirewallState ordered = FirewallState.none();
  private FirewallState guarding = FirewallState.none();
  private long number;
  private long repairedNanos = Long.MIN_VALUE / 2;
  private boolean isLeftBehind;
  private boolean isTouched;
  private boolean hasComplained;

  /** Makes one that holds nothing. */
  Firewall(String namespace, TimerQueue timers, FirewallCounters counters) {
    this.namespace = namespace;
    this.counters = counters;
    retry = timers.create((deadline, now, out) -> retry(now, out));
  }

  /** Takes which parts a configuration needs. */
  void configure(Configuration configuration) {
    FirewallSpec asked = configuration.global().system().firewall();
    String table = asked.table().isEmpty() ? FirewallSpec.TABLE : asked.table();
    spec = new FirewallSpec(table, asked.priority(), asked.byIndex(), asked.counted());
    parts = EnumSet.noneOf(Part.class);
    for (RouterSpec router : configuration.routers()) {
      if (router.host().namespace().equals(namespace)) {
        need(router);
      }
    }
  }

  /** An earlier run has left rules here, which go even if none are needed now. */
  void leftBehind() {
    isLeftBehind = true;
  }

  /** Everything is given back. */
  void clear() {
    parts = EnumSet.noneOf(Part.class);
    isTouched = false;
    retry.cancel();
  }

  /** Somebody else has removed what was made here: it is made again. */
  void touched(long nowNanos, Effects out) {
    if (ordered.parts().isEmpty()) {
      return;
    }
    isTouched = true;
    if (nowNanos - repairedNanos < REPAIR_GAP_NANOS) {
      retry.scheduleAtLatest(repairedNanos + REPAIR_GAP_NANOS);
    } else {
      retry(nowNanos, out);
    }
  }

  /** The host could not do the latest order; an older one is of no interest. */
  void failed(Effect.SetFirewall order, String reason, long nowNanos, Effects out) {
    if (order.number() != number) {
      return;
    }
    counters.refused();
    if (!hasComplained) {
      hasComplained = true;
      out.log(LogEvent.FIREWALL_REFUSED, name(), reason);
    }
    retry.schedule(nowNanos + RETRY_NANOS);
  }

  /**
   * Orders what has changed since the last input, at its end. A turn may have several, and all that
   * goes before addresses then goes before all that goes after them: while an order of the latter
   * kind waits, what it takes away is still guarded, and it is not the last word.
   *
   * @param needs what is to be kept away, null while the network namespace is not there
   */
  void settle(@Nullable FirewallNeeds needs, Effects out) {
    FirewallState wanted =
        parts.isEmpty() || needs == null
            ? FirewallState.none()
            : new FirewallState(spec, parts, needs.refused(), needs.virtualLinks());
    if (wanted.equals(ordered) && !isLeftBehind) {
      return;
    }
    isLeftBehind = false;
    boolean isWaiting = isWaiting(out);
    FirewallState present = isWaiting ? guarding : ordered;
    FirewallState first = wanted.refusingAlso(present);
    boolean removes = isWaiting || !first.equals(wanted);
    if (wanted.parts().isEmpty()) {
      order(wanted, Effect.SetFirewall.Moment.AFTER_ADDRESSES, out);
    } else {
      if (!first.equals(present)) {
        order(first, Effect.SetFirewall.Moment.BEFORE_ADDRESSES, out);
      }
      if (removes) {
        order(wanted, Effect.SetFirewall.Moment.AFTER_ADDRESSES, out);
      }
    }
    guarding = wanted.parts().isEmpty() ? present : first;
    ordered = wanted;
  }

  /** Whether an order of this turn waits until addresses have left. */
  private boolean isWaiting(Effects out) {
    for (int index = 0; index < out.size(); index++) {
      if (out.get(index) instanceof Effect.SetFirewall order
          && order.moment() == Effect.SetFirewall.Moment.AFTER_ADDRESSES
          && order.namespace().equals(namespace)) {
        return true;
      }
    }
    return false;
  }

  private void order(FirewallState state, Effect.SetFirewall.Moment moment, Effects out) {
    out.add(new Effect.SetFirewall(namespace, ++number, state, moment));
  }

  private void retry(long nowNanos, Effects out) {
    if (isTouched) {
      isTouched = false;
      repairedNanos = nowNanos;
      counters.repaired();
      out.log(LogEvent.FIREWALL_REPAIRED, name());
    }
    ordered = FirewallState.none();
    guarding = FirewallState.none();
    counters.changed();
  }

  private String name() {
    return NamespacedName.of(namespace, spec.table());
  }

  private void need(RouterSpec router) {
    if (!router.host().link().accepts()) {
      need(router.addresses());
      need(router.excludedAddresses());
    }
    for (MadeLinkSpec made : router.host().made()) {
      // An ipvlan has the MAC of what it stands on.
      if (made.mac() != null && FirewallNeeds.carries(router, made, Family.IPV4)) {
        parts.add(Part.VIRTUAL_LINKS_IPV4);
      }
      if (made.mac() != null && FirewallNeeds.carries(router, made, Family.IPV6)) {
        parts.add(Part.VIRTUAL_LINKS_IPV6);
      }
    }
  }

  private void need(List<AddressSpec> addresses) {
    for (AddressSpec line : addresses) {
      boolean isIpv4 = line.address().family() == Family.IPV4;
      parts.add(isIpv4 ? Part.ADDRESSES_IPV4 : Part.ADDRESSES_IPV6);
      if (FirewallNeeds.isLinkLocal(line.address())) {
        parts.add(Part.ADDRESSES_LINK_LOCAL);
      }
    }
  }
}

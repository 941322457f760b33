package io.holdfast.core.link;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.LinkState;
import io.holdfast.core.LogEvent;
import io.holdfast.core.Sysctl;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.host.MadeLinkSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the host that virtual MACs or addresses need and that have to be restored when the
 * last of them is gone. With {@code promote_secondaries} the addresses of a subnet survive the
 * first of them; it goes back only after the addresses have gone. The interface below one must not
 * answer ARP for its addresses ({@code arp_ignore}, {@code arp_filter}), nor name them when it asks
 * itself, or neighbours would learn the wrong MAC address ({@code arp_announce}); and as the kernel
 * filters return paths by the stricter of two numbers, that of all interfaces is moved down to each
 * of them, so that macvlans can do without.
 */
final class SysctlClaims {
  private static final String ARP_IGNORE = "arp_ignore";
  private static final String ARP_FILTER = "arp_filter";
  private static final String ARP_ANNOUNCE = "arp_announce";
  private static final int OWN_ADDRESSES_ONLY = 2;
  private static final String RP_FILTER = "rp_filter";
  private static final String PROMOTE_SECONDARIES = "promote_secondaries";
  private static final String LOOPBACK = "lo";

  private final LinkTable links;
  private final Set<String> exempt = new HashSet<>();
  private final Set<String> promoting = new LinkedHashSet<>();
  private Set<String> promotingLater = Set.of();
  private final Set<Sysctl> asked = new LinkedHashSet<>();
  private final Map<Sysctl, Input.SysctlClaimed> claims = new LinkedHashMap<>();
  private final List<Input.SysctlClaimed> renamed = new ArrayList<>();

  SysctlClaims(LinkTable links) {
    this.links = links;
  }

  /** Claims what an interface needs that carries IPv4 on a base. */
  void require(MadeLinkSpec spec, Effects out) {
    if (spec.ipv4() && spec.mac() != null) {
      exempt.add(spec.name());
      claim(ofNamespace(spec.base(), Sysctl.ALL), 0, Effect.ClaimSysctl.Rule.EXACTLY, out);
      claim(Sysctl.ipv4(spec.base(), ARP_IGNORE), 1, Effect.ClaimSysctl.Rule.AT_LEAST, out);
      claim(Sysctl.ipv4(spec.base(), ARP_FILTER), 1, Effect.ClaimSysctl.Rule.AT_LEAST, out);
      claim(
          Sysctl.ipv4(spec.base(), ARP_ANNOUNCE),
          OWN_ADDRESSES_ONLY,
          Effect.ClaimSysctl.Rule.AT_LEAST,
          out);
    }
  }

  /** A number is claimed, now or by an earlier run; what it was when first claimed counts. */
  void claimed(Input.SysctlClaimed claimed, Effects out) {
    asked.add(claimed.sysctl());
    claims.putIfAbsent(claimed.sysctl(), claimed);
    String all = claimed.sysctl().interfaceName();
    if (claimed.sysctl().equals(ofNamespace(all, Sysctl.ALL)) && claimed.before() > 0) {
      moveDown(NamespacedName.namespace(all), claimed.before(), out);
    }
  }

  /** A number could not be set; it is tried again with the next interface that needs it. */
  void failed(Input.SysctlFailed failed, Effects out) {
    switch (failed.effect()) {
      case Effect.ClaimSysctl claim -> {
        asked.remove(claim.sysctl());
        out.log(LogEvent.SYSCTL_REFUSED, claim.sysctl(), claim.value(), failed.reason());
      }
      case Effect.SetSysctl set ->
          out.log(LogEvent.SYSCTL_REFUSED, set.sysctl(), set.value(), failed.reason());
      case Effect.RestoreSysctl restore ->
          out.log(
              LogEvent.SYSCTL_REFUSED,
              restore.claimed().sysctl(),
              restore.claimed().before(),
              failed.reason());
      default -> throw new IllegalArgumentException("not about a number: " + failed);
    }
  }

  /**
   * Interfaces on which the addresses of a subnet shall survive the first of them; others follow
   * their own ways again from {@link #settlePromotion} on.
   */
  void promote(Set<String> interfaces) {
    promoting.addAll(interfaces);
    promotingLater = interfaces;
  }

  /** The addresses of what is no longer wanted have been removed. */
  void settlePromotion() {
    promoting.retainAll(promotingLater);
  }

  /** Numbers stay with an interface that gets another name: they are to be restored under that. */
  void renamed(String before, String now, Effects out) {
    for (Sysctl sysctl : new ArrayList<>(asked)) {
      if (sysctl.interfaceName().equals(before)) {
        Input.SysctlClaimed claimed = claims.get(sysctl);
        restore(sysctl, out);
        if (claimed != null && claimed.before() != claimed.now()) {
          renamed.add(new Input.SysctlClaimed(sysctl.of(now), claimed.before(), claimed.now()));
        }
      }
    }
  }

  /** The addresses of what was renamed have been removed. */
  void settleRenamed(Effects out) {
    renamed.forEach(claimed -> out.add(new Effect.RestoreSysctl(claimed)));
    renamed.clear();
  }

  /** Restores what none of these interfaces needs, and what is gone with its interface. */
  void keep(List<MadeLinkSpec> needing, Effects out) {
    for (String name : promoting) {
      if (links.byName(name) != null) {
        claim(Sysctl.ipv4(name, PROMOTE_SECONDARIES), 1, Effect.ClaimSysctl.Rule.AT_LEAST, out);
      }
    }
    Set<String> bases = new HashSet<>();
    for (MadeLinkSpec spec : needing) {
      if (spec.ipv4() && spec.mac() != null) {
        bases.add(spec.base());
      }
    }
    for (Sysctl sysctl : new ArrayList<>(asked)) {
      if (!isNeeded(sysctl, bases)) {
        restore(sysctl, out);
      }
    }
  }

  private boolean isNeeded(Sysctl sysctl, Set<String> bases) {
    if (sysctl.isOfOneInterface() && links.byName(sysctl.interfaceName()) == null) {
      return false;
    }
    return switch (sysctl.key()) {
      case RP_FILTER -> hasBaseBeside(sysctl.interfaceName(), bases);
      case PROMOTE_SECONDARIES -> promoting.contains(sysctl.interfaceName());
      default -> bases.contains(sysctl.interfaceName());
    };
  }

  private static boolean hasBaseBeside(String name, Set<String> bases) {
    String namespace = NamespacedName.namespace(name);
    return bases.stream().anyMatch(base -> NamespacedName.namespace(base).equals(namespace));
  }

  /** The number of the return path filter of the network namespace that a name is of. */
  private static Sysctl ofNamespace(String name, String which) {
    String namespace = NamespacedName.namespace(name);
    return Sysctl.ipv4(NamespacedName.of(namespace, which), RP_FILTER);
  }

  private void claim(Sysctl sysctl, int value, Effect.ClaimSysctl.Rule rule, Effects out) {
    if (asked.add(sysctl)) {
      out.add(new Effect.ClaimSysctl(sysctl, value, rule));
    }
  }

  private void restore(Sysctl sysctl, Effects out) {
    asked.remove(sysctl);
    Input.@Nullable SysctlClaimed claimed = claims.remove(sysctl);
    if (claimed != null && claimed.before() != claimed.now()) {
      out.add(new Effect.RestoreSysctl(claimed));
    }
  }

  /** Each interface filters by itself now what all filtered, except those that are made here. */
  private void moveDown(String namespace, int value, Effects out) {
    Effect.ClaimSysctl.Rule rule = Effect.ClaimSysctl.Rule.AT_LEAST;
    String sibling = NamespacedName.of(namespace, Sysctl.DEFAULT);
    claim(ofNamespace(sibling, Sysctl.DEFAULT), value, rule, out);
    for (LinkState link : links.all()) {
      boolean isFiltered =
          link.namespace().equals(namespace)
              && !NamespacedName.plain(link.name()).equals(LOOPBACK)
              && !exempt.contains(link.name());
      if (isFiltered) {
        claim(Sysctl.ipv4(link.name(), RP_FILTER), value, rule, out);
      }
    }
  }
}

package io.holdfast.core.firewall;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.FirewallFigures;
import io.holdfast.core.LinkState;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.NamespacedConfiguration;
import io.holdfast.core.timer.TimerQueue;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The packet filters of this host, one for each network namespace. Owned by the engine's thread.
 */
public final class Firewalls {
  private static final String OWN = "";

  private final LinkTable links;
  private final TimerQueue timers;
  private final FirewallCounters counters = new FirewallCounters();
  private final Map<String, Firewall> firewalls = new TreeMap<>();
  private boolean isConfigured;

  /** Makes one that holds nothing. */
  public Firewalls(LinkTable links, TimerQueue timers) {
    this.links = links;
    this.timers = timers;
  }

  /** Takes what a configuration needs. */
  public void configure(Configuration configuration) {
    isConfigured = true;
    firewall(OWN);
    NamespacedConfiguration.namespaces(configuration).forEach(this::firewall);
    firewalls.values().forEach(firewall -> firewall.configure(configuration));
    changed();
  }

  /** An earlier run has left rules in a network namespace. */
  public void leftBehind(String namespace) {
    firewall(namespace).leftBehind();
    changed();
  }

  /** Somebody else has removed rules of ours in a network namespace. */
  public void touched(String namespace, long nowNanos, Effects out) {
    firewall(namespace).touched(nowNanos, out);
  }

  /** Addresses that are to be refused, or interfaces, may be others now. */
  public void changed() {
    counters.changed();
  }

  /** Whether something changed in this turn. */
  public boolean isDirty() {
    return isConfigured && counters.isDirty();
  }

  /** Everything is given back. */
  public void clear() {
    firewalls.values().forEach(Firewall::clear);
    changed();
  }

  /** The host could not do an order. */
  public void failed(Effect.SetFirewall order, String reason, long nowNanos, Effects out) {
    firewall(order.namespace()).failed(order, reason, nowNanos, out);
  }

  /** What happened to them since the start. */
  public FirewallFigures figures() {
    return new FirewallFigures(counters.refusals(), counters.repairs());
  }

  /**
   * Orders what has changed in a turn, at its end.
   *
   * @param gather adds what is needed now to that of its network namespace
   */
  public void settle(Consumer<Function<String, FirewallNeeds>> gather, Effects out) {
    counters.settle();
    Map<String, FirewallNeeds> needs = new HashMap<>();
    gather.accept(namespace -> needs.computeIfAbsent(namespace, _ -> new FirewallNeeds()));
    for (Map.Entry<String, Firewall> entry : firewalls.entrySet()) {
      entry.getValue().settle(present(entry.getKey(), needs), out);
    }
  }

  /** A network namespace without any interface is not there, or not any more. */
  private @Nullable FirewallNeeds present(String namespace, Map<String, FirewallNeeds> needs) {
    FirewallNeeds known = needs.getOrDefault(namespace, new FirewallNeeds());
    if (namespace.isEmpty()) {
      return known;
    }
    for (LinkState link : links.all()) {
      if (link.namespace().equals(namespace)) {
        return known;
      }
    }
    return null;
  }

  private Firewall firewall(String namespace) {
    return firewalls.computeIfAbsent(namespace, name -> new Firewall(name, timers, counters));
  }
}

package io.holdfast.core.routing;

import io.holdfast.core.Effects;
import io.holdfast.core.LinkState;
import io.holdfast.core.LogEvent;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.TrackGroupSpec;
import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.core.spec.host.RoutingItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The static routes and rules, present as long as the daemon runs, and who depends on them. */
public final class StaticItems implements RoutingOwner {
  private static final String NAME = "static";

  private final LinkTable links;
  private final RoutingReconciler reconciler;
  private final RoutingPlan plan;
  private StaticSpec spec = StaticSpec.NONE;
  private long refusals;
  private long repairs;

  /** Creates one that wants nothing. */
  @SuppressWarnings("this-escape")
  public StaticItems(LinkTable links, RoutingReconciler reconciler) {
    this.links = links;
    this.reconciler = reconciler;
    this.plan = new RoutingPlan(this, reconciler);
  }

  /** Takes a configuration, and orders the difference. */
  public void configure(StaticSpec wanted, long nowNanos, Effects out) {
    spec = wanted;
    if (!plan.isHolding()) {
      plan.take(nowNanos, out);
    }
    plan.update(wanted.routes(), wanted.rules(), nowNanos, out);
    tellAbsentInterfaces(out);
  }

  /** What goes by them, addresses too, waits for them; the kernel takes rules without them. */
  private void tellAbsentInterfaces(Effects out) {
    Set<String> names = new LinkedHashSet<>();
    spec.addresses().forEach(address -> names.add(address.interfaceName()));
    spec.routes().forEach(route -> names.addAll(route.interfaces()));
    names.remove("");
    for (String name : names) {
      if (links.byName(name) == null) {
        out.log(LogEvent.INTERFACE_MISSING, NAME, name);
      }
    }
  }

  /** Takes everything away. */
  public void stop(Effects out) {
    spec = StaticSpec.NONE;
    plan.giveUp(out);
  }

  /** What should be in the kernel now. */
  public List<RoutingItem> wanted() {
    return plan.isHolding() ? plan.items() : List.of();
  }

  /** How often an item was put back. */
  public long repairs() {
    return repairs;
  }

  /** How often the kernel refused an item. */
  public long refusals() {
    return refusals;
  }

  /** The routes and rules that the kernel refuses now. Allocates. */
  public List<String> refused() {
    List<String> refused = new ArrayList<>();
    for (RoutingItem item : plan.items()) {
      if (reconciler.isRefused(item)) {
        refused.add(item.words());
      }
    }
    return refused;
  }

  /** Why a virtual router cannot do without a static item that is missing, or null. */
  public @Nullable String fault(String routerName) {
    for (TrackGroupSpec group : spec.groups()) {
      if (group.members().contains(routerName)) {
        String fault = faultOf(group.name());
        if (fault != null) {
          return fault;
        }
      }
    }
    return null;
  }

  private @Nullable String faultOf(String group) {
    for (AddressSpec address : spec.addresses()) {
      if (isIn(group, address.options().tracked()) && isDown(address.interfaceName())) {
        return "interface " + address.interfaceName() + " of static " + address.prefix() + " down";
      }
    }
    for (RoutingItem item : plan.items()) {
      if (isIn(group, item.tracked())) {
        for (String name : item.interfaces()) {
          if (isDown(name)) {
            return "interface " + name + " of static " + item.words() + " down";
          }
        }
        if (reconciler.isRefused(item)) {
          return "static " + item.words() + " refused by the kernel";
        }
      }
    }
    return null;
  }

  private boolean isDown(String interfaceName) {
    LinkState link = links.byName(interfaceName);
    return link == null || !link.usable();
  }

  private static boolean isIn(String group, ItemTracking tracked) {
    return tracked.watched() && tracked.group().equals(group);
  }

  @Override
  public int id() {
    return 0;
  }

  @Override
  public String title() {
    return NAME;
  }

  @Override
  public String namespace() {
    return "";
  }

  @Override
  public void repaired(RoutingItem item, Effects out) {
    repairs++;
    out.log(LogEvent.STATIC_ROUTING_REPAIRED, item.words());
  }

  @Override
  public void refused(RoutingItem item, String reason, Effects out) {
    refusals++;
    out.log(LogEvent.ROUTING_REFUSED, NAME, item.words(), reason);
  }

  @Override
  public void accepted(RoutingItem item, Effects out) {
    out.log(LogEvent.ROUTING_ACCEPTED, NAME, item.words());
  }
}

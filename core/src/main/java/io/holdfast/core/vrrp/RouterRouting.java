package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.routing.RoutingOwner;
import io.holdfast.core.routing.RoutingPlan;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.host.RoutingItem;
import java.util.List;

/** The routes and rules of a virtual router: they come and go with its addresses. */
final class RouterRouting implements RoutingOwner {
  private final VirtualRouter router;
  private final RoutingPlan plan;

  RouterRouting(VirtualRouter router) {
    this.router = router;
    this.plan = new RoutingPlan(this, router.host().routing());
  }

  /** What should be in the kernel now. */
  List<RoutingItem> wanted() {
    return plan.isHolding() ? plan.items() : List.of();
  }

  /** Takes its items from the configuration; what another run left goes while it is no master. */
  void update(long nowNanos, Effects out) {
    HostSpec spec = router.spec().host();
    plan.update(spec.routes(), spec.rules(), nowNanos, out);
    if (!plan.isHolding()) {
      router.host().routing().removeStale(id(), plan.items(), out);
    }
  }

  void take(long nowNanos, Effects out) {
    HostSpec spec = router.spec().host();
    if (!spec.routes().isEmpty()) {
      out.log(LogEvent.SETTING_ROUTES, router.spec().name());
    }
    if (!spec.rules().isEmpty()) {
      out.log(LogEvent.SETTING_RULES, router.spec().name());
    }
    plan.take(nowNanos, out);
  }

  void giveUp(Effects out) {
    HostSpec spec = router.spec().host();
    if (!spec.rules().isEmpty()) {
      out.log(LogEvent.REMOVING_RULES, router.spec().name());
    }
    if (!spec.routes().isEmpty()) {
      out.log(LogEvent.REMOVING_ROUTES, router.spec().name());
    }
    plan.giveUp(out);
  }

  @Override
  public int id() {
    return router.id();
  }

  @Override
  public String title() {
    return router.spec().name();
  }

  @Override
  public String namespace() {
    return router.spec().host().namespace();
  }

  @Override
  public void repaired(RoutingItem item, Effects out) {
    router.counters().routingRepairs++;
    out.log(LogEvent.ROUTING_REPAIRED, router.spec().name(), item.words());
  }

  @Override
  public void refused(RoutingItem item, String reason, Effects out) {
    router.counters().routingRefusals++;
    out.log(LogEvent.ROUTING_REFUSED, router.spec().name(), item.words(), reason);
  }

  @Override
  public void accepted(RoutingItem item, Effects out) {
    out.log(LogEvent.ROUTING_ACCEPTED, router.spec().name(), item.words());
  }
}

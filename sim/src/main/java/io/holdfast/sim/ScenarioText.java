package io.holdfast.sim;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.sim.scenario.Fault;
import io.holdfast.sim.scenario.Scenario;
import io.holdfast.sim.world.HostPlan;
import io.holdfast.sim.world.LinkPlan;

/** Prints what a scenario is about, for the head of a timeline. */
final class ScenarioText {

  private ScenarioText() {}

  static String of(Scenario scenario) {
    StringBuilder text = new StringBuilder("seed ").append(scenario.seed());
    scenario.features().stream().sorted().forEach(feature -> text.append(' ').append(feature));
    text.append('\n');
    for (HostPlan host : scenario.hosts()) {
      text.append(host.name());
      if (host.promotesSecondaries()) {
        text.append(" promote_secondaries");
      }
      for (LinkPlan link : host.links()) {
        text.append(' ').append(link.name()).append(' ').append(link.own());
      }
      text.append('\n');
      host.configuration().routers().forEach(router -> append(text, router));
    }
    for (Fault fault : scenario.faults()) {
      text.append("fault ")
          .append(fault.fromNanos())
          .append("..")
          .append(fault.untilNanos())
          .append(" ns ")
          .append(fault.action())
          .append('\n');
    }
    return text.append('\n').toString();
  }

  private static void append(StringBuilder text, RouterSpec router) {
    boolean unicast = router.transport() instanceof TransportSpec.Unicast;
    text.append("  ")
        .append(router.name())
        .append(" v")
        .append(router.version())
        .append(' ')
        .append(router.family())
        .append(unicast ? " unicast vrid " : " multicast vrid ")
        .append(router.vrid())
        .append(" on ")
        .append(router.interfaceName())
        .append(" state ")
        .append(router.wantedState())
        .append(" priority ")
        .append(router.priority())
        .append(" interval ")
        .append(router.advertIntervalCs())
        .append(" cs x ")
        .append(router.downTimerAdverts())
        .append(router.preempt().enabled() ? " preempt" : " nopreempt")
        .append(" delay ")
        .append(router.preempt().delayNanos())
        .append(" ns scripts ")
        .append(router.tracks())
        .append(" addresses");
    router.addresses().forEach(address -> append(text, address));
    if (!router.excludedAddresses().isEmpty()) {
      text.append(" excluded");
      router.excludedAddresses().forEach(address -> append(text, address));
    }
    text.append('\n');
  }

  private static void append(StringBuilder text, AddressSpec address) {
    text.append(' ').append(address.prefix());
  }
}

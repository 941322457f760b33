package io.holdfast.daemon.metrics;

import io.holdfast.core.CounterSnapshot;
import io.holdfast.core.GroupSnapshot;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.Standing;
import io.holdfast.core.State;
import io.holdfast.daemon.metrics.Exposition.MetricType;
import io.holdfast.daemon.show.Activity;
import io.holdfast.daemon.show.EventJson;
import io.holdfast.daemon.show.Picture;
import io.holdfast.daemon.show.StatusJson;
import java.util.List;
import java.util.function.ToLongFunction;

/** The virtual routers and sync groups. Used once. */
final class InstanceMetrics {
  private final Picture picture;
  private final List<RouterSnapshot> routers;
  private final Exposition out;

  InstanceMetrics(Picture picture, Exposition out) {
    this.picture = picture;
    this.routers = picture.snapshot().routers();
    this.out = out;
  }

  void write() {
    states();
    numbers();
    addresses();
    moments();
    transitions();
    adverts();
    troubles();
    groups();
  }

  private static Labels labels(RouterSnapshot router) {
    return Labels.NONE
        .and("vrrp_instance", router.name())
        .and("interface", router.spec().interfaceName())
        .and("vrid", Integer.toString(router.spec().vrid()))
        .and("family", EventJson.word(router.spec().family()));
  }

  private void states() {
    out.family("holdfast_instance_state", MetricType.GAUGE, "1 for the state it is in.");
    for (RouterSnapshot router : routers) {
      states(labels(router), router.state());
    }
  }

  private void states(Labels labels, State current) {
    for (State state : State.values()) {
      out.sample(labels.and("state", state.name()), MetricsText.number(state == current));
    }
  }

  private void numbers() {
    gauge("priority", "Configured priority.", router -> router.spec().priority());
    gauge(
        "effective_priority",
        "Priority with the weights of its trackers.",
        RouterSnapshot::effectivePriority);
    gauge("faults", "Reasons that keep it in FAULT.", router -> router.faults().size());
    gauge(
        "standing_aside",
        "1 while it is drained, handed over or in maintenance.",
        router -> MetricsText.number(router.standing() != Standing.NORMAL));
  }

  private void addresses() {
    gauge("addresses_wanted", "Addresses it should hold now.", router -> router.wanted().size());
    gauge("addresses_present", "Its addresses on this host.", router -> router.seen().size());
  }

  private void moments() {
    out.family(
        "holdfast_instance_last_transition_timestamp_seconds",
        MetricType.GAUGE,
        "When it changed its state last.");
    for (RouterSnapshot router : routers) {
      if (router.lastTransition() != null) {
        out.moment(labels(router), StatusJson.wallMillis(router.lastTransition(), picture));
      }
    }
    out.family(
        "holdfast_instance_last_heard_seconds",
        MetricType.GAUGE,
        "How long ago it heard a good advert, if ever.");
    for (RouterSnapshot router : routers) {
      if (router.heard() != null) {
        out.seconds(labels(router), Math.max(0, picture.nowNanos() - router.heard().atNanos()));
      }
    }
  }

  private void transitions() {
    out.family(
        "holdfast_instance_transitions_total",
        MetricType.COUNTER,
        "Changes of state by the state after and the cause.");
    for (Activity.Changes changes : picture.health().activity().changes()) {
      RouterSnapshot router = picture.snapshot().router(changes.router());
      if (router != null) {
        out.sample(
            labels(router)
                .and("to", changes.to().name())
                .and("cause", EventJson.word(changes.cause())),
            changes.count());
      }
    }
  }

  private void adverts() {
    counter("adverts_received", "Good adverts received.", CounterSnapshot::advertRcvd);
    counter("adverts_sent", "Adverts sent.", CounterSnapshot::advertSent);
    counter("priority_zero_received", "Farewells received.", CounterSnapshot::priZeroRcvd);
    counter("priority_zero_sent", "Farewells sent.", CounterSnapshot::priZeroSent);
    counter("became_master", "Times it became MASTER.", CounterSnapshot::becomeMaster);
    counter("released_master", "Times it left MASTER.", CounterSnapshot::releaseMaster);
    out.family(
        "holdfast_instance_adverts_rejected_total",
        MetricType.COUNTER,
        "Dropped adverts by reason.");
    for (RouterSnapshot router : routers) {
      Labels labels = labels(router);
      router
          .counters()
          .rejected()
          .forEach(
              (reason, count) -> out.sample(labels.and("reason", EventJson.word(reason)), count));
    }
    counter(
        "address_list_mismatches",
        "Adverts whose addresses differ from ours.",
        CounterSnapshot::addrListErr);
    counter(
        "late_adverts",
        "Adverts that left more than 10 ms after they were due.",
        CounterSnapshot::lateAdverts);
    out.family(
        "holdfast_instance_worst_advert_lateness_seconds",
        MetricType.GAUGE,
        "How late the latest of its adverts left.");
    for (RouterSnapshot router : routers) {
      out.seconds(labels(router), router.counters().worstLatenessNanos());
    }
  }

  private void troubles() {
    counter("send_errors", "Adverts that the kernel refused.", CounterSnapshot::sendErr);
    counter(
        "address_repairs",
        "Addresses put back after somebody else removed them.",
        CounterSnapshot::addressRepairs);
    counter(
        "address_refusals",
        "Addresses that the kernel refused or that another station has.",
        CounterSnapshot::addressRefusals);
    counter(
        "routing_repairs",
        "Routes and rules put back after somebody else removed them.",
        CounterSnapshot::routingRepairs);
    counter(
        "routing_refusals",
        "Routes and rules that the kernel refused.",
        CounterSnapshot::routingRefusals);
    counter(
        "foreign_claims",
        "Frames by which another station claimed an address while it was MASTER.",
        CounterSnapshot::foreignClaims);
  }

  private void groups() {
    out.family("holdfast_group_state", MetricType.GAUGE, "1 for the state the sync group is in.");
    for (GroupSnapshot group : picture.snapshot().groups()) {
      states(Labels.NONE.and("group", group.spec().name()), group.state());
    }
  }

  private void gauge(String name, String help, ToLongFunction<RouterSnapshot> value) {
    out.family("holdfast_instance_" + name, MetricType.GAUGE, help);
    routers.forEach(router -> out.sample(labels(router), value.applyAsLong(router)));
  }

  private void counter(String name, String help, ToLongFunction<CounterSnapshot> value) {
    out.family("holdfast_instance_" + name + "_total", MetricType.COUNTER, help);
    routers.forEach(router -> out.sample(labels(router), value.applyAsLong(router.counters())));
  }
}

package io.holdfast.daemon.show;

import io.holdfast.core.GateSnapshot;
import io.holdfast.core.GroupSnapshot;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.Transition;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.daemon.json.JsonWriter;
import io.holdfast.daemon.loop.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The state of the daemon and its instances as JSON; docs/control.md explains it. Stateless. */
public final class StatusJson {
  private static final int CENTI_TO_MILLI = 10;

  private StatusJson() {}

  /** Writes the members {@code daemon}, {@code instances} and {@code groups}. */
  public static void write(Picture picture, JsonWriter out) {
    out.object("daemon", inner -> daemon(picture, inner))
        .objects(
            "instances",
            picture.snapshot().routers(),
            (router, inner) -> instance(router, picture, inner))
        .objects("groups", picture.snapshot().groups(), StatusJson::group);
  }

  private static void group(GroupSnapshot group, JsonWriter out) {
    out.text("name", group.spec().name())
        .text("state", group.state().name())
        .texts("members", group.spec().members());
  }

  private static void daemon(Picture picture, JsonWriter out) {
    Picture.DaemonFacts facts = picture.daemon();
    out.text("release", facts.release())
        .number("pid", facts.pid())
        .seconds("now", nanos(picture.wallMillis()))
        .seconds("startedAt", nanos(facts.startedMillis()))
        .text("configurationFile", facts.configurationFile())
        .text("routerId", picture.snapshot().configuration().global().routerId())
        .flag("stopping", picture.health().isStopping())
        .flag("maintenance", picture.snapshot().maintenance())
        .number("stalls", picture.snapshot().stalls());
  }

  private static void instance(RouterSnapshot router, Picture picture, JsonWriter out) {
    RouterSpec spec = router.spec();
    out.text("name", router.name())
        .text("state", router.state().name())
        .text("interface", spec.interfaceName())
        .number("vrid", spec.vrid())
        .number("version", spec.version())
        .text("family", EventJson.word(spec.family()))
        .text("standing", EventJson.word(router.standing()))
        .flag("leaving", router.isLeaving())
        .number("priority", spec.priority())
        .number("effectivePriority", router.effectivePriority())
        .number("advertIntervalMs", (long) spec.advertIntervalCs() * CENTI_TO_MILLI)
        .text("source", router.source() == null ? null : router.source().toString());
    out.object(
        "master",
        router.master(),
        (master, inner) ->
            inner.text("address", master.toString()).number("priority", router.masterPriority()));
    out.object("gate", router.gate(), (gate, inner) -> gate(gate, picture.nowNanos(), inner));
    if (router.deadlineNanos() != Long.MAX_VALUE) {
      out.seconds("nextDeadlineSeconds", Math.max(0, router.deadlineNanos() - picture.nowNanos()));
    }
    Presence presence =
        new Presence(
            Set.copyOf(spec.addresses()), Set.copyOf(router.wanted()), Set.copyOf(router.seen()));
    out.texts("faults", router.faults())
        .objects("addresses", addresses(spec), (address, inner) -> presence.write(address, inner))
        .object(
            "lastHeard",
            router.heard(),
            (heard, inner) -> EventJson.heard(heard, picture.nowNanos(), inner))
        .object("lastTransition", last(router, picture), EventJson::write);
  }

  private static void gate(GateSnapshot gate, long nowNanos, JsonWriter out) {
    out.text("waitsFor", gate.kind().keyword());
    if (gate.deadlineNanos() != Long.MAX_VALUE) {
      out.seconds("secondsLeft", Math.max(0, gate.deadlineNanos() - nowNanos));
    }
  }

  private static List<AddressSpec> addresses(RouterSpec spec) {
    List<AddressSpec> all = new ArrayList<>(spec.addresses());
    all.addAll(spec.excludedAddresses());
    return all;
  }

  private record Presence(
      Set<AddressSpec> advertised, Set<AddressSpec> wanted, Set<AddressSpec> seen) {
    void write(AddressSpec address, JsonWriter out) {
      out.text("address", address.prefix().toString())
          .text("interface", address.interfaceName())
          .flag("advertised", advertised.contains(address))
          .flag("wanted", wanted.contains(address))
          .flag("present", seen.contains(address));
    }
  }

  /** The last change, with the wall time of the history or, if that forgot it, reckoned back. */
  private static History.@Nullable Entry last(RouterSnapshot router, Picture picture) {
    Transition last = router.lastTransition();
    return last == null ? null : new History.Entry(last, wallMillis(last, picture));
  }

  /** The wall time of a change. */
  public static long wallMillis(Transition change, Picture picture) {
    for (History.Entry entry : picture.history().reversed()) {
      if (entry.transition().equals(change)) {
        return entry.wallMillis();
      }
    }
    return picture.wallMillis()
        - TimeUnit.NANOSECONDS.toMillis(picture.nowNanos() - change.atNanos());
  }

  private static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}

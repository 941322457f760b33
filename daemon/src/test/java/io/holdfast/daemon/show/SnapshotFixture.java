package io.holdfast.daemon.show;

import io.holdfast.core.CounterSnapshot;
import io.holdfast.core.FirewallFigures;
import io.holdfast.core.GateSnapshot;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.Snapshot;
import io.holdfast.core.Standing;
import io.holdfast.core.State;
import io.holdfast.core.StaticSnapshot;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.daemon.loop.History;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A picture of one router whose counters all differ. */
public final class SnapshotFixture {
  private static final long SECRET = 0x7365_6372_6574_0000L;

  private SnapshotFixture() {}

  /** One router in a state. */
  public static Snapshot ofOneRouter(State state) {
    AddressSpec address =
        new AddressSpec(new Prefix(IpAddress.parse("10.0.2.100"), 8), "ens18", 0, null, null);
    RouterSpec spec = spec(address);
    RouterSnapshot router =
        new RouterSnapshot(
            1,
            spec,
            state,
            List.of(),
            90,
            IpAddress.parse("10.0.1.62"),
            null,
            0,
            100,
            Long.MAX_VALUE,
            null,
            null,
            List.of(address),
            List.of(address),
            counters(),
            Standing.NORMAL,
            false,
            null,
            3);
    Configuration configuration = new Configuration(GlobalSpec.DEFAULT, List.of(spec), List.of());
    return new Snapshot(
        configuration,
        List.of(router),
        List.of(),
        List.of(),
        List.of(),
        0,
        0,
        false,
        StaticSnapshot.NONE,
        0,
        FirewallFigures.NONE);
  }

  /** The router with another gate. */
  static RouterSnapshot waiting(RouterSnapshot router, @Nullable GateSnapshot gate) {
    return new RouterSnapshot(
        router.routerId(),
        router.spec(),
        router.state(),
        router.faults(),
        router.effectivePriority(),
        router.source(),
        router.master(),
        router.masterPriority(),
        router.masterIntervalCs(),
        router.deadlineNanos(),
        router.lastTransition(),
        router.heard(),
        router.wanted(),
        router.seen(),
        router.counters(),
        router.standing(),
        router.isLeaving(),
        gate,
        router.socketId());
  }

  /** The snapshot with one other router. */
  static Snapshot with(Snapshot snapshot, RouterSnapshot router) {
    return new Snapshot(
        snapshot.configuration(),
        List.of(router),
        snapshot.groups(),
        snapshot.scripts(),
        snapshot.trackers(),
        snapshot.malformedPackets(),
        snapshot.unknownVridPackets(),
        snapshot.maintenance(),
        snapshot.statics(),
        snapshot.stalls(),
        snapshot.firewall());
  }

  /** A picture of a snapshot. */
  public static Picture picture(
      Snapshot snapshot, List<History.Entry> history, long startedMillis) {
    return new Picture(
        snapshot,
        history,
        0,
        startedMillis,
        new Picture.DaemonFacts("1.0", 7, startedMillis, "/etc/keepalived/keepalived.conf"),
        new Picture.Health(0, 0, false, Activity.NONE));
  }

  private static RouterSpec spec(AddressSpec address) {
    return new RouterSpec(
        "VI_1",
        Family.IPV4,
        2,
        51,
        "ens18",
        WantedState.BACKUP,
        100,
        100,
        3,
        new TransportSpec.Multicast(null, Vrrp.group(Family.IPV4)),
        new AuthSpec.Password(SECRET),
        new PreemptSpec(true, 0),
        new AnnounceSpec(5_000_000_000L, 5, 0, 1, 5_000_000_000L, 5),
        new AdvertRules(true, false, false, false, false),
        List.of(address),
        List.of(),
        List.of(),
        NotifySpec.NONE,
        GateSpec.NONE);
  }

  private static CounterSnapshot counters() {
    return new CounterSnapshot(
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        11,
        12,
        13,
        14,
        15,
        16,
        17,
        18,
        22,
        20,
        21,
        19,
        23,
        24_000_000,
        Map.of());
  }
}

package io.holdfast.sim.scenario;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.sim.world.HostPlan;
import io.holdfast.sim.world.LinkPlan;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.List;

/** Invents hosts and the virtual routers that they share. */
final class ClusterGenerator {
  private static final int MAX_HOSTS = 5;
  private static final int MAX_ROUTERS = 4;
  private static final int STATIONS_PER_HOST = 18;
  private static final long MAX_CLOCK_OFFSET_NANOS = 1_000_000_000_000_000L;
  private static final long MAX_DETECTION_NANOS = 1_000_000_000;
  private static final long PASSWORD = 0x7333_6372_6574_0000L;
  private static final int OWNER_BY_MISTAKE = 10;
  private static final String SCRIPT = "check";

  private final Dice dice;
  private final Tempo tempo;
  private final int hostCount;
  private final int linkCount;
  private final List<Integer> stations = new ArrayList<>();

  ClusterGenerator(Dice dice, Tempo tempo) {
    this.dice = dice;
    this.tempo = tempo;
    this.hostCount = dice.between(2, MAX_HOSTS);
    this.linkCount = dice.between(1, 2);
    boolean ascending = dice.percent(50);
    for (int host = 0; host < hostCount; host++) {
      int slot = ascending ? host : hostCount - 1 - host;
      stations.add(slot * STATIONS_PER_HOST + dice.between(1, STATIONS_PER_HOST));
    }
  }

  List<HostPlan> hosts() {
    List<List<RouterSpec>> routers = new ArrayList<>();
    for (int host = 0; host < hostCount; host++) {
      routers.add(new ArrayList<>());
    }
    int routerCount = dice.between(1, MAX_ROUTERS);
    for (int router = 0; router < routerCount; router++) {
      addRouter(router, routers);
    }
    ScriptSpec script = script();
    List<HostPlan> hosts = new ArrayList<>();
    for (int host = 0; host < hostCount; host++) {
      hosts.add(host(host, routers.get(host), script));
    }
    return hosts;
  }

  private static final GlobalSpec LEASED =
      GlobalBuilder.of(GlobalSpec.DEFAULT)
          .system(SystemSpec.DEFAULT.withLease(LeaseSpec.AUTO))
          .build();

  private HostPlan host(int host, List<RouterSpec> routers, ScriptSpec script) {
    boolean usesScript = routers.stream().anyMatch(router -> !router.tracks().isEmpty());
    List<LinkPlan> links = new ArrayList<>();
    for (int link = 0; link < linkCount; link++) {
      links.add(Addressing.link(link, stations.get(host)));
    }
    return new HostPlan(
        "h" + (host + 1),
        links,
        new Configuration(LEASED, routers, usesScript ? List.of(script) : List.of()),
        dice.percent(50) ? 0 : dice.between(0, 4 * tempo.slowestNanos()),
        dice.between(-MAX_CLOCK_OFFSET_NANOS, MAX_CLOCK_OFFSET_NANOS),
        dice.percent(50),
        Math.min(MAX_DETECTION_NANOS, 2 * tempo.slowestNanos()));
  }

  private ScriptSpec script() {
    long interval = dice.between(1, 3) * tempo.slowestNanos();
    return new ScriptSpec(
        SCRIPT,
        List.of("/bin/check"),
        "",
        "",
        interval,
        interval,
        dice.between(1, 3),
        dice.between(1, 3),
        false,
        null);
  }

  private void addRouter(int router, List<List<RouterSpec>> routers) {
    RouterDraft shared = new RouterDraft(shared(router));
    int owner = dice.percent(15) ? dice.between(0, hostCount - 1) : -1;
    boolean tied = dice.percent(15);
    int priority = dice.between(1, 254);
    // A slow master that does not answer a faster one of lower priority is timed out again and
    // again
    // by those who learned the faster interval: a mistake of configuration, not of ours.
    boolean mayDiffer = shared.version == Vrrp.VERSION_3 && shared.rules.answerLowerPriority();
    for (int host = 0; host < hostCount; host++) {
      RouterDraft own = new RouterDraft(shared.toSpec());
      own.transport = transport(shared, host);
      own.priority = tied ? priority : dice.between(1, 254);
      if (mayDiffer && dice.percent(15)) {
        own.intervalCs = dice.of(tempo.intervalsCs());
      }
      if (host == owner || (owner >= 0 && dice.percent(OWNER_BY_MISTAKE))) {
        own.priority = RouterSpec.OWNER_PRIORITY;
        own.wantedState = WantedState.MASTER;
      } else {
        vary(own);
      }
      routers.get(host).add(own.toSpec());
    }
  }

  private void vary(RouterDraft own) {
    own.wantedState = dice.percent(20) ? WantedState.MASTER : WantedState.BACKUP;
    if (own.wantedState == WantedState.BACKUP && dice.percent(30)) {
      boolean enabled = dice.percent(50);
      long delay = enabled ? dice.between(1, 4) * tempo.slowestNanos() : 0;
      own.preempt = new PreemptSpec(enabled, delay);
    }
    if (dice.percent(15)) {
      int weight = dice.of(List.of(0, -40, 40, 20));
      own.scripts =
          List.of(new TrackSpec(TrackKind.SCRIPT, SCRIPT, weight, weight != 0 && dice.percent(20)));
    }
  }

  private RouterSpec shared(int router) {
    Family family = dice.percent(60) ? Family.IPV4 : Family.IPV6;
    boolean second = family == Family.IPV4 && tempo.suitsVersion2() && dice.percent(50);
    int link = dice.between(0, linkCount - 1);
    int vrid = dice.between(1, 60) * MAX_ROUTERS + router;
    return new RouterSpec(
        "VI_" + (router + 1),
        family,
        second ? Vrrp.VERSION_2 : Vrrp.VERSION_3,
        vrid,
        Addressing.linkName(link),
        WantedState.BACKUP,
        100,
        dice.of(tempo.intervalsCs()),
        dice.of(List.of(3, 3, 3, 2, 5)),
        dice.percent(50)
            ? new TransportSpec.Multicast(null, Vrrp.group(family))
            : new TransportSpec.Unicast(
                null, List.of(), 255, false, TransportSpec.OldChecksum.NEVER),
        second && dice.percent(50) ? authentication(vrid) : new AuthSpec.None(),
        new PreemptSpec(true, 0),
        announce(),
        new AdvertRules(dice.percent(85), dice.percent(20), dice.percent(20), false, false),
        addresses(family, link, router),
        dice.percent(20) ? List.of(excluded(link, router)) : List.of(),
        List.of(),
        NotifySpec.NONE,
        GateSpec.NONE);
  }

  private static AuthSpec authentication(int vrid) {
    return vrid % 2 == 0 ? new AuthSpec.Header(PASSWORD) : new AuthSpec.Password(PASSWORD);
  }

  private AnnounceSpec announce() {
    long slowest = tempo.slowestNanos();
    long refresh = dice.percent(20) ? dice.between(2, 8) * slowest : 0;
    return new AnnounceSpec(
        dice.percent(80) ? 2 * slowest : 0, dice.between(1, 3), refresh, 1, slowest, 1);
  }

  private List<AddressSpec> addresses(Family family, int link, int router) {
    int style = dice.between(0, 3);
    int count = dice.between(1, 4);
    List<AddressSpec> addresses = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      addresses.add(Addressing.virtual(family, link, Addressing.number(router, number), style));
    }
    return addresses;
  }

  private AddressSpec excluded(int link, int router) {
    int last = Addressing.number(router, Addressing.MAX_ADDRESSES - 1);
    return Addressing.virtual(Family.IPV6, link, last, 2);
  }

  /** Fills in what differs from host to host: the own address and the peers. */
  private TransportSpec transport(RouterDraft shared, int host) {
    if (!(shared.transport instanceof TransportSpec.Unicast unicast)) {
      return shared.transport;
    }
    int link = shared.link.equals(Addressing.linkName(0)) ? 0 : 1;
    List<PeerSpec> peers = new ArrayList<>();
    for (int other = 0; other < hostCount; other++) {
      if (other != host) {
        peers.add(new PeerSpec(Addressing.own(shared.family, link, stations.get(other)), 0, 255));
      }
    }
    return new TransportSpec.Unicast(
        dice.percent(50) ? Addressing.own(shared.family, link, stations.get(host)) : null,
        peers,
        unicast.ttl(),
        dice.percent(30),
        unicast.checksum());
  }
}

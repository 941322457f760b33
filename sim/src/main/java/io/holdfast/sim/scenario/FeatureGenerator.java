package io.holdfast.sim.scenario;

import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.NamespacedConfiguration;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.TrackGroupSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.HmacKeySpec;
import io.holdfast.core.spec.host.HmacSpec;
import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.sim.world.HostPlan;
import io.holdfast.sim.world.LinkPlan;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Chooses the features of a scenario and gives them to its hosts. */
final class FeatureGenerator {
  /** The network namespace that virtual routers may be in. */
  static final String NAMESPACE = "blue";

  /** The name of every BFD session. */
  static final String SESSION = "peer";

  private static final int PLAIN = 58;

  /** Routers hastier than this send too much in the length of a lease. */
  private static final long SLOW_NANOS = 500_000_000;

  private static final String GROUP = "T";
  private static final int KEY_OCTETS = 32;
  private static final int WINDOW_SECONDS = 5;
  private static final int IPVLAN_NET = 100;
  private static final int NAMESPACE_MAC = 1 << 16;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long LEAST_BFD_NANOS = 50_000_000;

  /** What other network namespaces do not have. */
  private static final Set<Feature> OF_OWN_NAMESPACE =
      EnumSet.of(Feature.VMAC, Feature.ROUTING, Feature.FIREWALL);

  private final Dice dice;
  private final long slowestNanos;

  FeatureGenerator(Dice dice, long slowestNanos) {
    this.dice = dice;
    this.slowestNanos = slowestNanos;
  }

  /** Some features that go together, or none. */
  Set<Feature> choose() {
    Set<Feature> chosen = EnumSet.noneOf(Feature.class);
    while (!dice.percent(PLAIN)) {
      chosen.add(dice.of(List.of(Feature.values())));
    }
    if (chosen.contains(Feature.NAMESPACE)) {
      chosen.removeAll(OF_OWN_NAMESPACE);
    }
    if (slowestNanos < SLOW_NANOS) {
      chosen.remove(Feature.LEASES);
    }
    return chosen;
  }

  List<HostPlan> addTo(List<HostPlan> hosts, Set<Feature> features) {
    List<HostPlan> changed = new ArrayList<>(hosts);
    for (Feature feature : features) {
      for (int index = 0; index < changed.size(); index++) {
        changed.set(index, add(feature, changed, index));
      }
    }
    return changed;
  }

  private HostPlan add(Feature feature, List<HostPlan> hosts, int index) {
    HostPlan host = hosts.get(index);
    return switch (feature) {
      case CLAIMS, TROUBLES -> host;
      case SOCKETS -> dice.percent(15) ? withoutPeers(host) : host;
      case BFD -> index > 1 ? host : watching(host, hosts.get(1 - index));
      case STATICS -> withStatics(host, index);
      case ROUTING -> withRouting(host);
      case VMAC -> dice.percent(85) ? onMadeLinks(host) : host;
      case FIREWALL -> dice.percent(85) ? refusing(host) : host;
      case NAMESPACE -> inNamespace(host);
      case HMAC -> signing(host);
      case LEASES -> leased(host);
    };
  }

  private HostPlan watching(HostPlan host, HostPlan other) {
    long micros = Math.max(LEAST_BFD_NANOS, slowestNanos / 2) / NANOS_PER_MICRO;
    BfdSpec session =
        new BfdSpec(
            SESSION,
            own(other),
            own(host),
            micros,
            micros,
            1_000_000,
            3,
            false,
            255,
            0,
            false,
            0,
            false,
            true);
    Configuration configuration = host.configuration();
    int weight = dice.of(List.of(0, 0, -40, 40));
    List<RouterSpec> routers = new ArrayList<>();
    for (RouterSpec router : configuration.routers()) {
      List<TrackSpec> tracks = new ArrayList<>(router.tracks());
      tracks.add(new TrackSpec(TrackKind.BFD, SESSION, weight, false));
      routers.add(RouterBuilder.of(router).tracks(tracks).build());
    }
    return host.withConfiguration(
        configuration
            .withRouters(routers)
            .withTrackers(configuration.trackers().withBfds(List.of(session))));
  }

  /** Its IPv4 address on the first interface. */
  static IpAddress own(HostPlan host) {
    return host.links().getFirst().own().getFirst().address();
  }

  private HostPlan withStatics(HostPlan host, int index) {
    String link = host.links().getLast().name();
    ItemTracking tracking = dice.percent(70) ? new ItemTracking(true, GROUP) : ItemTracking.WATCHED;
    AddressSpec address =
        new AddressSpec(
            Prefix.host(IpAddress.ipv6(0x2001_0db8_0250L << 16, index + 1)),
            link,
            0,
            null,
            null,
            tracked(tracking));
    List<String> members = host.configuration().routers().stream().map(RouterSpec::name).toList();
    boolean all = !host.configuration().groups().isEmpty() || dice.percent(50);
    StaticSpec statics =
        new StaticSpec(
            List.of(address),
            List.of(RoutingItems.route(Family.IPV4, 250, link, tracking)),
            List.of(RoutingItems.rule(Family.IPV4, 250, ItemTracking.WATCHED)),
            List.of(new TrackGroupSpec(GROUP, all ? members : List.of(dice.of(members)))));
    return withSystem(host, host.configuration().global().system().withStatics(statics));
  }

  private static AddressOptions tracked(ItemTracking tracking) {
    AddressOptions none = AddressOptions.NONE;
    return new AddressOptions(
        null, false, false, false, false, false, none.preferredSeconds(), false, tracking);
  }

  private static HostPlan withSystem(HostPlan host, SystemSpec system) {
    Configuration configuration = host.configuration();
    return host.withConfiguration(
        configuration.withGlobal(GlobalBuilder.of(configuration.global()).system(system).build()));
  }

  /** A route of its own for each, one of all, and perhaps a rule. */
  private HostPlan withRouting(HostPlan host) {
    List<RouterSpec> routers = new ArrayList<>();
    int number = 0;
    boolean hasRules = dice.percent(60);
    for (RouterSpec router : host.configuration().routers()) {
      number++;
      Family family = router.family();
      String link = router.interfaceName();
      HostSpec spec = router.host();
      routers.add(
          with(
              router,
              new HostSpec(
                  spec.device(),
                  spec.link(),
                  List.of(
                      RoutingItems.route(family, number, link, ItemTracking.WATCHED),
                      RoutingItems.route(family, 200, link, ItemTracking.WATCHED)),
                  hasRules
                      ? List.of(RoutingItems.rule(family, number, ItemTracking.WATCHED))
                      : List.of(),
                  spec.extraAnnounce(),
                  spec.hmac(),
                  spec.latePriority())));
    }
    return with(host, routers);
  }

  /** On virtual MACs, most of them for adverts too, or on ipvlans. */
  private HostPlan onMadeLinks(HostPlan host) {
    int kind = dice.between(0, 3);
    List<RouterSpec> routers = new ArrayList<>();
    for (RouterSpec router : host.configuration().routers()) {
      boolean multicast = router.transport() instanceof TransportSpec.Multicast;
      String name = "vrrp." + router.vrid();
      DeviceSpec device =
          kind == 0
              ? new DeviceSpec.Ipvlan(name, ofIpvlan(host, router), DeviceSpec.Mode.BRIDGE, "")
              : new DeviceSpec.Vmac(name, null, kind == 1, false, "");
      routers.add(multicast ? with(router, HostSpecs.on(device, router.host())) : router);
    }
    return with(host, routers);
  }

  /** An address that nobody else has: an ipvlan has none by itself. */
  private static Prefix ofIpvlan(HostPlan host, RouterSpec router) {
    LinkPlan base = host.links().get(Addressing.linkNumber(router));
    Prefix own =
        base.own().stream()
            .filter(prefix -> prefix.address().family() == router.family())
            .findFirst()
            .orElseThrow();
    IpAddress near = own.address();
    long low = near.low() + ((long) IPVLAN_NET << 16) + ((long) router.vrid() << 8);
    return new Prefix(new IpAddress(near.family(), near.high(), low), own.length());
  }

  /** Who owns an address accepts what is for it. */
  private static HostPlan refusing(HostPlan host) {
    List<RouterSpec> routers = new ArrayList<>();
    for (RouterSpec router : host.configuration().routers()) {
      boolean isOwner = router.priority() == RouterSpec.OWNER_PRIORITY;
      routers.add(isOwner ? router : with(router, HostSpecs.refusing(router.host())));
    }
    return with(host, routers);
  }

  /** Groups stay together. The engine sees interfaces of other names on other segments. */
  private HostPlan inNamespace(HostPlan host) {
    Configuration configuration = host.configuration();
    boolean all = !configuration.groups().isEmpty();
    List<RouterSpec> routers = new ArrayList<>();
    for (RouterSpec router : configuration.routers()) {
      boolean moves = all || router.vrid() % 2 == 0;
      routers.add(moves ? with(router, router.host().in(NAMESPACE)) : router);
    }
    List<LinkPlan> links = new ArrayList<>(host.links());
    for (LinkPlan link : host.links()) {
      links.add(
          new LinkPlan(
              NamespacedName.of(NAMESPACE, link.name()),
              new MacAddress(link.mac().value() + NAMESPACE_MAC),
              link.own()));
    }
    return new HostPlan(
        host.name(),
        links,
        NamespacedConfiguration.of(configuration.withRouters(routers)),
        host.startNanos(),
        host.clockOffsetNanos(),
        host.promotesSecondaries(),
        host.detectionNanos());
  }

  /** Two keys, of which hosts may sign with either; or a cluster on its way to sign at all. */
  private HostPlan signing(HostPlan host) {
    List<RouterSpec> routers = new ArrayList<>();
    int active = dice.between(1, 2);
    boolean signs = dice.percent(50);
    for (RouterSpec router : host.configuration().routers()) {
      HmacSpec.Mode migrating = signs ? HmacSpec.Mode.PERMISSIVE : HmacSpec.Mode.RECEIVE_ONLY;
      HmacSpec hmac =
          new HmacSpec(
              List.of(key(1), key(2)),
              active,
              WINDOW_SECONDS,
              router.vrid() % 3 == 0,
              router.vrid() % 5 == 0 ? migrating : HmacSpec.Mode.ENFORCE);
      boolean bears = router.version() == Vrrp.VERSION_3;
      routers.add(bears ? with(router, HostSpecs.signing(router.host(), hmac)) : router);
    }
    return with(host, routers);
  }

  private static HmacKeySpec key(int id) {
    return new HmacKeySpec(id, String.valueOf((char) ('a' + id)).repeat(KEY_OCTETS));
  }

  private static HostPlan withoutPeers(HostPlan host) {
    List<RouterSpec> routers = new ArrayList<>();
    for (RouterSpec router : host.configuration().routers()) {
      routers.add(
          router.transport() instanceof TransportSpec.Unicast unicast
              ? RouterBuilder.of(router)
                  .transport(
                      new TransportSpec.Unicast(
                          unicast.source(),
                          List.of(),
                          unicast.ttl(),
                          unicast.checkSource(),
                          unicast.checksum()))
                  .build()
              : router);
    }
    return with(host, routers);
  }

  private HostPlan leased(HostPlan host) {
    LeaseSpec lease = LeaseSpec.of(dice.between(LeaseSpec.MIN_SECONDS, 6));
    return withSystem(host, host.configuration().global().system().withLease(lease));
  }

  private static RouterSpec with(RouterSpec router, HostSpec host) {
    return RouterBuilder.of(router).host(host).build();
  }

  private static HostPlan with(HostPlan host, List<RouterSpec> routers) {
    return host.withConfiguration(host.configuration().withRouters(routers));
  }
}

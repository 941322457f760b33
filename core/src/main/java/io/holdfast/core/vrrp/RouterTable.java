package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effects;
import io.holdfast.core.GroupSnapshot;
import io.holdfast.core.HandoverWay;
import io.holdfast.core.Input;
import io.holdfast.core.LinkState;
import io.holdfast.core.LogEvent;
import io.holdfast.core.Standing;
import io.holdfast.core.State;
import io.holdfast.core.StopMode;
import io.holdfast.core.firewall.FirewallNeeds;
import io.holdfast.core.link.VirtualLinks;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.timer.Timer;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The virtual routers of a host, and how a new configuration changes them. */
public final class RouterTable {
  private static final int NANO_DIGITS = 9;

  private final Host host;
  private final Timer startupDelay;
  private final GroupTable groups = new GroupTable();
  private final Departures departures = new Departures();
  private Configuration configuration = Configuration.EMPTY;
  private List<VirtualRouter> routers = List.of();
  private Set<String> interfaces = Set.of();
  private int lastId;
  private boolean isConfigured;
  private boolean isSettling;

  /** Creates an empty table. */
  public RouterTable(Host host) {
    this.host = host;
    this.startupDelay = host.timers().create(this::startupDelayOver);
    host.trackers().listener(this::trackersChanged);
  }

  /** What runs. */
  public Configuration configuration() {
    return configuration;
  }

  /** The virtual routers in configuration order. */
  public List<VirtualRouter> all() {
    return routers;
  }

  /** The sync groups, in the order of their first members. */
  public List<GroupSnapshot> groups() {
    return groups.snapshot();
  }

  /** Whether the start-up delay is over. */
  public boolean hasStarted() {
    return !startupDelay.isSet();
  }

  /** Whether a virtual router of a base hears its adverts by an interface that is made on it. */
  public boolean isMadeFor(int vrid, Family family, String base) {
    for (int index = 0; index < routers.size(); index++) {
      RouterSpec spec = routers.get(index).spec();
      if (spec.vrid() == vrid
          && spec.family() == family
          && spec.host().ownLink() != null
          && spec.interfaceName().equals(base)) {
        return true;
      }
    }
    return false;
  }

  /** Whether some virtual router uses or tracks an interface. */
  public boolean isConcernedBy(String interfaceName) {
    return interfaces.contains(interfaceName)
        || host.trackers().find(TrackKind.INTERFACE, interfaceName) != null;
  }

  /** Changes what runs into what is wanted, and leaves alone what stays the same. */
  public void configure(Input.Configure asked, long nowNanos, Effects out) {
    Configuration wanted = VirtualLinks.resolve(asked.configuration(), host.links());
    host.reconciler().purge(nowNanos);
    host.leases().configure(LeaseLength.seconds(wanted), nowNanos);
    host.reconciler().postponeRemovals(nowNanos);
    host.routing().postponeRemovals();
    host.staticAddresses().configure(wanted.global().system(), nowNanos, out);
    host.reconciler().removeLeftBehind(nowNanos, out);
    delayFirstStart(wanted, nowNanos, out);
    configuration = wanted;
    host.statics().configure(wanted.global().system().statics(), nowNanos, out);
    host.pacer().configure(wanted.global(), nowNanos, out);
    host.mail().configure(wanted.global().report().mail());
    host.firewalls().configure(wanted);
    host.sockets().configure(wanted.global());
    departures.makeWayFor(wanted.routers(), nowNanos, out);
    learnNames();
    host.trackers().configure(wanted, asked.known(), nowNanos, out);
    List<RouterSpec> running = routers.stream().map(VirtualRouter::spec).toList();
    Succession succession = Succession.of(running, wanted.routers());
    Set<String> heirs = heirs(succession);
    dismiss(succession, nowNanos, out);
    List<VirtualRouter> after = new ArrayList<>();
    List<VirtualRouter> kept = new ArrayList<>();
    for (int index = 0; index < wanted.routers().size(); index++) {
      RouterSpec spec = wanted.routers().get(index);
      GroupSpec group = GroupTable.of(spec.name(), wanted.groups());
      int predecessor = succession.predecessor(index);
      if (predecessor == Succession.NONE) {
        VirtualRouter router = new VirtualRouter(++lastId, spec, group, host);
        router.waiting().isHeir(heirs.contains(spec.name()));
        router.prepare(nowNanos, out);
        after.add(router);
      } else {
        VirtualRouter router = routers.get(predecessor);
        router.update(spec, group, nowNanos, out);
        after.add(router);
        kept.add(router);
      }
    }
    routers = List.copyOf(after);
    groups.configure(wanted.groups(), routers);
    if (wanted.global().report().statesOnReload()) {
      kept.forEach(router -> router.notifications().reloaded(out));
      groups.reloaded(out);
    }
    host.made().want(specs(), out);
    isSettling = true;
    trackersChanged(nowNanos, out);
    settle(nowNanos, out);
  }

  /**
   * Takes away what nobody wants any more after a reload, unless an heir still waits for the socket
   * that was ordered for it: then its addresses stay meanwhile.
   */
  private void settle(long nowNanos, Effects out) {
    boolean isWaitedFor = false;
    for (int index = 0; isSettling && index < routers.size(); index++) {
      isWaitedFor |= routers.get(index).waiting().waitsAsHeir();
    }
    if (isSettling && !isWaitedFor) {
      isSettling = false;
      host.routing().removePostponed(nowNanos, out);
      host.reconciler().removePostponed(nowNanos, out);
      host.made().sweep(out);
    }
  }

  /** Ends everything, now or as soon as nobody misses it; see {@link #hasEnded}. */
  public void stop(StopMode mode, long nowNanos, Effects out) {
    startupDelay.cancel();
    Cause cause = Cause.of(Cause.Kind.STOPPED);
    for (VirtualRouter router : routers) {
      switch (mode) {
        case GENTLE -> router.end().gently(cause, nowNanos, out);
        case NOW -> router.end().now(cause, nowNanos, out);
      }
    }
    if (mode == StopMode.NOW) {
      departures.stop(cause, nowNanos, out);
    }
    groups.proceed(nowNanos, out);
    settle(nowNanos, out);
    host.trackers().configure(Configuration.EMPTY, List.of(), nowNanos, out);
  }

  /** Whether every virtual router has ended. */
  public boolean hasEnded() {
    for (int index = 0; index < routers.size(); index++) {
      if (!routers.get(index).hasEnded()) {
        return false;
      }
    }
    return departures.hasEnded();
  }

  /** Forgets the virtual routers, which have ended. */
  public void clear(Effects out) {
    host.statics().stop(out);
    for (VirtualRouter router : routers) {
      router.notifications().stopped(out);
    }
    groups.stopped(out);
    routers = List.of();
    groups.configure(List.of(), routers);
    configuration = Configuration.EMPTY;
    host.made().want(List.of(), out);
    host.made().sweep(out);
  }

  /** Hands a virtual router over, if it is master. */
  public void handOver(Input.HandoverRequested request, long nowNanos, Effects out) {
    for (VirtualRouter router : routers) {
      if (router.spec().name().equals(request.router()) && router.state() == State.MASTER) {
        router.group().handOver(request.way(), nowNanos, out);
        return;
      }
    }
    out.log(LogEvent.HANDOVER_REFUSED, request.router());
  }

  /** The host was drained. */
  public void drain(HandoverWay way, long nowNanos, Effects out) {
    Standing before = host.standing().value();
    host.standing().drain();
    standingChanged(before, way, nowNanos, out);
  }

  /** Maintenance was switched. */
  public void maintenance(boolean on, long nowNanos, Effects out) {
    Standing before = host.standing().value();
    host.standing().maintenance(on);
    standingChanged(before, HandoverWay.RELEASE, nowNanos, out);
  }

  /** Something on the host changed. */
  public void evaluate(long nowNanos, Effects out) {
    if (hasStarted()) {
      groups.evaluate(nowNanos, out);
    }
    settle(nowNanos, out);
  }

  /** An interface appeared or changed. */
  public void linkChanged(LinkState link, long nowNanos, Effects out) {
    for (int index = 0; index < routers.size(); index++) {
      routers.get(index).linkAppeared(link, nowNanos, out);
    }
    host.firewalls().changed();
    evaluate(nowNanos, out);
  }

  /** An address came or went; a virtual one is no source and cannot change anybody's. */
  public void addressesChanged(int ifIndex, IpAddress address, long nowNanos, Effects out) {
    if (departures.forgetEnded()) {
      learnNames();
      host.made().want(specs(), out);
      host.made().sweep(out);
    }
    if (!host.view().isVirtual(ifIndex, address)) {
      evaluate(nowNanos, out);
    }
  }

  /** A socket opened or failed. */
  public void socketChanged(VrrpSocket socket, long nowNanos, Effects out) {
    for (int index = 0; hasStarted() && index < routers.size(); index++) {
      if (routers.get(index).attachment().socket() == socket) {
        routers.get(index).socketChanged(out);
        routers.get(index).group().evaluate(nowNanos, out);
      }
    }
    settle(nowNanos, out);
  }

  /** A tracker's verdict changed. */
  public void trackersChanged(long nowNanos, Effects out) {
    for (int index = 0; hasStarted() && index < routers.size(); index++) {
      routers.get(index).trackersChanged(nowNanos, out);
    }
    evaluate(nowNanos, out);
  }

  /** A station claims an address; our own frames come back where interfaces share a network. */
  public void claimHeard(Input.ClaimHeard claim, long nowNanos) {
    if (!host.links().hasMac(claim.mac())) {
      for (int index = 0; index < routers.size(); index++) {
        routers.get(index).claims().heard(claim, nowNanos);
      }
    }
  }

  /** Orders the packet filters that fit the addresses that are held now. */
  public void settleFirewalls(Effects out) {
    host.firewalls().settle(this::gather, out);
  }

  private void gather(Function<String, FirewallNeeds> needs) {
    for (VirtualRouter router : routers) {
      FirewallNeeds own = needs.apply(router.spec().host().namespace());
      router.addRefused(own);
      own.addVirtualLinks(router.spec(), host.links());
    }
  }

  /** Every virtual router counts anew. */
  public void clearStatistics() {
    routers.forEach(VirtualRouter::clearStatistics);
  }

  /** The kernel refused to send an advert. */
  public void sendFailed(Input.SendFailed failed, Effects out) {
    for (VirtualRouter router : routers) {
      if (router.id() == failed.routerId()) {
        router.sendFailed(failed.errno(), out);
      }
    }
  }

  private void standingChanged(Standing before, HandoverWay way, long nowNanos, Effects out) {
    Standing after = host.standing().value();
    for (VirtualRouter router : routers) {
      Abstention abstention = router.abstention();
      if (after == Standing.NORMAL && abstention.standing(before) != Standing.NORMAL) {
        abstention.end(nowNanos, out);
      } else if (after != before) {
        abstention.giveWay(way, nowNanos, out);
      }
    }
    groups.proceed(nowNanos, out);
  }

  private void delayFirstStart(Configuration wanted, long nowNanos, Effects out) {
    long delay = wanted.global().startupDelayNanos();
    if (!isConfigured && delay > 0) {
      startupDelay.schedule(nowNanos + delay);
      BigDecimal seconds = BigDecimal.valueOf(delay, NANO_DIGITS).stripTrailingZeros();
      out.log(LogEvent.STARTUP_DELAY, seconds.toPlainString());
    }
    isConfigured = true;
  }

  private void startupDelayOver(long deadlineNanos, long nowNanos, Effects out) {
    out.log(LogEvent.STARTUP_DELAY_OVER);
    trackersChanged(nowNanos, out);
  }

  /** The names of new routers that go on as masters although the others know another router. */
  private Set<String> heirs(Succession succession) {
    Set<String> names = new HashSet<>();
    List<RouterSpec> wanted = configuration.routers();
    for (int index = 0; index < wanted.size(); index++) {
      int forebear = succession.forebear(index);
      if (forebear != Succession.NONE && routers.get(forebear).isServing()) {
        names.add(wanted.get(index).name());
      }
    }
    return names;
  }

  /** Whoever leaves its addresses to another one of this host ends at once, others when missed. */
  private void dismiss(Succession succession, long nowNanos, Effects out) {
    for (int index = 0; index < routers.size(); index++) {
      VirtualRouter router = routers.get(index);
      if (!succession.goesOn(index)) {
        if (succession.isNamesake(index)) {
          router.end().replaced(nowNanos, out);
        } else if (Departures.isInTheWay(router.spec(), configuration.routers())) {
          router.end().now(Cause.of(Cause.Kind.RELOADED), nowNanos, out);
        } else {
          departures.add(router, nowNanos, out);
        }
      }
    }
    learnNames();
  }

  private void learnNames() {
    Set<String> names = new HashSet<>();
    Map<String, Set<IpAddress>> addresses = new HashMap<>();
    for (RouterSpec spec : specs()) {
      names.add(spec.interfaceName());
      names.add(spec.host().link().vrf());
      spec.host().made().forEach(link -> names.add(link.name()));
      learn(spec.addresses(), names, addresses);
      learn(spec.excludedAddresses(), names, addresses);
    }
    interfaces = names;
    host.view().virtualAddresses(addresses);
  }

  /** The wanted virtual routers and those that are leaving. */
  private List<RouterSpec> specs() {
    List<RouterSpec> specs = new ArrayList<>(configuration.routers());
    specs.addAll(departures.specs());
    return specs;
  }

  private static void learn(
      List<AddressSpec> lines, Set<String> names, Map<String, Set<IpAddress>> addresses) {
    for (AddressSpec line : lines) {
      names.add(line.interfaceName());
      addresses
          .computeIfAbsent(NamespacedName.namespace(line.interfaceName()), _ -> new HashSet<>())
          .add(line.address());
    }
  }
}

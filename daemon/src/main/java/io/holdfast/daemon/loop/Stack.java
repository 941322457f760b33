package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Engine;
import io.holdfast.core.Input;
import io.holdfast.core.LinkState;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.Snapshot;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.NamespacedConfiguration;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.core.spec.host.NamespacedItem;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.daemon.check.ScriptCheck;
import io.holdfast.daemon.check.ScriptPolicy;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.notify.GateHooks;
import io.holdfast.daemon.notify.Notifier;
import io.holdfast.daemon.routing.InterfaceIndex;
import io.holdfast.daemon.routing.RoutingRequests;
import io.holdfast.daemon.routing.RoutingView;
import io.holdfast.daemon.show.Wiring;
import io.holdfast.daemon.watch.Watches;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.process.Scheduling;
import io.holdfast.wire.ip.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine with everything around it, wired: made once, run once, closed once, all on the loop
 * thread.
 */
public final class Stack implements AutoCloseable {
  private final Kernel kernel;
  private final Log log;
  private final Engine engine = new Engine();
  private final History history = new History();
  private final Faults faults;
  private final Inbox inbox;
  private final ScriptCheck scripts;
  private final Notifier notifier;
  private final GateHooks gates;
  private final Watches watches;
  private final AdvertSender adverts;
  private final BfdSockets bfd;
  private final HostJournal journal;
  private final Spaces spaces;
  private final SpaceWatch spaceWatch;
  private final AnnounceSender announcements;
  private final ClaimReceiver claims;
  private final EffectRunner runner;
  private final Turn turn;
  private final InputPump pump;
  private final EventLoop loop;

  /** Wires everything; signals go to {@code signals}. */
  public Stack(Kernel kernel, Log log, SignalHandler signals, HostJournal journal) {
    this.kernel = kernel;
    this.journal = journal;
    this.log = log;
    faults = new Faults(log::error);
    inbox = new Inbox(kernel.event());
    scripts =
        new ScriptCheck((script, outcome) ->
            inbox.put((turn, now) -> turn.apply(new Input.ScriptFinished(script, outcome), now)));
    notifier = new Notifier(log);
    gates =
        new GateHooks(
            log,
            (gateId, outcome) ->
                inbox.put((turn, now) -> turn.apply(new Input.GateFinished(gateId, outcome), now)));
    watches = watches(inbox, log);
    Channels channels = kernel.channels();
    RoutingView routing = new RoutingView(new Interfaces());
    announcements = new AnnounceSender(channels.packets().fd(), this::announceFailed);
    spaces = spaces(routing);
    spaceWatch = new SpaceWatch(new SpaceNews(), log::info, journal.namespaces());
    adverts =
        new AdvertSender(spaces, (fd, socketId) -> kernel.epoll().add(fd, Epoll.IN, socketId));
    bfd = new BfdSockets(kernel.epoll(), EventLoop.FIRST_BFD);
    claims = new ClaimReceiver(channels, ifIndex -> ifIndex);
    runner =
        new EffectRunner(
            new EffectRunner.Ports(
                adverts,
                bfd,
                spaces,
                spaces,
                spaces,
                spaces,
                new Reports(
                    new Reports.Receivers(log, history, scripts, notifier, gates), this::stopped)),
            faults);
    turn = new Turn(engine, runner, faults);
    pump = new InputPump(channels, turn, routing, InputPump.Edge.HERE);
    pump.whenLinksChange(spaces::linksChanged);
    loop =
        new EventLoop(
            new EventLoop.Parts(
                kernel.epoll(),
                kernel.signals(),
                inbox,
                pump,
                adverts,
                bfd,
                claims,
                spaces,
                spaces,
                turn,
                faults),
            signals);
  }

  private static Watches watches(Inbox inbox, Log log) {
    return new Watches(
        fact -> inbox.put((turn, now) -> turn.apply(fact, now)),
        new Watches.Said(log::info, log::warning));
  }

  private Spaces spaces(RoutingView routing) {
    Channels channels = kernel.channels();
    AddressBatch addresses =
        new AddressBatch(
            new NetlinkAddresses(channels.commands()),
            channels.marks().own(),
            new RoutingRequests(routing));
    LinkOrders links =
        new LinkOrders(new NetlinkAddresses(channels.commands()), journal, this::ifIndex);
    return new Spaces(
        new Spaces.Own(new LinuxSockets(), addresses, links, new Interfaces(), announcements),
        kernel.epoll(),
        journal,
        log::error);
  }

  /**
   * Watches everything and tells the engine which links and addresses there are.
   *
   * @return zero or the negated errno
   */
  public int start() {
    Channels channels = kernel.channels();
    int result = loop.start(channels.monitor().fd());
    if (result == 0) {
      result = pump.start(channels.marks());
    }
    if (result == 0) {
      new Leftovers(journal).tell("", pump, ifIndex -> ifIndex, turn);
    }
    loop.runTasks();
    return result;
  }

  /** The turn facts are given to. */
  public Turn turn() {
    return turn;
  }

  /** Where other threads give work. */
  public Inbox inbox() {
    return inbox;
  }

  /**
   * Gets ready what a configuration runs, watches and tells, before {@link #configure}. Blocks; not
   * for the running loop.
   */
  public void prepare(Configuration configuration) {
    Configuration unique = NamespacedConfiguration.of(configuration);
    spaceWatch.prepare(unique);
    NftFirewall.prepare(configuration);
    scripts.prepare(unique, new ScriptPolicy(log::warning));
    watches.prepare(unique);
    notifier.configure(configuration);
    claims.watch(configuration, log::warning);
    gates.configure(configuration.global());
  }

  /** Gives the engine a configuration, and with it what is known of all that it tracks. */
  public void configure(Configuration configuration, long nowNanos) {
    kernel.size(configuration.global().system().buffers());
    spaces.watch(configuration, log::warning);
    spaces.noteRouting(turn, nowNanos);
    List<Input> known = new ArrayList<>();
    watches.tellAll(known::add);
    turn.apply(new Input.Configure(NamespacedConfiguration.of(configuration), known), nowNanos);
    watches.tellAll(fact -> turn.apply(fact, nowNanos));
  }

  /** The last changes of state. */
  public History history() {
    return history;
  }

  /** A picture of the engine; allocates. */
  public Snapshot snapshot() {
    return engine.snapshot();
  }

  /** The interfaces, the sockets, and what is there of routes and rules; allocates. */
  public Wiring wiring() {
    List<Wiring.Socket> sockets = new ArrayList<>();
    for (int index = 0; index < adverts.sockets().size(); index++) {
      SocketTable.Entry entry = adverts.sockets().at(index);
      SocketPair pair = entry.pair();
      sockets.add(
          new Wiring.Socket(entry.socketId(), pair.receiveFd(), pair.sendFd(), entry.spec()));
    }
    return new Wiring(engine.links(), sockets, engine.present());
  }

  /** Names what the loop does beside its turns. */
  public void pulse(Pulse pulse) {
    loop.pulse(pulse);
  }

  /** Names what the loop does a few milliseconds before a takeover, to be quick at it. */
  public void rehearse(Runnable rehearsal) {
    loop.rehearse(rehearsal);
  }

  /** How often changes of the kernel were lost, and all was listed again. */
  public long netlinkOverruns() {
    return pump.overruns();
  }

  /** Runs until {@link #end}. */
  public void run() {
    // Refused by nobody; a loop that is woken late by a little is a loop all the same.
    Scheduling.wakeOnTime();
    loop.run();
  }

  /** Ends {@link #run} after this turn. */
  public void end() {
    loop.end();
  }

  /**
   * Takes every virtual address, and the routes and rules with them, away, whatever state the
   * engine is in.
   */
  public void releaseAddresses() {
    Effects orders = new Effects();
    Snapshot picture = engine.snapshot();
    StaticSpec statics = picture.configuration().global().system().statics();
    removeRouting("", statics.routes(), statics.rules(), orders);
    for (RouterSnapshot router : picture.routers()) {
      HostSpec host = router.spec().host();
      removeRouting(host.namespace(), host.routes(), host.rules(), orders);
      for (AddressSpec address : router.wanted()) {
        int ifIndex = anyIfIndex(address.interfaceName());
        if (ifIndex > 0) {
          orders.add(new Effect.RemoveAddress(router.routerId(), ifIndex, address));
        }
      }
      for (MadeLinkSpec link : router.spec().host().made()) {
        int ifIndex = anyIfIndex(link.name());
        if (ifIndex > 0) {
          orders.add(new Effect.RemoveLink(ifIndex, link.name()));
        }
      }
    }
    Answers failures = failure -> log.error("Cannot remove an address: " + failure);
    runner.run(orders, failures);
    while (runner.isBehind()) {
      runner.proceed(failures);
    }
  }

  /** The time of every deadline. */
  public static long nowNanos() {
    return MonotonicClock.nanos();
  }

  @Override
  public void close() {
    watches.close();
    spaceWatch.close();
    adverts.closeAll();
    announcements.close();
    spaces.close();
    bfd.close();
    claims.close();
    loop.close();
    gates.close();
    scripts.close();
    notifier.close();
  }

  private static void removeRouting(
      String namespace, List<RouteSpec> routes, List<RuleSpec> rules, Effects orders) {
    List<RoutingItem> items = new ArrayList<>(rules.reversed());
    items.addAll(routes.reversed());
    for (RoutingItem item : items) {
      orders.add(new Effect.RemoveRouting(0, NamespacedItem.of(namespace, item.bare())));
    }
  }

  private int anyIfIndex(String interfaceName) {
    int own = pump.ifIndex(interfaceName);
    return own > 0 ? own : spaces.ifIndex(interfaceName);
  }

  private int ifIndex(String interfaceName) {
    return pump.ifIndex(interfaceName);
  }

  /** All that was ordered is done: nothing of ours is left. */
  private void stopped() {
    journal.routing(List.of());
    end();
  }

  /** The interfaces of the daemon's own network namespace. */
  private final class Interfaces implements InterfaceIndex {
    @Override
    public int of(String interfaceName) {
      return pump.ifIndex(interfaceName);
    }

    @Override
    public long table(String vrf) {
      LinkState link = pump.link(vrf);
      return link == null ? 0 : link.layer().table();
    }
  }

  /** What is opened on other threads is taken by the loop. */
  private final class SpaceNews implements SpaceWatch.Listener {
    @Override
    public void opened(Space.Opened space) {
      inbox.put((facts, now) -> {
        int result = spaces.add(space, facts, Stack.this::announceFailed);
        if (result < 0) {
          log.error("Cannot watch network namespace " + space.name() + ": " + Errno.name(-result));
        }
      });
    }

    @Override
    public void gone(String name) {
      inbox.put((facts, now) -> spaces.remove(name));
    }
  }

  private void announceFailed(Effect.Announce order, int errno) {
    String kind =
        order.address().family() == Family.IPV4 ? "gratuitous ARP" : "unsolicited Neighbour Advert";
    log.warning(
        "Error "
            + errno
            + (" (" + Errno.name(errno) + ") sending " + kind)
            + (" on " + order.interfaceName() + " for " + order.address()));
  }
}

package io.holdfast.sim.world;

import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.State;
import io.holdfast.core.StopMode;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.KernelListener.Origin;
import io.holdfast.sim.world.Observer.Ending;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.neighbor.NeighborClaim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A host: a kernel, and most of the time a daemon, whose loop turns as the real one does. A turn
 * reads all facts and datagrams that wait, then fires due timers, then carries out the orders phase
 * by phase.
 */
public final class SimHost {
  private static final long MIN_WAKE_NANOS = 5_000;
  private static final long MAX_WAKE_NANOS = 100_000;

  /** The time of day when a world begins. */
  static final long UTC_NANOS = 1_700_000_000_000_000_000L;

  private static final long MAX_UTC_OFFSET_NANOS = 2_000_000_000L;

  private final World world;
  private final int index;
  private final HostPlan plan;
  private final RandomGenerator random;
  private final SimKernel kernel;
  private final Inbox inbox = new Inbox();
  private final Sockets sockets = new Sockets();
  private final Effects effects = new Effects();
  private final EffectRunner runner;
  private final SimServices services;
  private final SimGates gates;
  private final Map<String, Long> newestHeard = new HashMap<>();
  private final Map<String, State> states = new HashMap<>();
  private Configuration configuration;
  private @Nullable Decider decider;
  private int generation;
  private long endedNanos;
  private int outages = 1;
  private int pauses;
  private int maintenances;
  private boolean stopping;
  private StopMode stopMode = StopMode.NOW;
  private boolean turnPending;
  private boolean eventful;
  private long wakeAtNanos = Long.MAX_VALUE;
  private long pauseBeganNanos;
  private long pausedNanos;
  private long lastResumeNanos = Long.MIN_VALUE / 2;

  SimHost(World world, int index, HostPlan plan, RandomGenerator random) {
    this.world = world;
    this.index = index;
    this.plan = plan;
    this.random = random;
    this.configuration = plan.configuration();
    this.kernel = new SimKernel(world.clock(), plan, this::kernelChanged);
    this.services = new SimServices(this, world.clock(), random);
    this.gates = new SimGates(world, this, random);
    this.runner = new EffectRunner(world, this, sockets);
  }

  /** Its position among the hosts. */
  public int index() {
    return index;
  }

  /** Its name in the timeline. */
  public String name() {
    return plan.name();
  }

  /** How it was planned. */
  public HostPlan plan() {
    return plan;
  }

  /** Its interfaces and addresses. */
  public SimKernel kernel() {
    return kernel;
  }

  /** Whether its daemon runs, perhaps paused. */
  public boolean isRunning() {
    return decider != null;
  }

  /** Whether its daemon was asked to stop. */
  public boolean isStopping() {
    return stopping;
  }

  /** Whether it stands still. */
  public boolean isPaused() {
    return pauses > 0;
  }

  /** Since when nobody has renewed leases there: its daemon is gone or stands still. */
  public long unattendedSinceNanos() {
    long paused = isPaused() ? pauseBeganNanos : Long.MAX_VALUE;
    return isRunning() ? paused : Math.min(paused, endedNanos);
  }

  /** How long it has stood still since the beginning of the world. */
  public long pausedNanos() {
    return pausedNanos + (isPaused() ? world.clock().nowNanos() - pauseBeganNanos : 0);
  }

  /** When it last went on after standing still; long ago if never. */
  public long lastResumeNanos() {
    return lastResumeNanos;
  }

  /** What its daemon has loaded, or will load when it starts. */
  public Configuration configuration() {
    return configuration;
  }

  /** The configuration of a virtual router, or null. */
  public @Nullable RouterSpec router(String name) {
    for (RouterSpec router : configuration.routers()) {
      if (router.name().equals(name)) {
        return router;
      }
    }
    return null;
  }

  /** What is watched on it. */
  public SimServices services() {
    return services;
  }

  /** How often a daemon has started on it. */
  int generation() {
    return generation;
  }

  /** The state that the daemon last published for a virtual router. */
  public State state(String router) {
    return states.getOrDefault(router, State.INIT);
  }

  /** Whether the kernel changed by itself and the daemon has not seen it yet. */
  public boolean hasUnseenKernelChange() {
    return inbox.hasForeign();
  }

  /** Whether its last turn did more than hear, send and announce. */
  public boolean wasEventful() {
    return eventful;
  }

  /** Whether an open socket has an id. */
  public boolean isOpen(int socketId) {
    return sockets.isOpen(socketId);
  }

  /** When its kernel last refused an address, on its own clock; long ago if never. */
  public long lastRefusalNanos() {
    return kernel.lastRefusalNanos() + plan.clockOffsetNanos();
  }

  /** The time on its own clock. */
  public long ownNanos() {
    return world.clock().nowNanos() + plan.clockOffsetNanos();
  }

  /** The time of day, which differs from that of other hosts, too. */
  long utcNanos() {
    return UTC_NANOS + world.clock().nowNanos() + plan.clockOffsetNanos() % MAX_UTC_OFFSET_NANOS;
  }

  /** Starts the daemon, once called as often as it was ended. One that still stops is killed. */
  public void start() {
    if (--outages > 0) {
      return;
    }
    end(Ending.KILLED);
    generation++;
    decider = world.newDecider();
    stopping = false;
    wakeAtNanos = Long.MAX_VALUE;
    world.note(this, "daemon starts");
    for (Observer observer : world.observers()) {
      observer.started(this);
    }
    kernel.dump().forEach(inbox::add);
    if (isInMaintenance()) {
      inbox.add(new Input.MaintenanceChanged(true));
    }
    configure(configuration);
  }

  /** Ends the daemon at once. */
  public void kill(Ending ending) {
    outages++;
    end(ending);
    if (ending == Ending.REBOOTED) {
      kernel.boot();
    }
  }

  /** Asks the daemon to stop. */
  public void stop(StopMode mode) {
    outages++;
    if (isRunning()) {
      stopping = true;
      stopMode = mode;
      tell(new Input.StopRequested(mode));
    }
  }

  /** Asks the daemon to let others serve, or to take part again. */
  public void maintenance(boolean on) {
    maintenances += on ? 1 : -1;
    if (isRunning() && !stopping) {
      tell(new Input.MaintenanceChanged(isInMaintenance()));
    }
  }

  /** Whether it lets others serve if they can. */
  public boolean isInMaintenance() {
    return maintenances > 0;
  }

  /** Whether its daemon was asked to stop so that nobody misses it. */
  public boolean isStoppingGently() {
    return stopping && stopMode == StopMode.GENTLE;
  }

  /** Loads another configuration, now or at the next start. */
  public void reload(Configuration changed) {
    configuration = changed;
    if (isRunning() && !stopping) {
      configure(changed);
    }
  }

  /** Stands still until as many calls of {@link #resume}. */
  public void pause() {
    if (pauses++ == 0) {
      pauseBeganNanos = world.clock().nowNanos();
    }
  }

  /** Goes on after {@link #pause}. */
  public void resume() {
    if (--pauses == 0) {
      lastResumeNanos = world.clock().nowNanos();
      pausedNanos += lastResumeNanos - pauseBeganNanos;
      requestTurn();
    }
  }

  /** The commands that instances wait for. */
  public SimGates gates() {
    return gates;
  }

  /** A datagram reaches the interface of a segment. */
  void arrive(String segment, Datagram datagram) {
    if (isRunning() && kernel.isRunning(segment)) {
      SimLink link = kernel.link(segment);
      sockets.receive(link, datagram, inbox, ownNanos());
      for (SimLink made : kernel.made().all()) {
        if (made.base() == link && made.isRunning()) {
          sockets.receive(made, datagram, inbox, ownNanos());
        }
      }
      requestTurn();
    }
  }

  /** Whether the other end of a BFD session that was up ended it by order. */
  public boolean hasParted(BfdSpec session) {
    return runner.bfd().hasParted(session);
  }

  /** A BFD packet reaches the interface of a segment. */
  void arrive(String segment, SimBfd.Packet packet) {
    if (isRunning() && kernel.isRunning(segment)) {
      runner.bfd().receive(packet);
    }
  }

  /** A claim reaches the interface of a segment; of other addresses nobody is told. */
  void arrive(String segment, NeighborClaim claim) {
    if (isRunning() && kernel.isRunning(segment) && watches(claim.address())) {
      SimLink link = kernel.link(segment);
      claimed(link, claim);
      for (SimLink made : kernel.made().all()) {
        if (made.base() == link && made.isRunning()) {
          claimed(made, claim);
        }
      }
    }
  }

  private void claimed(SimLink link, NeighborClaim claim) {
    Input.ClaimHeard heard = new Input.ClaimHeard(link.ifIndex(), claim.address(), claim.mac());
    tell(heard);
    for (Observer observer : world.observers()) {
      observer.claimed(this, heard);
    }
  }

  /** Notes an advert that may be sent again, if the daemon can make something of it. */
  void heard(Archive.Entry entry) {
    boolean takesPart =
        states.values().stream().anyMatch(state -> state == State.MASTER || state == State.BACKUP);
    if (isRunning() && kernel.isRunning(entry.segment()) && takesPart) {
      newestHeard.merge(entry.sender(), entry.number(), Math::max);
    }
  }

  /** Whether a newer advert of the same sender has come. */
  boolean hasHeardAfter(Archive.Entry entry) {
    return newestHeard.getOrDefault(entry.sender(), 0L) > entry.number();
  }

  /** All its sockets break at once. */
  public void breakSockets() {
    for (int id : isRunning() ? sockets.ids() : List.<Integer>of()) {
      sockets.breakDown(id);
      tell(new Input.SocketFailed(id, SimKernel.ENETDOWN, "errno " + SimKernel.ENETDOWN));
    }
  }

  private boolean watches(IpAddress address) {
    for (RouterSpec router : configuration.routers()) {
      for (List<AddressSpec> lines : List.of(router.addresses(), router.excludedAddresses())) {
        for (AddressSpec line : lines) {
          if (line.address().equals(address)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  void publish(String router, State state) {
    states.put(router, state);
    eventful = true;
  }

  void addressOrdered() {
    eventful = true;
  }

  void stopped() {
    end(Ending.STOPPED);
  }

  void tell(Input fact) {
    inbox.add(fact);
    requestTurn();
  }

  private void configure(Configuration changed) {
    newestHeard.clear();
    for (Observer observer : world.observers()) {
      observer.configuring(this);
    }
    List<Input> facts = new ArrayList<>();
    services.tellAll(facts::add);
    tell(new Input.Configure(changed, services.isSlow() ? List.of() : facts));
    facts.forEach(this::tell);
  }

  private void end(Ending ending) {
    if (isRunning()) {
      decider = null;
      endedNanos = world.clock().nowNanos();
      inbox.clear();
      sockets.closeAll();
      runner.ended();
      gates.clear();
      world.note(this, "daemon ends: " + ending);
      for (Observer observer : world.observers()) {
        observer.ended(this, ending);
      }
      states.clear();
    }
  }

  private void kernelChanged(Input event, Origin origin) {
    world.note(this, () -> "kernel " + (origin == Origin.FOREIGN ? "! " : "") + event);
    if (isRunning()) {
      tell(event);
      if (origin == Origin.FOREIGN) {
        inbox.markForeign();
      }
    }
  }

  private void requestTurn() {
    if (!turnPending && isRunning()) {
      turnPending = true;
      world.clock().after(random.nextLong(MIN_WAKE_NANOS, MAX_WAKE_NANOS), this::pendingTurn);
    }
  }

  private void pendingTurn() {
    turnPending = false;
    turn();
  }

  private void wake(long atNanos) {
    if (wakeAtNanos == atNanos) {
      wakeAtNanos = Long.MAX_VALUE;
      turn();
    }
  }

  private void turn() {
    Decider acting = decider;
    if (acting == null || isPaused()) {
      return;
    }
    effects.clear();
    eventful = inbox.hasFacts();
    try {
      read(acting);
      acting.advance(ownNanos(), effects);
    } catch (RuntimeException failure) {
      world.crashed(this, failure);
      return;
    }
    runner.run(effects);
    if (isRunning()) {
      for (Observer observer : world.observers()) {
        observer.turned(this);
      }
      armTimer(acting);
    }
  }

  /** Sockets of the kernel and of the network are ready together: either may be read first. */
  private void read(Decider acting) {
    boolean packetsFirst = random.nextBoolean();
    if (packetsFirst) {
      inbox.readArrivals(acting, this, effects);
    }
    inbox.readFacts(acting, ownNanos(), effects);
    if (!packetsFirst) {
      inbox.readArrivals(acting, this, effects);
    }
  }

  private void armTimer(Decider acting) {
    long deadline = acting.nextDeadlineNanos();
    if (deadline == Long.MAX_VALUE) {
      return;
    }
    long due = Math.max(deadline - plan.clockOffsetNanos(), world.clock().nowNanos());
    long lateness = random.nextLong(MIN_WAKE_NANOS, MAX_WAKE_NANOS);
    if (wakeAtNanos > due + MAX_WAKE_NANOS) {
      long at = due + lateness;
      wakeAtNanos = at;
      world.clock().at(at, () -> wake(at));
    }
  }
}

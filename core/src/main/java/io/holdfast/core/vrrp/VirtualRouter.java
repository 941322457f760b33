package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Heard;
import io.holdfast.core.Input;
import io.holdfast.core.LinkState;
import io.holdfast.core.LogEvent;
import io.holdfast.core.Rejection;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.core.address.AddressPlan;
import io.holdfast.core.address.VirtualAddress;
import io.holdfast.core.announce.AnnounceSchedule;
import io.holdfast.core.firewall.FirewallNeeds;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.timer.Timer;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One virtual router (RFC 9568 section 6). Holds what its states share; what happens in a state is
 * in {@link StateBackup} and {@link StateMaster}. In INIT and FAULT nothing happens but waiting for
 * the host to be ready.
 */
public final class VirtualRouter {
  private final int id;
  private final Host host;
  private final Counters counters = new Counters();
  private final LogOnce once = new LogOnce();
  private final MasterRecord master = new MasterRecord();
  private final LastHeard heard = new LastHeard();
  private final KnownAdvert known;
  private final Attachment attachment = new Attachment(this);
  private final Readiness readiness = new Readiness(this);
  private final AdvertSender sender = new AdvertSender(this);
  private final AdvertAcceptance acceptance;
  private final StateBackup backup = new StateBackup(this);
  private final StateMaster active;
  private final Candidacy candidacy;
  private final Departure departure;
  private final StateWaiting waiting = new StateWaiting(this);
  private final Notifications notifications = new Notifications(this);
  private final RouterEnd end = new RouterEnd(this);
  private final EffectivePriority priority;
  private final Abstention abstention;
  private final AddressPlan addresses;
  private final RouterRouting routing;
  private final AnnounceSchedule announcements;
  private final ForeignClaims claims;
  private final Timer timer;
  private RouterSpec spec;
  private SyncGroup group;
  private State state = State.INIT;
  private @Nullable Transition lastTransition;

  /**
   * Creates a virtual router that has not started.
   *
   * @param id number that its orders carry
   * @param spec its configuration
   * @param group the configuration of its sync group, or null
   * @param host what it shares with others
   */
  @SuppressWarnings("this-escape")
  public VirtualRouter(int id, RouterSpec spec, @Nullable GroupSpec group, Host host) {
    this.id = id;
    this.spec = spec;
    this.host = host;
    this.timer = host.timers().create(new RouterExpiry(this));
    this.known = new KnownAdvert(this);
    this.acceptance = new AdvertAcceptance(this);
    this.active = new StateMaster(this);
    this.candidacy = new Candidacy(this);
    this.departure = new Departure(this);
    this.priority = new EffectivePriority(host.trackers(), spec, group);
    this.abstention = new Abstention(this);
    this.group = new SyncGroup(null, List.of(this), State.INIT);
    this.addresses =
        new AddressPlan(id, host.reconciler(), host.timers(), new AddressRepairs(this));
    this.routing = new RouterRouting(this);
    this.announcements =
        new AnnounceSchedule(
            new AnnounceSchedule.Parts(addresses, host.timers(), host.pacer(), attachment::ifIndex),
            spec);
    this.claims = new ForeignClaims(this);
    this.master.clear(spec.advertIntervalCs());
    this.sender.configureChecksum(null);
  }

  /** Its configuration. */
  public RouterSpec spec() {
    return spec;
  }

  /** Its state. */
  public State state() {
    return state;
  }

  /** Takes its addresses from the configuration and removes what an earlier run left of them. */
  public void prepare(long nowNanos, Effects out) {
    addresses.update(spec, nowNanos, out);
    routing.update(nowNanos, out);
    removeStale(nowNanos, out);
  }

  /** Looks at the host again; its group decides what comes of it. */
  void refresh(Effects out) {
    if (attachment.refresh()) {
      sender.invalidate();
    }
    attachment.join(out);
    readiness.refresh(out);
    sender.sendOwed(out);
  }

  /** An interface changed: what it carries may have to be ordered or announced in another way. */
  public void linkAppeared(LinkState link, long nowNanos, Effects out) {
    if (addresses.isHolding()) {
      host.firewalls().changed();
      announcements.added(addresses.linkAppeared(link.name(), nowNanos, out), nowNanos, out);
    }
  }

  /** Sockets are open or closed: adverts must name the right one. */
  void socketChanged(Effects out) {
    sender.invalidate();
    sender.sendOwed(out);
  }

  /** Trackers have another verdict. */
  void trackersChanged(long nowNanos, Effects out) {
    long before = masterDownNanos();
    int priorityBefore = priority.value();
    priority.refresh();
    priorityChanged(priorityBefore, before, nowNanos, out);
  }

  /** Takes a datagram that carries its VRID and can be read. */
  public void received(Input.AdvertReceived advert, long nowNanos, Effects out) {
    VrrpPacket packet = advert.packet();
    if (!isTakingPart()) {
      counters.reject(Rejection.NOT_RUNNING);
      return;
    }
    once.nextPacket();
    Rejection rejection = acceptance.check(advert, out);
    if (rejection != null) {
      counters.reject(rejection);
      return;
    }
    heard.note(packet, nowNanos);
    if (state == State.MASTER) {
      active.received(packet, nowNanos, out);
    } else {
      backup.received(packet, nowNanos, out);
    }
  }

  /** Counts anew from here on. */
  public void clearStatistics() {
    counters().clear();
  }

  /** The kernel refused to send its advert. */
  public void sendFailed(int errno, Effects out) {
    counters.sendErrors++;
    if (state == State.MASTER && once.isFirst(LogEvent.SEND_ERROR)) {
      out.log(LogEvent.SEND_ERROR, spec.name(), errno);
    }
  }

  /** Whether it has ended. */
  public boolean hasEnded() {
    return end.hasCome();
  }

  /** Whether it strives to be master. */
  public Abstention abstention() {
    return abstention;
  }

  /** Takes a changed configuration, and that of its sync group, without leaving its state. */
  public void update(
      RouterSpec changed, @Nullable GroupSpec changedGroup, long nowNanos, Effects out) {
    RouterSpec before = spec;
    if (changed.equals(before) && Objects.equals(changedGroup, group.spec())) {
      return;
    }
    long downBefore = masterDownNanos();
    int priorityBefore = priority.value();
    spec = changed;
    priority.update(changed, changedGroup);
    if (state != State.BACKUP || master.intervalCs == before.advertIntervalCs()) {
      master.intervalCs = changed.advertIntervalCs();
    }
    announcements.update(changed, nowNanos);
    List<VirtualAddress> added = addresses.update(changed, nowNanos, out);
    if (!changed.host().equals(before.host())) {
      routing.update(nowNanos, out);
    }
    if (state == State.MASTER) {
      announcements.added(added, nowNanos, out);
    } else {
      removeStale(nowNanos, out);
    }
    boolean hasOtherAdvert = sender.hasOtherContent();
    sender.configureChecksum(before);
    priorityChanged(priorityBefore, downBefore, nowNanos, out);
    sender.invalidate();
    if (state == State.MASTER && hasOtherAdvert && !active.isLeaving()) {
      active.sendNow(nowNanos, out);
    }
  }

  /** Whether the sender of a packet is one of its unicast peers. */
  boolean hasPeer(VrrpPacket packet) {
    return spec.transport() instanceof TransportSpec.Unicast unicast
        && PeerTable.sender(unicast, packet) != null;
  }

  /** Changes the state and says why. */
  void moveTo(State next, Cause cause, long nowNanos, Effects out) {
    Transition transition =
        new Transition(spec.name(), state, next, cause, priority.value(), nowNanos, heard());
    state = next;
    lastTransition = transition;
    once.clear();
    out.log(LogEvent.TRANSITION, spec.name(), transition.from(), next, cause);
    out.add(new Effect.Publish(transition));
    notifications.entered(transition, out);
  }

  /** Lowers an owner to 254 or restores it. */
  void yieldOwnership(boolean yields) {
    priority.yieldOwnership(yields);
    sender.invalidate();
  }

  /** How long the master may be silent. */
  long masterDownNanos() {
    return Timers.masterDownNanos(
        spec.version(), priority.forSkew(), master.intervalCs, spec.downTimerAdverts());
  }

  /** How long a better router is let go first. */
  long skewNanos() {
    return Timers.skewNanos(spec.version(), priority.forSkew(), master.intervalCs);
  }

  /** The effective priority may be another one: says so, and reckons the timer of a BACKUP anew. */
  void priorityChanged(int before, long downBefore, long nowNanos, Effects out) {
    if (priority.value() != before) {
      out.log(LogEvent.PRIORITY_CHANGED, spec.name(), before, priority.value());
      out.log(LogEvent.PRIORITY_CAUSE, spec.name(), before, priority.value(), priority.reason());
      sender.invalidate();
      notifications.priorityChanged(out);
    }
    long shift = masterDownNanos() - downBefore;
    if (state == State.BACKUP && shift != 0 && !candidacy.isAdvertising()) {
      timer.schedule(Math.max(nowNanos, timer.deadlineNanos() + shift));
    }
  }

  /** Becomes a member of a group, or alone in one. */
  void join(SyncGroup joined) {
    group = joined;
  }

  /** Whether nothing keeps it from taking part. */
  boolean isReady() {
    return readiness.isFaultless() && !readiness.awaitsLink() && attachment.isOpen();
  }

  /** Whether it is master and not about to be replaced. */
  boolean isServing() {
    return state == State.MASTER && !active.isLeaving();
  }

  /** Whether packets to its addresses are to be dropped. */
  boolean refusesPackets() {
    return !spec.host().link().accepts();
  }

  /** Adds the addresses that it holds and whose packets are to be dropped. */
  void addRefused(FirewallNeeds needs) {
    if (refusesPackets() && addresses.isHolding()) {
      for (VirtualAddress address : addresses.addresses()) {
        needs.refuse(address.spec().address(), address.ifIndex());
      }
    }
  }

  boolean isTakingPart() {
    return state == State.BACKUP || state == State.MASTER;
  }

  boolean isMulticast() {
    return spec.transport() instanceof TransportSpec.Multicast;
  }

  int id() {
    return id;
  }

  Host host() {
    return host;
  }

  SyncGroup group() {
    return group;
  }

  /** How it ends. */
  RouterEnd end() {
    return end;
  }

  StateWaiting waiting() {
    return waiting;
  }

  Notifications notifications() {
    return notifications;
  }

  Counters counters() {
    known.tell();
    return counters;
  }

  LogOnce once() {
    return once;
  }

  MasterRecord master() {
    return master;
  }

  Attachment attachment() {
    return attachment;
  }

  Readiness readiness() {
    return readiness;
  }

  AdvertSender sender() {
    return sender;
  }

  Candidacy candidacy() {
    return candidacy;
  }

  Departure departure() {
    return departure;
  }

  StateBackup backup() {
    return backup;
  }

  StateMaster active() {
    return active;
  }

  EffectivePriority priority() {
    return priority;
  }

  AddressPlan addresses() {
    return addresses;
  }

  RouterRouting routing() {
    return routing;
  }

  ForeignClaims claims() {
    return claims;
  }

  AnnounceSchedule announcements() {
    return announcements;
  }

  Timer timer() {
    return timer;
  }

  KnownAdvert known() {
    return known;
  }

  /** An advert that is known was heard again, so many times. */
  void repeated(long times, long lastNanos) {
    counters.advertReceived += times;
    heard.again(lastNanos);
  }

  @Nullable Heard heard() {
    known.tell();
    return heard.snapshot();
  }

  @Nullable Transition lastTransition() {
    return lastTransition;
  }

  void expired(long deadlineNanos, long nowNanos, Effects out) {
    switch (state) {
      case BACKUP -> backup.expired(deadlineNanos, nowNanos, out);
      case MASTER -> active.expired(deadlineNanos, nowNanos, out);
      case INIT, FAULT -> throw new IllegalStateException("timer of a router in " + state);
    }
  }

  private void removeStale(long nowNanos, Effects out) {
    host.reconciler().removeStale(id, spec.addresses(), nowNanos, out);
    host.reconciler().removeStale(id, spec.excludedAddresses(), nowNanos, out);
  }
}

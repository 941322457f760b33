package io.holdfast.core;

import io.holdfast.core.bfd.BfdTable;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.timer.DeadlineHeap;
import io.holdfast.core.vrrp.Host;
import io.holdfast.core.vrrp.RouterPicture;
import io.holdfast.core.vrrp.RouterTable;
import io.holdfast.core.vrrp.VirtualRouter;
import io.holdfast.core.vrrp.VrrpSocket;
import io.holdfast.core.watch.StallGuard;
import io.holdfast.wire.vrrp.DecodeError;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides for every virtual router of a host: who is master, which addresses are present, what is
 * announced. It is told facts and the time, and answers with orders.
 *
 * <p>Pure: no sockets, no clock, no thread. Time is monotonic nanoseconds of any origin and never
 * goes back. In one turn the caller applies all facts first and then calls {@link #advance}, so
 * that adverts that waited while the process was stalled count before an expired timer. Owned by
 * one thread.
 */
public final class Engine {
  /** Losses that follow each other faster are told once. */
  private static final long QUIET_NANOS = 10_000_000_000L;

  private final Host host = Host.create();
  private final RouterTable routers = new RouterTable(host);
  private final BfdTable bfd = new BfdTable(host.timers(), this::bfdChanged);
  private long malformedPackets;
  private long unknownVridPackets;
  private final StallGuard stallGuard = new StallGuard();
  private long nextLossNanos = Long.MIN_VALUE;
  private boolean isStopping;
  private boolean hasStopped;

  /** Creates an engine that runs nothing. */
  public Engine() {}

  /**
   * Takes a fact.
   *
   * @param input the fact; it is not kept
   * @param nowNanos the time
   * @param out where orders are added
   */
  public void apply(Input input, long nowNanos, Effects out) {
    if (input instanceof Input.AdvertReceived advert) {
      received(advert, nowNanos, out);
    } else if (input instanceof Input.BfdReceived packet) {
      bfd.received(packet, nowNanos, out);
    } else {
      applyChange(input, nowNanos, out);
      host.sockets().sweep(out);
      stallGuard.answered(host.timers().earliestNanos(), nowNanos);
    }
    if (!comesInFloods(input)) {
      host.aftermath().settle(nowNanos, DeadlineHeap.NONE, out);
    }
    endIfDone(nowNanos, out);
  }

  /** What is told all the time while many routers become master, and asks for nothing. */
  private static boolean comesInFloods(Input input) {
    return input instanceof Input.AdvertReceived
        || input instanceof Input.AddressAdded
        || input instanceof Input.BfdReceived;
  }

  /** Fires every timer that is due, earliest deadline first: {@link #fire}, {@link #settle}. */
  public void advance(long nowNanos, Effects out) {
    fire(nowNanos, out);
    do {
      settle(nowNanos, out);
    } while (!isSettled());
  }

  /**
   * The first half of {@link #advance}: the adverts of new masters, but not yet what comes with
   * them. {@link #settle} follows, unless {@link #gathers}.
   */
  public void fire(long nowNanos, Effects out) {
    stallGuard.turned(nowNanos, out);
    if (host.timers().earliestNanos() <= nowNanos) {
      host.era().next();
    }
    host.aftermath().open();
    host.timers().fire(nowNanos, out);
    host.aftermath().close();
  }

  /**
   * Whether {@link #settle} had better wait for a {@link #fire} at {@link #takeoverNanos}, which is
   * a moment away.
   */
  public boolean gathers(long nowNanos) {
    return host.aftermath().gathers(nowNanos, takeoverNanos());
  }

  /**
   * The second half of {@link #advance}: addresses, routes and announcements of new masters. While
   * more takeovers are a moment away it does a part, and the rest is left for after the next {@link
   * #fire}: see {@link #isSettled}.
   */
  public void settle(long nowNanos, Effects out) {
    host.aftermath().settle(nowNanos, takeoverNanos(), out);
    endIfDone(nowNanos, out);
    stallGuard.waitsFor(host.timers().earliestNanos(), nowNanos);
  }

  /** Whether {@link #settle} has left nothing. */
  public boolean isSettled() {
    return host.aftermath().isEmpty();
  }

  /** Whether this host holds an address, or is just giving one up. */
  public boolean holdsAddresses() {
    return host.reconciler().size() > 0;
  }

  /** When {@link #advance} has something to do next; {@link Long#MAX_VALUE} for never. */
  public long nextDeadlineNanos() {
    return Math.min(host.timers().earliestNanos(), stallGuard.nextLookNanos());
  }

  /**
   * {@link #nextDeadlineNanos} if that is when a BACKUP follows a master it hears no more, so that
   * a host can be awake by then; {@link Long#MAX_VALUE} otherwise.
   */
  public long takeoverNanos() {
    return host.timers().takeoverNanos();
  }

  /** What runs, as an immutable picture. Allocates. */
  public Snapshot snapshot() {
    List<RouterSnapshot> pictures = new ArrayList<>();
    for (VirtualRouter router : routers.all()) {
      pictures.add(RouterPicture.of(router));
    }
    return new Snapshot(
        routers.configuration(),
        pictures,
        routers.groups(),
        host.trackers().scripts(),
        host.trackers().snapshot(),
        malformedPackets,
        unknownVridPackets,
        host.standing().isInMaintenance(),
        statics(),
        stallGuard.stalls(),
        host.firewalls().figures());
  }

  /** The interfaces of the host; allocates. */
  public List<LinkSnapshot> links() {
    List<LinkSnapshot> links = new ArrayList<>();
    for (LinkState link : host.links().all()) {
      links.add(host.view().snapshot(link));
    }
    return links;
  }

  /** What is there of routes, rules and static addresses; allocates. */
  public PresentItems present() {
    List<AddressSpec> statics = host.staticAddresses().lines();
    return new PresentItems(
        host.routing().present(),
        statics,
        Set.copyOf(statics.stream().filter(host.reconciler()::isSeen).toList()));
  }

  private StaticSnapshot statics() {
    List<String> refused = new ArrayList<>(host.staticAddresses().refused());
    refused.addAll(host.statics().refused());
    return new StaticSnapshot(
        host.staticAddresses().repairs(),
        host.staticAddresses().refusals(),
        host.statics().repairs(),
        host.statics().refusals(),
        refused);
  }

  private void applyChange(Input input, long nowNanos, Effects out) {
    host.era().next();
    switch (input) {
      case Input.AdvertReceived advert -> received(advert, nowNanos, out);
      case Input.BfdReceived packet -> bfd.received(packet, nowNanos, out);
      case Input.BfdOpened opened -> bfd.opened(opened.sessionId(), nowNanos, out);
      case Input.BfdFailed failed -> bfd.failed(failed, nowNanos, out);
      case Input.Configure configure -> configure(configure, nowNanos, out);
      case Input.LinkChanged changed -> linkChanged(changed.link(), nowNanos, out);
      case Input.LinkPolled polled -> linkPolled(polled, nowNanos, out);
      case Input.LinkRemoved removed -> linkRemoved(removed.ifIndex(), nowNanos, out);
      case Input.AddressAdded added -> addressAdded(added, nowNanos, out);
      case Input.AddressRemoved removed -> addressRemoved(removed, nowNanos, out);
      case Input.DuplicateFound found -> duplicateFound(found, out);
      case Input.AddressLeftBehind left ->
          host.reconciler().leftBehind(left.ifIndex(), left.prefix(), left.peer());
      case Input.SocketOpened opened ->
          socketChanged(host.sockets().opened(opened.socketId()), nowNanos, out);
      case Input.SocketFailed failed ->
          socketChanged(host.sockets().failed(failed, nowNanos), nowNanos, out);
      case Input.ReceiveFailed failed ->
          socketChanged(host.sockets().receiveFailed(failed, nowNanos, out), nowNanos, out);
      case Input.SendFailed failed -> routers.sendFailed(failed, out);
      case Input.AddressFailed failed -> addressFailed(failed, nowNanos, out);
      case Input.LinkFailed failed -> linkFailed(failed, nowNanos, out);
      case Input.SysctlClaimed claimed -> host.made().claimed(claimed, out);
      case Input.SysctlFailed failed -> host.made().failed(failed, out);
      case Input.LinkLeftBehind left -> host.made().leftBehind(left.interfaceName());
      case Input.RoutingAdded added -> routingAdded(added, nowNanos, out);
      case Input.RoutingRemoved removed -> host.routing().removed(removed.item(), nowNanos);
      case Input.RoutingLeftBehind left -> host.routing().leftBehind(left.item(), out);
      case Input.RoutingUncertain uncertain -> host.routing().uncertain(nowNanos);
      case Input.ReportsLost lost -> reportsLost(lost.reason(), nowNanos, out);
      case Input.RoutingFailed failed -> routingFailed(failed, nowNanos, out);
      case Input.FirewallFailed failed ->
          host.firewalls().failed(failed.effect(), failed.reason(), nowNanos, out);
      case Input.FirewallLeftBehind left -> host.firewalls().leftBehind(left.namespace());
      case Input.FirewallTouched touched ->
          host.firewalls().touched(touched.namespace(), nowNanos, out);
      case Input.ScriptFinished finished -> host.trackers().finished(finished, nowNanos, out);
      case Input.FileRead read -> host.trackers().read(read, nowNanos, out);
      case Input.ProcessCounted counted -> host.trackers().counted(counted, nowNanos, out);
      case Input.GateFinished finished -> host.gates().finished(finished, nowNanos, out);
      case Input.ClaimHeard claim -> routers.claimHeard(claim, nowNanos);
      case Input.StatisticsCleared cleared -> routers.clearStatistics();
      case Input.StopRequested stop -> stop(stop.mode(), nowNanos, out);
      case Input.DrainRequested drain -> routers.drain(drain.way(), nowNanos, out);
      case Input.HandoverRequested handover -> routers.handOver(handover, nowNanos, out);
      case Input.MaintenanceChanged changed -> routers.maintenance(changed.on(), nowNanos, out);
    }
  }

  private void bfdChanged(String session, boolean isUp, long nowNanos, Effects out) {
    host.era().next();
    host.trackers().bfdChanged(session, isUp, nowNanos, out);
  }

  private void received(Input.AdvertReceived advert, long nowNanos, Effects out) {
    VrrpSocket socket = host.sockets().byId(advert.socketId());
    if (socket == null) {
      return;
    }
    socket.received();
    if (!routers.hasStarted()) {
      return;
    }
    if (advert.error() != DecodeError.NONE) {
      malformed(advert, socket, nowNanos, out);
      return;
    }
    VrrpPacket packet = advert.packet();
    long cameNanos = advert.cameNanos(nowNanos);
    if (socket.isFollowedAgain(packet, cameNanos)) {
      return;
    }
    VirtualRouter router = socket.receiver(packet);
    if (router != null) {
      router.received(advert, cameNanos, out);
    } else if (!socket.isForTwin(packet)) {
      unknownVrid(packet, socket, out);
    }
  }

  private void malformed(
      Input.AdvertReceived advert, VrrpSocket socket, long nowNanos, Effects out) {
    malformedPackets++;
    LogEvent complaint = socket.complaint(advert.error());
    if (socket.isReportDue(complaint, nowNanos)) {
      out.log(complaint, advert.receivedLength());
    }
  }

  private void unknownVrid(VrrpPacket packet, VrrpSocket socket, Effects out) {
    if (isHeardElsewhere(packet, socket)) {
      return;
    }
    unknownVridPackets++;
    boolean isWanted = routers.configuration().global().logUnknownVrids();
    if (!isWanted || !socket.isFirstUnknown(packet.vrid())) {
      return;
    }
    String interfaceName = socket.spec().interfaceName();
    if (socket.routers(packet.vrid()).length == 0) {
      out.log(LogEvent.UNKNOWN_VRID, packet.vrid(), interfaceName);
    } else {
      out.log(LogEvent.UNKNOWN_VRID_FROM, packet.vrid(), interfaceName, packet.source());
    }
  }

  /** What comes by an interface comes by all that are made on it, each for one VRID. */
  private boolean isHeardElsewhere(VrrpPacket packet, VrrpSocket socket) {
    String interfaceName = socket.spec().interfaceName();
    return host.made().isWanted(interfaceName)
        || routers.isMadeFor(packet.vrid(), socket.spec().family(), interfaceName);
  }

  private void linkPolled(Input.LinkPolled polled, long nowNanos, Effects out) {
    LinkState link = host.links().polled().heard(polled.interfaceName(), polled.hasLink());
    if (link != null) {
      linkChanged(link, nowNanos, out);
    }
  }

  private void linkChanged(LinkState told, long nowNanos, Effects out) {
    LinkState link = host.links().polled().judged(told);
    LinkState before = host.links().put(link);
    host.sockets().measure();
    if (routers.isConcernedBy(link.name())
        || (before != null && routers.isConcernedBy(before.name()))) {
      report(before, link, out);
    }
    if (before != null && !before.name().equals(link.name())) {
      host.made().renamed(before.name(), link.name(), out);
    }
    host.made().evaluate(out);
    if (link.up() && (before == null || !before.up() || !before.name().equals(link.name()))) {
      host.routing().linkAppeared(link.name(), nowNanos);
    }
    host.staticAddresses().linkAppeared(link.name(), nowNanos, out);
    host.trackers().linksChanged(nowNanos, out);
    routers.linkChanged(link, nowNanos, out);
    host.made().settleRenamed(out);
  }

  private void report(@Nullable LinkState before, LinkState link, Effects out) {
    if (before == null) {
      out.log(LogEvent.LINK_ADDED, link.name());
    } else if (!before.name().equals(link.name())) {
      out.log(LogEvent.LINK_RENAMED, before.name(), link.name());
    }
    if (before != null && before.usable() != link.usable()) {
      boolean isPolled = host.links().polled().isPolled(link.name());
      LogEvent up = isPolled ? LogEvent.LINKBEAT_UP : LogEvent.LINK_UP;
      LogEvent down = isPolled ? LogEvent.LINKBEAT_DOWN : LogEvent.LINK_DOWN;
      out.log(link.usable() ? up : down, link.name());
    }
  }

  private void linkRemoved(int ifIndex, long nowNanos, Effects out) {
    LinkState gone = host.links().remove(ifIndex);
    host.links().polled().removed(ifIndex);
    host.firewalls().changed();
    host.reconciler().linkRemoved(ifIndex);
    host.pacer().linkRemoved(ifIndex);
    if (gone != null) {
      if (routers.isConcernedBy(gone.name())) {
        out.log(LogEvent.LINK_DELETED, gone.name());
      }
      host.made().evaluate(out);
      host.trackers().linksChanged(nowNanos, out);
      routers.evaluate(nowNanos, out);
    }
  }

  private void addressAdded(Input.AddressAdded added, long nowNanos, Effects out) {
    host.reconciler().added(added, nowNanos, out);
    host.made().addressAdded(added.ifIndex(), out);
    routers.addressesChanged(added.ifIndex(), added.prefix().address(), nowNanos, out);
  }

  private void addressRemoved(Input.AddressRemoved removed, long nowNanos, Effects out) {
    out.withdrawAnnouncements(removed.ifIndex(), removed.prefix().address());
    host.reconciler().removed(removed, nowNanos, out);
    LinkState link = host.links().byIndex(removed.ifIndex());
    host.routing()
        .addressRemoved(
            removed.prefix().address().family(), link == null ? "" : link.name(), nowNanos);
    routers.addressesChanged(removed.ifIndex(), removed.prefix().address(), nowNanos, out);
  }

  private void linkFailed(Input.LinkFailed failed, long nowNanos, Effects out) {
    host.made().failed(failed, nowNanos, out);
    routers.evaluate(nowNanos, out);
  }

  private void socketChanged(@Nullable VrrpSocket socket, long nowNanos, Effects out) {
    if (socket != null) {
      routers.socketChanged(socket, nowNanos, out);
    }
  }

  private void addressFailed(Input.AddressFailed failed, long nowNanos, Effects out) {
    if (failed.effect() instanceof Effect.AddAddress own && host.made().isOfMadeLink(own)) {
      host.made().addressFailed(own, nowNanos, failed.reason(), out);
    } else if (failed.effect() instanceof Effect.AddAddress order) {
      host.reconciler().refused(order, failed.reason(), nowNanos, out);
    } else if (failed.effect() instanceof Effect.RenewAddress order) {
      renewalFailed(order, failed.reason(), nowNanos, out);
    }
  }

  /** Of an address of ours: others are their owners' affair. */
  private void duplicateFound(Input.DuplicateFound found, Effects out) {
    boolean isWanted = host.reconciler().isDuplicate(found.ifIndex(), found.prefix(), out);
    LinkState link = host.links().byIndex(found.ifIndex());
    if (!isWanted && link != null && routers.isConcernedBy(link.name())) {
      out.log(LogEvent.ADDRESS_DUPLICATE, link.name(), found.prefix(), link.name());
    }
  }

  private void renewalFailed(Effect.RenewAddress order, String reason, long nowNanos, Effects out) {
    if (host.reconciler().refused(order, nowNanos)) {
      out.log(
          LogEvent.RENEWAL_REFUSED,
          order.address().prefix(),
          order.address().interfaceName(),
          reason);
    }
  }

  /** A flood of changes is one event. */
  private void reportsLost(String reason, long nowNanos, Effects out) {
    if (nowNanos >= nextLossNanos) {
      out.log(LogEvent.REPORTS_LOST, reason);
    }
    nextLossNanos = nowNanos + QUIET_NANOS;
  }

  private void routingAdded(Input.RoutingAdded added, long nowNanos, Effects out) {
    if (host.routing().added(added.item(), out)) {
      routers.evaluate(nowNanos, out);
    }
  }

  private void routingFailed(Input.RoutingFailed failed, long nowNanos, Effects out) {
    if (host.routing().failed(failed.effect(), failed.reason(), nowNanos, out)) {
      routers.evaluate(nowNanos, out);
    }
  }

  private void configure(Input.Configure input, long nowNanos, Effects out) {
    if (!isStopping) {
      for (LinkState link : host.links().polled().configure(input.configuration())) {
        linkChanged(link, nowNanos, out);
      }
      routers.configure(input, nowNanos, out);
      bfd.configure(input.configuration().trackers().bfds(), nowNanos, out);
      stallGuard.watch(!routers.all().isEmpty());
    }
  }

  private void stop(StopMode mode, long nowNanos, Effects out) {
    if (!isStopping || mode == StopMode.NOW) {
      isStopping = true;
      routers.stop(mode, nowNanos, out);
    }
  }

  private void endIfDone(long nowNanos, Effects out) {
    if (host.firewalls().isDirty()) {
      routers.settleFirewalls(out);
    }
    if (isStopping && !hasStopped && routers.hasEnded()) {
      hasStopped = true;
      routers.clear(out);
      host.staticAddresses().stop(nowNanos, out);
      bfd.stop(nowNanos, out);
      stallGuard.watch(false);
      host.sockets().sweep(out);
      host.firewalls().clear();
      routers.settleFirewalls(out);
      out.add(new Effect.Stopped());
    }
  }
}

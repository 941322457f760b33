package io.holdfast.sim.world;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.AdvertSealer;
import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.SocketSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.neighbor.NeighborClaim;
import io.holdfast.wire.vrrp.TrailerSequence;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out the orders of a turn, phase by phase as the real daemon does. */
final class EffectRunner {
  private static final Effect.Phase[] PHASES = Effect.Phase.values();

  private final World world;
  private final SimHost host;
  private final Sockets sockets;
  private final SimBfd bfd;
  private final LinkOrders linkOrders;
  private final Map<Integer, AdvertMessage> noted = new HashMap<>();
  private final Map<Integer, Sealed> sealed = new HashMap<>();

  EffectRunner(World world, SimHost host, Sockets sockets) {
    this.world = world;
    this.host = host;
    this.sockets = sockets;
    this.bfd = new SimBfd(world, host);
    this.linkOrders = new LinkOrders(world, host);
  }

  /** The sessions. */
  SimBfd bfd() {
    return bfd;
  }

  /** The daemon ended, and what it remembered with it. */
  void ended() {
    bfd.closeAll();
    sealed.clear();
  }

  void run(Effects effects) {
    boolean stopped = false;
    for (Effect.Phase phase : PHASES) {
      if (phase == Effect.Phase.ADDRESS) {
        filterFirst(effects);
      }
      for (int index = 0; index < effects.size(); index++) {
        Effect effect = effects.get(index);
        if (effect.phase() == phase && !isEarly(effect)) {
          carryOut(effect);
          stopped |= effect instanceof Effect.Stopped;
        }
      }
    }
    if (stopped) {
      host.stopped();
    }
  }

  /** What guards addresses comes before them. */
  private void filterFirst(Effects effects) {
    for (int index = 0; index < effects.size(); index++) {
      if (isEarly(effects.get(index))) {
        carryOut(effects.get(index));
      }
    }
  }

  private static boolean isEarly(Effect effect) {
    return effect instanceof Effect.SetFirewall && effect.phase() == Effect.Phase.ADDRESS;
  }

  private void carryOut(Effect effect) {
    for (Observer observer : world.observers()) {
      observer.ordered(host, effect);
    }
    execute(effect);
  }

  private void execute(Effect effect) {
    switch (effect) {
      case Effect.OpenSocket open -> open(open);
      // Nothing is lost for lack of room in the simulated network.
      case Effect.SizeSocket size -> {}
      // What a filter keeps away is for nobody here: the engine takes it and does nothing.
      case Effect.FilterSocket filter -> {}
      case Effect.CloseSocket close -> sockets.close(close.socketId());
      case Effect.SendAdvert advert -> send(advert);
      case Effect.PrepareAdvert next -> {}
      case Effect.OpenBfd open -> bfd.open(open);
      case Effect.CloseBfd close -> bfd.close(close.sessionId());
      case Effect.SendBfd send -> bfd.send(send);
      case Effect.AddAddress add ->
          answer(add, host.kernel().add(add.ifIndex(), add.address().prefix(), add.leaseSeconds()));
      case Effect.RenewAddress renew ->
          answer(
              renew,
              host.kernel().renew(renew.ifIndex(), renew.address().prefix(), renew.leaseSeconds()));
      case Effect.RemoveAddress remove ->
          answer(remove, host.kernel().remove(remove.ifIndex(), remove.address().prefix()));
      case Effect.LinkOrder order -> linkOrders.carryOut(order);
      case Effect.AddRouting add -> answerRouting(add, host.kernel().add(add.item()));
      case Effect.RemoveRouting remove -> host.kernel().remove(remove.item());
      case Effect.Announce announce -> announce(announce);
      case Effect.SetFirewall order -> {
        if (!host.kernel().filter(order.state())) {
          world.note(host, () -> "packet filter refused: " + order);
          host.tell(new Input.FirewallFailed(order, "ENOBUFS"));
        }
      }
      case Effect.Log log -> world.note(host, () -> log.text());
      case Effect.Publish publish -> {
        var change = publish.transition();
        world.note(
            host,
            () ->
                change.router()
                    + " "
                    + change.from()
                    + " -> "
                    + change.to()
                    + ": "
                    + change.cause());
        host.publish(change.router(), change.to());
      }
      case Effect.Notify order -> world.note(host, () -> order.line().text());
      case Effect.RunScript run -> host.services().runScript(run.script());
      case Effect.RunGate gate -> host.gates().run(gate);
      case Effect.CancelGate gate -> host.gates().cancel(gate.gateId());
      case Effect.Stopped stopped -> {
        // The daemon ends when the turn does.
      }
    }
  }

  private void open(Effect.OpenSocket order) {
    SocketSpec spec = order.socket();
    world.note(host, () -> "opens socket " + order.socketId() + " " + spec);
    if (spec.ifIndex() != 0 && host.kernel().byIndex(spec.ifIndex()) == null) {
      host.tell(
          new Input.SocketFailed(order.socketId(), SimKernel.ENODEV, "errno " + SimKernel.ENODEV));
    } else if (host.kernel().refusals().refuse(Refused.SOCKETS)) {
      host.tell(
          new Input.SocketFailed(
              order.socketId(), SimKernel.ENOBUFS, "errno " + SimKernel.ENOBUFS));
    } else {
      sockets.open(order.socketId(), spec);
      host.tell(new Input.SocketOpened(order.socketId()));
    }
  }

  private void answer(Effect order, int result) {
    host.addressOrdered();
    if (result < 0) {
      world.note(host, () -> "kernel refuses with errno " + -result + ": " + order);
      host.tell(new Input.AddressFailed(order, -result));
    }
  }

  private void answerRouting(Effect.AddRouting order, int result) {
    host.addressOrdered();
    if (result == -SimKernel.EEXIST) {
      host.tell(new Input.RoutingAdded(order.item()));
    } else if (result < 0) {
      world.note(host, () -> "kernel refuses with errno " + -result + ": " + order);
      host.tell(new Input.RoutingFailed(order, "errno " + -result));
    }
  }

  private void send(Effect.SendAdvert order) {
    SocketSpec spec = sockets.get(order.socketId());
    if (spec == null) {
      return;
    }
    AdvertMessage message = order.message();
    noteWhenNew(order.routerId(), message);
    SimLink link = host.kernel().byIndex(spec.ifIndex());
    int errno = obstacle(link, message.source());
    if (errno != 0 || link == null) {
      host.tell(new Input.SendFailed(order.routerId(), errno));
      return;
    }
    AdvertSealer sealer = sealer(order);
    sealer.next(host.utcNanos());
    for (IpAddress destination : message.destinations()) {
      Datagram datagram = Sockets.encode(message, destination, sealer);
      if (link.isRunning()) {
        world.network().send(host, link.segment(), datagram, message);
      }
    }
  }

  /** The neighbours hear who has the address now. */
  private void announce(Effect.Announce order) {
    SimLink link = host.kernel().byIndex(order.ifIndex());
    if (link != null && link.isRunning()) {
      NeighborClaim claim = new NeighborClaim(order.address(), order.mac());
      world.network().claim(host, link.segment(), claim);
    }
  }

  /** Numbers go on while the message stays, as they do in the daemon. */
  @SuppressWarnings("ReferenceEquality") // A router makes a new message for each change.
  private AdvertSealer sealer(Effect.SendAdvert order) {
    Sealed known = sealed.get(order.routerId());
    if (known == null || known.message() != order.message()) {
      TrailerSequence trailers = known == null ? new TrailerSequence() : known.trailers();
      AdvertSealer sealer = new AdvertSealer(order.message().seal(), trailers);
      known = new Sealed(order.message(), sealer, trailers);
      sealed.put(order.routerId(), known);
    }
    return known.sealer();
  }

  private record Sealed(AdvertMessage message, AdvertSealer sealer, TrailerSequence trailers) {}

  /** A line for each change of what a router says, not for each advert. */
  private void noteWhenNew(int routerId, AdvertMessage message) {
    if (world.isRecording() && !message.equals(noted.put(routerId, message))) {
      world.note(
          host.name(),
          "advertises vrid "
              + message.advertisement().vrid()
              + " priority "
              + message.advertisement().priority()
              + " from "
              + message.source());
    }
  }

  /**
   * Why the kernel refuses to send, or 0. A lost carrier is no reason: the datagram is just lost.
   */
  private static int obstacle(@Nullable SimLink link, IpAddress source) {
    if (link == null) {
      return SimKernel.ENODEV;
    }
    if (!link.isUp()) {
      return SimKernel.ENETDOWN;
    }
    boolean foreignSource = source.family() == Family.IPV6 && !link.holds(source);
    return foreignSource ? SimKernel.EADDRNOTAVAIL : 0;
  }
}

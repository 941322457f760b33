package io.holdfast.sim.world;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.AdvertSealer;
import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.SocketSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
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
  private final Map<Integer, AdvertMessage> noted = new HashMap<>();
  private final Map<Integer, Sealed> sealed = new HashMap<>();

  EffectRunner(World world, SimHost host, Sockets sockets) {
    this.world = world;
    this.host = host;
    this.sockets = sockets;
  }

  void run(Effects effects) {
    boolean stopped = false;
    for (Effect.Phase phase : PHASES) {
      for (int index = 0; index < effects.size(); index++) {
        Effect effect = effects.get(index);
        if (effect.phase() == phase) {
          for (Observer observer : world.observers()) {
            observer.ordered(host, effect);
          }
          execute(effect);
          stopped |= effect instanceof Effect.Stopped;
        }
      }
    }
    if (stopped) {
      host.stopped();
    }
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
      // No session's other end lives in the simulated network.
      case Effect.OpenBfd open ->
          host.tell(new Input.BfdFailed(open.sessionId(), SimKernel.ENODEV));
      case Effect.CloseBfd close -> {}
      case Effect.SendBfd send -> {}
      case Effect.AddAddress add ->
          answer(add, host.kernel().add(add.ifIndex(), add.address().prefix(), add.leaseSeconds()));
      case Effect.RenewAddress renew ->
          answer(
              renew,
              host.kernel().renew(renew.ifIndex(), renew.address().prefix(), renew.leaseSeconds()));
      case Effect.RemoveAddress remove ->
          answer(remove, host.kernel().remove(remove.ifIndex(), remove.address().prefix()));
      // No virtual MAC is simulated.
      case Effect.LinkOrder order -> {}
      case Effect.AddRouting add -> answerRouting(add, host.kernel().add(add.item()));
      case Effect.RemoveRouting remove -> host.kernel().remove(remove.item());
      case Effect.Announce announce -> {
        // No neighbour keeps a cache here; a checker looks at the order itself.
      }
      case Effect.SetFirewall order -> {
        // Nobody sends packets to the addresses here.
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
      case Effect.RunGate gate -> host.runGate(gate);
      case Effect.CancelGate gate -> host.cancelGate(gate.gateId());
      case Effect.Stopped stopped -> {
        // The daemon ends when the turn does.
      }
    }
  }

  private void open(Effect.OpenSocket order) {
    SocketSpec spec = order.socket();
    world.note(host, () -> "opens socket " + order.socketId() + " " + spec);
    if (spec.ifIndex() != 0 && host.kernel().byIndex(spec.ifIndex()) == null) {
      host.tell(new Input.SocketFailed(order.socketId(), SimKernel.ENODEV));
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

  private void answerRouting(Effect order, int result) {
    if (result < 0) {
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
    sealer.next(0);
    for (IpAddress destination : message.destinations()) {
      Datagram datagram = Sockets.encode(message, destination, spec.group(), sealer);
      if (link.isRunning()) {
        world.network().send(host, link.plan().name(), datagram);
      }
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

package io.holdfast.sim.world;

import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.vrrp.DecodeError;
import io.holdfast.wire.vrrp.Ipv6Meta;
import java.util.ArrayDeque;

/**
 * What waits for a daemon in its sockets. Each queue keeps its order; which is read first is the
 * caller's choice.
 */
final class Inbox {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final ArrayDeque<Input> facts = new ArrayDeque<>();
  private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>();
  private final Input.AdvertReceived advert = new Input.AdvertReceived();
  private final Ipv6Meta meta = new Ipv6Meta();
  private boolean foreign;

  void add(Input fact) {
    facts.add(fact);
  }

  /** A datagram came at a time of the host's own clock. */
  void add(int socketId, Datagram datagram, long atNanos) {
    arrivals.add(new Arrival(socketId, datagram, atNanos));
  }

  /** Notes that the kernel changed by itself, so that the daemon's picture of it is out of date. */
  void markForeign() {
    foreign = true;
  }

  /** Whether the kernel changed by itself since the last {@link #readFacts}. */
  boolean hasForeign() {
    return foreign;
  }

  boolean hasFacts() {
    return !facts.isEmpty();
  }

  void clear() {
    facts.clear();
    arrivals.clear();
    foreign = false;
  }

  void readFacts(Decider decider, long nowNanos, Effects out) {
    foreign = false;
    for (int left = facts.size(); left > 0; left--) {
      decider.apply(facts.remove(), nowNanos, out);
    }
  }

  void readArrivals(Decider decider, SimHost host, Effects out) {
    advert.at(host.utcNanos() / NANOS_PER_SECOND);
    for (int left = arrivals.size(); left > 0; left--) {
      Arrival arrival = arrivals.remove();
      Datagram datagram = arrival.datagram;
      advert.aged(host.ownNanos() - arrival.atNanos);
      decider.apply(
          advert.from(arrival.socketId, wrap(datagram), datagram.length()), host.ownNanos(), out);
    }
  }

  private DecodeError wrap(Datagram datagram) {
    if (datagram.family() == Family.IPV4) {
      return advert.packet().wrapIpv4(datagram.bytes(), 0, datagram.length());
    }
    meta.source(datagram.source().high(), datagram.source().low());
    meta.destination(datagram.destination().high(), datagram.destination().low());
    meta.hopLimit(datagram.hopLimit());
    return advert.packet().wrapIpv6(datagram.bytes(), 0, datagram.length(), meta);
  }

  private record Arrival(int socketId, Datagram datagram, long atNanos) {}
}

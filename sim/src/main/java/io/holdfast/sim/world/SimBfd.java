package io.holdfast.sim.world;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.spec.BfdSpec;
import io.holdfast.wire.bfd.BfdControl;
import io.holdfast.wire.bfd.BfdState;
import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The BFD sockets of one daemon. Every session names its own address. */
final class SimBfd {
  private static final int TTL = 255;

  private final World world;
  private final SimHost host;
  private final Map<Integer, BfdSpec> open = new HashMap<>();

  /** What the other end said last, by its address. */
  private final Map<IpAddress, BfdState> heard = new HashMap<>();

  /** The sessions that were up when their other end took its leave, if it did. */
  private final Set<String> good = new HashSet<>();

  /**
   * A packet under way.
   *
   * @param source who sent it
   * @param destination whom it is for
   * @param bytes the packet itself
   */
  record Packet(IpAddress source, IpAddress destination, ByteBuffer bytes) {}

  SimBfd(World world, SimHost host) {
    this.world = world;
    this.host = host;
  }

  /** A socket cannot be bound to an address that the host does not have. */
  void open(Effect.OpenBfd order) {
    IpAddress source = source(order.session());
    if (host.kernel().linkOf(source) == null) {
      host.tell(new Input.BfdFailed(order.sessionId(), SimKernel.EADDRNOTAVAIL));
    } else {
      open.put(order.sessionId(), order.session());
      host.tell(new Input.BfdOpened(order.sessionId()));
    }
  }

  void close(int sessionId) {
    BfdSpec session = open.remove(sessionId);
    if (session != null) {
      good.remove(session.name());
      heard.remove(session.neighbor());
    }
  }

  void closeAll() {
    open.clear();
    good.clear();
    heard.clear();
  }

  /** Whether the other end of a session that was up ended it by order: that is no failure. */
  boolean hasParted(BfdSpec session) {
    return good.contains(session.name()) && heard.get(session.neighbor()) == BfdState.ADMIN_DOWN;
  }

  private void judge(BfdSpec session, BfdState said) {
    if (said == BfdState.UP) {
      good.add(session.name());
    } else if (said == BfdState.DOWN && !hasParted(session)) {
      good.remove(session.name());
    }
  }

  /** What has no way out is lost. */
  void send(Effect.SendBfd order) {
    BfdSpec session = open.get(order.sessionId());
    SimLink link = session == null ? null : host.kernel().linkOf(source(session));
    if (session != null) {
      judge(session, order.control().state());
    }
    if (session != null && link != null && link.isRunning()) {
      ByteBuffer bytes = ByteBuffer.allocate(BfdControl.LENGTH);
      order.control().writeTo(bytes, 0);
      world
          .network()
          .send(host, link.segment(), new Packet(source(session), session.neighbor(), bytes));
    }
  }

  /** Tells the daemon of a packet, if a socket of it is where it went. */
  void receive(Packet packet) {
    boolean isWanted =
        open.values().stream().anyMatch(session -> source(session).equals(packet.destination));
    SimLink link = host.kernel().linkOf(packet.destination);
    if (isWanted && link != null && link.isRunning()) {
      Input.BfdReceived input = new Input.BfdReceived();
      input.with(input.packet().wrap(packet.bytes, 0, BfdControl.LENGTH), false, TTL);
      IpAddress source = packet.source;
      heard.put(source, input.packet().state());
      host.tell(input.from(source.family(), source.high(), source.low()));
    }
  }

  private static IpAddress source(BfdSpec session) {
    IpAddress source = session.source();
    if (source == null) {
      throw new IllegalArgumentException("a session without a source: " + session);
    }
    return source;
  }
}

package io.holdfast.core.bfd;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.bfd.BfdDecodeError;
import io.holdfast.wire.bfd.BfdState;
import io.holdfast.wire.ip.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sessions of a host. Owned by the engine. */
public final class BfdTable {
  private static final long MAX_DISCRIMINATOR = 0xffff_ffffL;

  /** keepalived sends IPv6 with this hop limit, where RFC 5881 section 5 demands 255. */
  private static final int KEEPALIVED_HOP_LIMIT = 64;

  private static final int UNCHECKED_HOPS = 255;
  private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

  private final BfdSession.Parts parts;
  private final List<BfdSession> sessions = new ArrayList<>();
  private long discriminators;
  private int ids;
  private long discarded;

  /** Makes an empty table; {@code listener} is told what sessions find out. */
  public BfdTable(TimerQueue timers, BfdListener listener) {
    this.parts = new BfdSession.Parts(timers, listener);
  }

  /**
   * Takes the wanted sessions. One of the same name between the same addresses stays as it is, with
   * its state; its intervals may change.
   */
  public void configure(List<BfdSpec> wanted, long nowNanos, Effects out) {
    for (int index = sessions.size() - 1; index >= 0; index--) {
      BfdSession session = sessions.get(index);
      if (successor(session.spec(), wanted) == null) {
        end(session, nowNanos, out);
        sessions.remove(index);
      }
    }
    for (BfdSpec spec : wanted) {
      BfdSession running = find(spec.name());
      if (running == null) {
        begin(spec, nowNanos, out);
      } else if (!running.spec().equals(spec)) {
        running.update(spec, nowNanos, out);
      }
    }
  }

  /** The socket of a session is open. */
  public void opened(int sessionId, long nowNanos, Effects out) {
    BfdSession session = find(sessionId);
    if (session != null) {
      session.opened(nowNanos, out);
    }
  }

  /** The socket of a session could not be opened, or broke. */
  public void failed(Input.BfdFailed failure, long nowNanos, Effects out) {
    BfdSession session = find(failure.sessionId());
    if (session != null) {
      session.failed(failure.errno(), nowNanos, out);
    }
  }

  /** Takes a packet: gives it to its session, or discards and counts it. */
  public void received(Input.BfdReceived input, long nowNanos, Effects out) {
    BfdSession session = input.error() == BfdDecodeError.NONE ? receiver(input) : null;
    if (session == null || isTooFar(session.spec(), input.ttl())) {
      discarded++;
    } else {
      session.received(input.packet(), nowNanos, out);
    }
  }

  /** Whether a session is up. */
  public boolean isUp(String name) {
    BfdSession session = find(name);
    return session != null && session.state() == BfdState.UP;
  }

  /** Number of packets that no session took. */
  public long discarded() {
    return discarded;
  }

  /** Ends every session. */
  public void stop(long nowNanos, Effects out) {
    configure(List.of(), nowNanos, out);
  }

  private void begin(BfdSpec spec, long nowNanos, Effects out) {
    BfdSession session = new BfdSession(++ids, nextDiscriminator(nowNanos), spec, parts);
    sessions.add(session);
    out.add(new Effect.OpenBfd(session.id(), spec));
  }

  private void end(BfdSession session, long nowNanos, Effects out) {
    boolean wasUp = session.countsAsUp();
    session.stop(out);
    out.add(new Effect.CloseBfd(session.id()));
    if (wasUp && session.spec().tellsVrrp()) {
      parts.listener().changed(session.spec().name(), false, nowNanos, out);
    }
  }

  private static @Nullable BfdSpec successor(BfdSpec running, List<BfdSpec> wanted) {
    for (BfdSpec spec : wanted) {
      if (spec.name().equals(running.name()) && isSamePath(spec, running)) {
        return spec;
      }
    }
    return null;
  }

  private static boolean isSamePath(BfdSpec one, BfdSpec other) {
    return one.neighbor().equals(other.neighbor())
        && Objects.equals(one.source(), other.source())
        && one.multihop() == other.multihop()
        && one.ttl() == other.ttl();
  }

  /** By our discriminator once the peer knows it, else by its address (RFC 5880 section 6.3). */
  private @Nullable BfdSession receiver(Input.BfdReceived input) {
    long ours = input.packet().peerDiscriminator();
    for (int index = 0; index < sessions.size(); index++) {
      BfdSession session = sessions.get(index);
      boolean isNamed = ours == 0 || ours == session.discriminator();
      if (isNamed
          && input.isMultihop() == session.spec().multihop()
          && input.isFrom(session.spec().neighbor())) {
        return session;
      }
    }
    return null;
  }

  private static boolean isTooFar(BfdSpec spec, int ttl) {
    boolean isChecked = spec.maxHops() >= 0 && spec.maxHops() < UNCHECKED_HOPS;
    boolean mayBeKeepalived =
        ttl <= KEEPALIVED_HOP_LIMIT && spec.neighbor().family() == Family.IPV6;
    int first = mayBeKeepalived ? Math.min(KEEPALIVED_HOP_LIMIT, spec.ttl()) : spec.ttl();
    return isChecked && first - ttl > spec.maxHops();
  }

  /** Another one after every start, so that an old packet finds no session. */
  private long nextDiscriminator(long nowNanos) {
    discriminators += nowNanos | 1;
    long mixed = (discriminators * MIX) >>> Integer.SIZE;
    return mixed == 0 || isUsed(mixed) ? nextDiscriminator(nowNanos) : mixed & MAX_DISCRIMINATOR;
  }

  private boolean isUsed(long discriminator) {
    return sessions.stream().anyMatch(session -> session.discriminator() == discriminator);
  }

  private @Nullable BfdSession find(String name) {
    for (BfdSession session : sessions) {
      if (session.spec().name().equals(name)) {
        return session;
      }
    }
    return null;
  }

  private @Nullable BfdSession find(int id) {
    for (BfdSession session : sessions) {
      if (session.id() == id) {
        return session;
      }
    }
    return null;
  }
}

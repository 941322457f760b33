package io.holdfast.core.bfd;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.bfd.BfdControl;
import io.holdfast.wire.bfd.BfdDiagnostic;
import io.holdfast.wire.bfd.BfdPacket;
import io.holdfast.wire.bfd.BfdState;
import org.jspecify.annotations.Nullable;

/**
 * One session in asynchronous mode (RFC 5880 section 6.8). The same packet again allocates nothing.
 */
final class BfdSession {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NANOS_PER_MICRO = 1000;
  private static final long RETRY_NANOS = 1_000_000_000;

  /** While not up, nothing may be sent faster than this (RFC 5880 section 6.8.3). */
  private static final long LEAST_IDLE_TX_MICROS = 1_000_000;

  private final int id;
  private final long discriminator;
  private final BfdTimers timers;
  private final Timer sending;
  private final Timer detection;
  private final BfdListener listener;
  private final Peer peer = new Peer();
  private BfdSpec spec;
  private BfdState state = BfdState.DOWN;
  private BfdDiagnostic diagnostic = BfdDiagnostic.NONE;
  private boolean isOpen;
  private boolean hasFailed;
  private boolean isPolling;
  private boolean countsAsUp;

  /** Limits that hold until the peer has answered a poll, RFC 5880 section 6.8.3; else 0. */
  private long formerMinTxMicros;

  private long formerMinRxMicros;
  private Effect.@Nullable SendBfd lastSent;

  BfdSession(int id, long discriminator, BfdSpec spec, Parts parts) {
    this.id = id;
    this.discriminator = discriminator;
    this.spec = spec;
    this.timers = new BfdTimers(discriminator);
    this.listener = parts.listener();
    this.sending = parts.queue().create(this::sendDue);
    this.detection = parts.queue().create(this::expired);
  }

  /** What sessions share. */
  record Parts(TimerQueue queue, BfdListener listener) {}

  int id() {
    return id;
  }

  long discriminator() {
    return discriminator;
  }

  BfdSpec spec() {
    return spec;
  }

  /** Whether who listens takes the path for good. */
  boolean countsAsUp() {
    return countsAsUp;
  }

  BfdState state() {
    return state;
  }

  /** Its socket is there: an active end begins to send. */
  void opened(long nowNanos, Effects out) {
    isOpen = true;
    hasFailed = false;
    if (!spec.passive() || peer.discriminator != 0) {
      send(Reply.NONE, out);
      scheduleSend(nowNanos);
    }
  }

  /** It has no socket; it asks for one again after a while. What goes unsaid brings it down. */
  void failed(int errno, long nowNanos, Effects out) {
    isOpen = false;
    if (!hasFailed) {
      out.log(LogEvent.BFD_NO_SOCKET, spec.name(), errno);
    }
    hasFailed = true;
    sending.schedule(nowNanos + RETRY_NANOS);
  }

  /** Takes other intervals without leaving its state; a peer that is up is asked to agree. */
  void update(BfdSpec changed, long nowNanos, Effects out) {
    BfdSpec before = spec;
    spec = changed;
    if (state == BfdState.UP
        && (changed.minTxMicros() != before.minTxMicros()
            || changed.minRxMicros() != before.minRxMicros())) {
      formerMinTxMicros = before.minTxMicros();
      formerMinRxMicros = before.minRxMicros();
      isPolling = true;
    }
    if (isOpen && (sending.isSet() || !changed.passive())) {
      send(Reply.NONE, out);
      scheduleSend(nowNanos);
    }
  }

  /** Takes a packet that is meant for it (RFC 5880 section 6.8.6). */
  void received(BfdPacket packet, long nowNanos, Effects out) {
    peer.heard(packet);
    if (packet.isFinal() && isPolling) {
      endPoll();
    }
    BfdState before = state;
    followPeer(nowNanos, out);
    detection.schedule(nowNanos + detectionNanos());
    if (packet.isPoll()) {
      send(Reply.FINAL, out);
      scheduleSend(nowNanos);
    } else if (state != before) {
      send(Reply.NONE, out);
      scheduleSend(nowNanos);
    } else {
      adjustSend(nowNanos);
    }
  }

  /** Ends it and tells the peer that nothing is broken. */
  void stop(Effects out) {
    state = BfdState.ADMIN_DOWN;
    diagnostic = BfdDiagnostic.ADMIN_DOWN;
    if (isOpen) {
      send(Reply.NONE, out);
    }
    sending.release();
    detection.release();
  }

  private enum Reply {
    NONE,
    FINAL
  }

  private void followPeer(long nowNanos, Effects out) {
    BfdState next = next(state, peer.state);
    if (next == BfdState.DOWN && state != BfdState.DOWN) {
      moveTo(next, BfdDiagnostic.NEIGHBOR_DOWN, nowNanos, out);
    } else if (next != state) {
      moveTo(next, diagnostic, nowNanos, out);
    }
  }

  /** The state machine of RFC 5880 section 6.2. */
  private static BfdState next(BfdState own, BfdState peers) {
    return switch (peers) {
      case ADMIN_DOWN -> BfdState.DOWN;
      case DOWN -> own == BfdState.UP ? BfdState.DOWN : BfdState.INIT;
      case INIT -> BfdState.UP;
      case UP -> own == BfdState.DOWN ? BfdState.DOWN : BfdState.UP;
    };
  }

  private void moveTo(BfdState next, BfdDiagnostic why, long nowNanos, Effects out) {
    state = next;
    diagnostic = why;
    endPoll();
    if (next == BfdState.DOWN) {
      out.log(LogEvent.BFD_DOWN, spec.name(), diagnostic, peer.diagnostic);
    } else {
      out.log(LogEvent.BFD_ENTERING, spec.name(), next);
    }
    // Both ends send slowly until now: the peer must hear of the new interval before it counts.
    isPolling = next == BfdState.UP;
    judge(nowNanos, out);
  }

  /**
   * Tells who listens. A peer whose administrator ended the session says nothing of the path, so
   * nobody must act on it (RFC 5882 section 3.2); keepalived does not, either.
   */
  private void judge(long nowNanos, Effects out) {
    boolean isEnded = peer.state == BfdState.ADMIN_DOWN;
    boolean isUp = state == BfdState.UP || (countsAsUp && (isEnded || state == BfdState.INIT));
    if (isUp != countsAsUp) {
      countsAsUp = isUp;
      if (spec.tellsVrrp()) {
        listener.changed(spec.name(), isUp, nowNanos, out);
      }
    }
  }

  private void expired(long deadlineNanos, long nowNanos, Effects out) {
    long silentMillis = detectionNanos() / NANOS_PER_MILLI;
    long overdueMicros = (nowNanos - deadlineNanos) / NANOS_PER_MICRO;
    if (state != BfdState.DOWN) {
      out.log(LogEvent.BFD_EXPIRED, spec.name(), silentMillis, overdueMicros);
      moveTo(BfdState.DOWN, BfdDiagnostic.TIME_EXPIRED, nowNanos, out);
    }
    peer.forget();
    if (isOpen && spec.passive()) {
      sending.cancel();
    } else {
      send(Reply.NONE, out);
      scheduleSend(nowNanos);
    }
  }

  private void sendDue(long deadlineNanos, long nowNanos, Effects out) {
    if (isOpen) {
      send(Reply.NONE, out);
      scheduleSend(nowNanos);
    } else {
      out.add(new Effect.OpenBfd(id, spec));
    }
  }

  private void endPoll() {
    isPolling = false;
    formerMinTxMicros = 0;
    formerMinRxMicros = 0;
  }

  private void scheduleSend(long nowNanos) {
    if (!isOpen) {
      return;
    }
    if (peer.minRxMicros == 0 && peer.discriminator != 0) {
      sending.cancel();
    } else {
      long interval =
          timers.sendNanos(
              Math.max(1, Math.max(minTxMicros(), formerMinTxMicros)),
              peer.minRxMicros,
              spec.multiplier());
      sending.schedule(nowNanos + interval);
    }
  }

  /** A peer that can take more, or nothing any more, must not wait for a slow timer. */
  private void adjustSend(long nowNanos) {
    long longest =
        Math.max(Math.max(minTxMicros(), formerMinTxMicros), peer.minRxMicros) * NANOS_PER_MICRO;
    boolean isSilent = !sending.isSet();
    if (isSilent || peer.minRxMicros == 0 || sending.deadlineNanos() - nowNanos > longest) {
      scheduleSend(nowNanos);
    }
  }

  private long minTxMicros() {
    return state == BfdState.UP
        ? spec.minTxMicros()
        : Math.max(Math.max(spec.idleTxMicros(), LEAST_IDLE_TX_MICROS), spec.minTxMicros());
  }

  private long detectionNanos() {
    long minRxMicros = Math.max(spec.minRxMicros(), formerMinRxMicros);
    return BfdTimers.detectionNanos(minRxMicros, peer.minTxMicros, peer.multiplier);
  }

  private void send(Reply reply, Effects out) {
    if (!isOpen) {
      return;
    }
    boolean isFinal = reply == Reply.FINAL;
    boolean isPoll = isPolling && !isFinal;
    Effect.SendBfd order = lastSent;
    if (order == null || !isSame(order.control(), isPoll, isFinal)) {
      order = new Effect.SendBfd(id, control(isPoll, isFinal));
      lastSent = order;
    }
    out.add(order);
  }

  private boolean isSame(BfdControl last, boolean isPoll, boolean isFinal) {
    return last.state() == state
        && last.diagnostic() == diagnostic
        && last.isPoll() == isPoll
        && last.isFinal() == isFinal
        && last.multiplier() == spec.multiplier()
        && last.peerDiscriminator() == peer.discriminator
        && last.minTxMicros() == minTxMicros()
        && last.minRxMicros() == spec.minRxMicros();
  }

  private BfdControl control(boolean isPoll, boolean isFinal) {
    return new BfdControl(
        state,
        diagnostic,
        isPoll,
        isFinal,
        spec.multiplier(),
        discriminator,
        peer.discriminator,
        minTxMicros(),
        spec.minRxMicros());
  }
}

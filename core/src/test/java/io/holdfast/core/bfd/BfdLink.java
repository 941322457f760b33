package io.holdfast.core.bfd;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.bfd.BfdControl;
import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Two hosts with a session each, a cable between them, and a clock. */
final class BfdLink {
  static final long MILLI = 1_000_000;

  final End left;
  final End right;
  boolean isCut;
  long nowNanos = 1;

  /** One host, and what happened there. */
  final class End {
    final String name;
    final IpAddress address;
    final TimerQueue timers = new TimerQueue();
    final Effects out = new Effects();
    final List<String> verdicts = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    final List<BfdControl> sent = new ArrayList<>();
    final List<Long> sentNanos = new ArrayList<>();
    final BfdTable table =
        new BfdTable(
            timers,
            (session, isUp, now, effects) ->
                verdicts.add((isUp ? "up" : "down") + "@" + now / MILLI));
    boolean refusesSockets;
    boolean isDeaf;
    int ttl = 255;

    private End(String name, String address) {
      this.name = name;
      this.address = IpAddress.parse(address);
    }

    void configure(BfdSpec... specs) {
      table.configure(List.of(specs), nowNanos, out);
      settle();
    }

    BfdControl lastSent() {
      return sent.getLast();
    }

    private End other() {
      return this == left ? right : left;
    }

    private void carryOut() {
      List<Effect> orders = new ArrayList<>();
      for (int index = 0; index < out.size(); index++) {
        orders.add(out.get(index));
      }
      out.clear();
      for (Effect order : orders) {
        if (order instanceof Effect.OpenBfd open) {
          answer(open);
        } else if (order instanceof Effect.SendBfd send) {
          deliver(send.control());
        } else if (order instanceof Effect.Log line) {
          log.add(line.text());
        }
      }
    }

    private void answer(Effect.OpenBfd open) {
      if (refusesSockets) {
        table.failed(new Input.BfdFailed(open.sessionId(), 99), nowNanos, out);
      } else {
        table.opened(open.sessionId(), nowNanos, out);
      }
    }

    private void deliver(BfdControl control) {
      sent.add(control);
      sentNanos.add(nowNanos);
      if (!isCut && !other().isDeaf) {
        ByteBuffer bytes = ByteBuffer.allocate(BfdControl.LENGTH);
        control.writeTo(bytes, 0);
        Input.BfdReceived input = new Input.BfdReceived();
        input.with(input.packet().wrap(bytes, 0, BfdControl.LENGTH), false, ttl);
        input.from(address.family(), address.high(), address.low());
        End receiver = other();
        receiver.table.received(input, nowNanos, receiver.out);
      }
    }
  }

  /** Connects two addresses. */
  BfdLink(String leftAddress, String rightAddress) {
    left = new End("left", leftAddress);
    right = new End("right", rightAddress);
  }

  /** Lets time pass, timer by timer. */
  void run(long millis) {
    long end = nowNanos + millis * MILLI;
    long next = Math.min(left.timers.earliestNanos(), right.timers.earliestNanos());
    while (next <= end) {
      nowNanos = Math.max(nowNanos, next);
      left.timers.fire(nowNanos, left.out);
      right.timers.fire(nowNanos, right.out);
      settle();
      next = Math.min(left.timers.earliestNanos(), right.timers.earliestNanos());
    }
    nowNanos = end;
  }

  private void settle() {
    while (left.out.size() + right.out.size() > 0) {
      left.carryOut();
      right.carryOut();
    }
  }
}

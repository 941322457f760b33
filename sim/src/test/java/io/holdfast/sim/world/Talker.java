package io.holdfast.sim.world;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.SocketSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import io.holdfast.wire.vrrp.ChecksumRule;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Says something at each tick of its own clock, and writes down what it hears. */
final class Talker implements Decider {
  static final long TICK_NANOS = 10_000_000;

  final List<String> heard = new ArrayList<>();
  private final SocketSpec socket;
  private final AdvertMessage message;
  private boolean open;
  private long nextNanos = Long.MAX_VALUE;

  Talker(IpAddress own, IpAddress destination, boolean multicast) {
    socket =
        new SocketSpec(
            own.family(), 2, "eth0", multicast ? destination : null, multicast ? null : own);
    message =
        new AdvertMessage(
            new Advertisement(
                Vrrp.VERSION_3,
                51,
                (int) own.low() & 0xff,
                100,
                own.family(),
                List.of(vip(own.family())),
                AuthData.NONE),
            own,
            List.of(destination),
            255,
            ChecksumRule.V3_PSEUDO_HEADER);
  }

  @Override
  public void apply(Input input, long nowNanos, Effects out) {
    if (input instanceof Input.Configure) {
      out.add(new Effect.OpenSocket(1, socket));
      nextNanos = nowNanos + TICK_NANOS;
    } else if (input instanceof Input.SocketOpened) {
      open = true;
    } else if (input instanceof Input.AdvertReceived advert) {
      heard.add(describe(advert.packet()));
    }
  }

  @Override
  public void advance(long nowNanos, Effects out) {
    if (open && nowNanos >= nextNanos) {
      heard.add("tick");
      out.add(new Effect.SendAdvert(1, 1, message));
      nextNanos = nowNanos + TICK_NANOS;
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return nextNanos;
  }

  private static String describe(VrrpPacket packet) {
    if (!packet.checksumValid(ChecksumRule.V3_PSEUDO_HEADER)) {
      return "damaged";
    }
    return packet.priority() + " ttl " + packet.ttl() + " " + packet.address(0);
  }

  private static IpAddress vip(Family family) {
    return Objects.requireNonNull(IpAddress.parse(family == Family.IPV4 ? "10.9.9.9" : "fe80::9"));
  }
}

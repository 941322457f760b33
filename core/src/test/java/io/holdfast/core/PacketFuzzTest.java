package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import io.holdfast.wire.vrrp.DecodeError;
import io.holdfast.wire.vrrp.Ipv6Meta;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A million random and mutated packets: none throws, and one that is not accepted changes neither
 * the state of a router nor a timer. What was accepted is read from the counters, so a check that
 * lets too much through shows as a packet of the mutator that should never count.
 */
class PacketFuzzTest {
  private static final int PACKETS = 1_000_000;
  private static final long SEED = 20_261_122L;
  private static final int ROOM = 128;
  private static final int VRID_SPAN = 8;
  private static final int MULTICAST_TTL = 255;
  private static final int TTL_OFFSET = 8;

  private final Random random = new Random(SEED);
  private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);
  private final Input.AdvertReceived received = new Input.AdvertReceived();
  private final Ipv6Meta meta = new Ipv6Meta();

  @Test
  void noPacketThrowsAndARejectedOneChangesNothing() {
    Fixture fixture = new Fixture(routers());
    fixture.engine.advance(3_500_000_000L, fixture.effects);
    fixture.effects.clear();
    List<RouterSnapshot> before = fixture.engine.snapshot().routers();
    assertThat(before.stream().map(RouterSnapshot::state).distinct())
        .contains(State.MASTER, State.BACKUP, State.FAULT);

    for (int packet = 0; packet < PACKETS; packet++) {
      boolean isIpv4 = random.nextInt(4) > 0;
      int length = isIpv4 ? fillIpv4() : fillIpv6();
      DecodeError error =
          isIpv4
              ? received.packet().wrapIpv4(buffer, 0, length)
              : received.packet().wrapIpv6(buffer, 0, length, meta);
      fixture.engine.apply(
          received.from(isIpv4 ? 1 : 2, error, length), 3_500_000_000L, fixture.effects);
      assertOnlyLogs(fixture.effects, packet);
      fixture.effects.clear();
    }

    List<RouterSnapshot> after = fixture.engine.snapshot().routers();
    for (int index = 0; index < before.size(); index++) {
      RouterSnapshot was = before.get(index);
      RouterSnapshot is = after.get(index);
      assertThat(is.state()).isEqualTo(was.state());
      assertThat(is.deadlineNanos()).isEqualTo(was.deadlineNanos());
      assertThat(is.master()).isEqualTo(was.master());
      assertThat(is.masterIntervalCs()).isEqualTo(was.masterIntervalCs());
      assertThat(is.counters().advertRcvd()).isZero();
    }
    assertThat(after.stream().mapToLong(PacketFuzzTest::rejected).sum()).isPositive();
    assertThat(fixture.engine.snapshot().malformedPackets()).isPositive();
  }

  /** Masters, backups and one in FAULT, of both versions and families. */
  private static List<RouterSpec> routers() {
    List<RouterSpec> routers = new ArrayList<>();
    routers.add(Fixture.router(1, 2, 100, "10.0.1.1/16"));
    routers.add(Fixture.router(2, 2, 200, "10.0.1.2/16"));
    routers.add(Fixture.router(3, 3, 100, "10.0.1.3/16"));
    routers.add(Fixture.router(4, 3, 255, "10.0.1.4/16"));
    routers.add(Fixture.router(5, 3, 100, "fe80::5/64"));
    routers.add(Fixture.router(6, 3, 255, "fe80::6/64"));
    routers.add(inFault(Fixture.router(7, 2, 100, "10.0.1.7/16")));
    return routers;
  }

  private static RouterSpec inFault(RouterSpec spec) {
    return RouterBuilder.of(spec)
        .excludedAddresses(
            List.of(
                new io.holdfast.core.spec.AddressSpec(
                    spec.addresses().get(0).prefix(), "missing0", 0, null, null)))
        .build();
  }

  /** Noise, or a valid advert with damage that no check may overlook. */
  private int fillIpv4() {
    if (random.nextInt(4) == 0) {
      return noise(true);
    }
    int version = 2 + random.nextInt(2);
    int vrid = 1 + random.nextInt(VRID_SPAN);
    int length =
        AdvertEncoder.encode(
            buffer,
            0,
            advert(version, vrid, Family.IPV4),
            AdvertEnvelope.multicast(Fixture.address("10.0.0." + (2 + vrid)), version));
    return damage(length);
  }

  private int damage(int length) {
    int ttl = random.nextInt(MULTICAST_TTL);
    switch (random.nextInt(4)) {
      case 0 -> buffer.put(TTL_OFFSET, (byte) ttl);
      case 1 -> {
        return random.nextInt(length);
      }
      case 2 -> {
        int offset = 20 + random.nextInt(length - 20);
        buffer.put(offset, (byte) (buffer.get(offset) ^ 1 << random.nextInt(8)));
      }
      default -> {
        for (int change = 0; change <= random.nextInt(8); change++) {
          buffer.put(random.nextInt(length), (byte) random.nextInt());
        }
        buffer.put(TTL_OFFSET, (byte) ttl);
      }
    }
    return length;
  }

  /** The kernel checks IPv6 checksums, so only what core itself checks is damaged. */
  private int fillIpv6() {
    meta.source(0xfe80L << 48, 9);
    meta.destination(0xff02L << 48, 0x12);
    meta.hopLimit(random.nextInt(MULTICAST_TTL));
    if (random.nextInt(4) == 0) {
      return noise(false);
    }
    int length =
        AdvertEncoder.encode(
            buffer,
            0,
            advert(3, 1 + random.nextInt(VRID_SPAN), Family.IPV6),
            AdvertEnvelope.multicast(Fixture.address("fe80::9"), 3));
    return random.nextBoolean() ? length : random.nextInt(length);
  }

  private int noise(boolean isIpv4) {
    int length = random.nextInt(ROOM);
    for (int offset = 0; offset < ROOM; offset++) {
      buffer.put(offset, (byte) random.nextInt());
    }
    if (isIpv4 && random.nextBoolean()) {
      buffer.put(0, (byte) (0x40 | random.nextInt(8)));
      buffer.put(TTL_OFFSET, (byte) random.nextInt(MULTICAST_TTL));
    }
    return length;
  }

  private Advertisement advert(int version, int vrid, Family family) {
    String address = family == Family.IPV4 ? "10.0.1." + vrid : "fe80::" + vrid;
    return new Advertisement(
        version,
        vrid,
        random.nextInt(256),
        version == 2 ? 100 : 1 + random.nextInt(4095),
        family,
        List.of(Fixture.address(address)),
        AuthData.NONE);
  }

  private static void assertOnlyLogs(Effects effects, int packet) {
    for (int index = 0; index < effects.size(); index++) {
      assertThat(effects.get(index)).as("packet %d", packet).isInstanceOf(Effect.Log.class);
    }
  }

  private static long rejected(RouterSnapshot router) {
    return router.counters().rejected().values().stream().mapToLong(Long::longValue).sum();
  }
}

package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import io.holdfast.wire.vrrp.DecodeError;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sending and accepting adverts, the whole life of a quiet network, puts nothing on the heap. */
class SteadyStateAllocationTest {
  private static final int ROUTERS = 255;
  private static final int TURNS = 100_000;
  private static final int WINDOWS = 4;
  private static final int WARM_UP = 5_000;
  private static final long SECOND = 1_000_000_000L;
  private static final int PACKET_ROOM = 64;

  private static final int STEPS = 4;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Input.AdvertReceived received = new Input.AdvertReceived();
  private long now;
  private long sent;

  @Test
  void mastersSendWithoutAllocation() {
    Fixture fixture = new Fixture(Fixture.routers(ROUTERS, 3, 255));
    assertThat(fixture.engine.snapshot().routers())
        .allMatch(router -> router.state() == State.MASTER);

    send(fixture, WARM_UP);
    sent = 0;
    long allocated = leastAllocated(() -> send(fixture, TURNS));

    assertThat(sent % ((long) TURNS * ROUTERS)).isZero();
    assertThat(sent).isPositive();
    assertThat(allocated).isZero();
  }

  @Test
  void backupsAcceptWithoutAllocation() {
    List<RouterSpec> routers = Fixture.routers(ROUTERS, 3, 100);
    Fixture fixture = new Fixture(routers);
    ByteBuffer buffer = ByteBuffer.allocateDirect(ROUTERS * PACKET_ROOM);
    int[] lengths = new int[ROUTERS];
    AdvertEnvelope envelope = AdvertEnvelope.multicast(Fixture.address("10.0.0.2"), 3);
    for (int index = 0; index < ROUTERS; index++) {
      RouterSpec spec = routers.get(index);
      Advertisement advert =
          new Advertisement(
              3,
              spec.vrid(),
              200,
              100,
              spec.family(),
              List.of(spec.addresses().get(0).address()),
              AuthData.NONE);
      lengths[index] = AdvertEncoder.encode(buffer, index * PACKET_ROOM, advert, envelope);
    }

    receive(fixture, buffer, lengths, WARM_UP);
    long allocated = leastAllocated(() -> receive(fixture, buffer, lengths, TURNS));

    assertThat(fixture.engine.snapshot().routers())
        .allMatch(router -> router.state() == State.BACKUP)
        .allMatch(router -> router.counters().advertRcvd() > TURNS / ROUTERS);
    assertThat(allocated).isZero();
  }

  /**
   * The compiler now and then gives up optimized code and allocates a few dozen bytes while doing
   * so; what the program itself allocates shows in every window.
   */
  private static long leastAllocated(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int window = 0; window < WINDOWS && least > 0; window++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private void send(Fixture fixture, int turns) {
    for (int turn = 0; turn < turns; turn++) {
      passSecond(fixture);
    }
  }

  /** In steps as short as those of the loop: a longer one would be a stall, which is told. */
  private void passSecond(Fixture fixture) {
    for (int step = 0; step < STEPS; step++) {
      now += SECOND / STEPS;
      fixture.engine.advance(now, fixture.effects);
      sent += fixture.effects.size();
      fixture.effects.clear();
    }
  }

  /** One advert for every router in turn, 255 turns in a second. */
  private void receive(Fixture fixture, ByteBuffer buffer, int[] lengths, int turns) {
    int rounds = turns / ROUTERS;
    for (int round = 0; round < rounds; round++) {
      passSecond(fixture);
      for (int index = 0; index < ROUTERS; index++) {
        DecodeError error = received.packet().wrapIpv4(buffer, index * PACKET_ROOM, lengths[index]);
        fixture.engine.apply(received.from(1, error, lengths[index]), now, fixture.effects);
        fixture.engine.advance(now, fixture.effects);
        fixture.effects.clear();
      }
    }
  }
}

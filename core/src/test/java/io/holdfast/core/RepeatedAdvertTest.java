package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is heard again and again is followed without a close look. Beside such an engine another one
 * hears the same, and before each advert something that means nothing but ends that trust: both say
 * and show the same at any time.
 */
class RepeatedAdvertTest {
  private static final int ROUTERS = 40;
  private static final int STEPS = 6_000;
  private static final long MILLISECOND = 1_000_000;

  private static final TimedCommandSpec GATE =
      new TimedCommandSpec(new CommandSpec(List.of("/bin/gate"), "", ""), 500 * MILLISECOND);

  private final ByteBuffer buffer = ByteBuffer.allocate(64);
  private final Input.AdvertReceived received = new Input.AdvertReceived();
  private List<RouterSpec> routers = List.of();
  private long now;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void meansWhatItMeantWhenItWasLookedAt(long seed) {
    Random random = new Random(seed);
    routers = configured(random);
    Fixture trusting = new Fixture(routers);
    Fixture wary = new Fixture(routers);
    for (int step = 0; step < STEPS; step++) {
      Input change = random.nextInt(100) == 0 ? change(random) : null;
      int vrid = 1 + random.nextInt(ROUTERS);
      int priority = random.nextInt(100) == 0 ? random.nextInt(255) : 120;
      String source = random.nextInt(200) == 0 ? "10.0.0.0" : "10.0.0.2";
      int intervalCs = random.nextInt(100) == 0 ? 150 : 100;
      long ageNanos = random.nextInt(20) * MILLISECOND;
      now += random.nextInt(60) * MILLISECOND;
      for (Fixture each : List.of(trusting, wary)) {
        each.engine.advance(now, each.effects);
        if (change != null) {
          each.engine.apply(change, now, each.effects);
        }
        if (each == wary) {
          each.engine.apply(new Input.LinkPolled("none", true), now, each.effects);
        }
        received.aged(ageNanos);
        hear(advert(vrid, priority, intervalCs), source, each);
        each.engine.advance(now, each.effects);
      }
      assertThat(said(trusting)).as("step %d", step).isEqualTo(said(wary));
      assertThat(trusting.engine.snapshot().routers().get(vrid - 1))
          .as("step %d", step)
          .isEqualTo(wary.engine.snapshot().routers().get(vrid - 1));
    }
  }

  private static List<RouterSpec> configured(Random random) {
    List<RouterSpec> specs = new ArrayList<>();
    for (RouterSpec spec : Fixture.routers(ROUTERS, 3, 100)) {
      specs.add(
          RouterBuilder.of(spec)
              .priority(random.nextInt(8) == 0 ? 121 : 60 + random.nextInt(61))
              .preempt(
                  new PreemptSpec(random.nextInt(3) > 0, random.nextInt(3) * 700L * MILLISECOND))
              .gate(random.nextInt(3) == 0 ? new GateSpec(GATE, null) : GateSpec.NONE)
              .build());
    }
    return specs;
  }

  private Input change(Random random) {
    if (random.nextInt(3) == 0) {
      routers = configured(random);
      return new Input.Configure(new Configuration(GlobalSpec.DEFAULT, routers, List.of()));
    }
    boolean isUp = random.nextInt(3) > 0;
    return new Input.LinkChanged(
        new LinkState(
            Fixture.LINK, "eth0", true, isUp, true, true, false, 1500, new MacAddress(2)));
  }

  private Advertisement advert(int vrid, int priority, int intervalCs) {
    RouterSpec spec = routers.get(vrid - 1);
    return new Advertisement(
        3,
        vrid,
        priority,
        intervalCs,
        spec.family(),
        List.of(spec.addresses().getFirst().address()),
        AuthData.NONE);
  }

  private void hear(Advertisement advert, String source, Fixture fixture) {
    AdvertEnvelope envelope = AdvertEnvelope.multicast(Fixture.address(source), 3);
    int length = AdvertEncoder.encode(buffer, 0, advert, envelope);
    received.packet().wrapIpv4(buffer, 0, length);
    fixture.engine.apply(received.from(1), now, fixture.effects);
  }

  private static List<String> said(Fixture fixture) {
    List<String> orders = new ArrayList<>();
    for (int index = 0; index < fixture.effects.size(); index++) {
      orders.add(fixture.effects.get(index).toString());
    }
    fixture.effects.clear();
    return orders;
  }
}

package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first advert of a new master is what others wait for: a backup has it ready. */
class AdvertPreparationTest {
  private static final long SECOND = 1_000_000_000L;

  private final Fixture fixture = new Fixture(Fixture.routers(1, 3, 100));

  @Test
  void aBackupPreparesOnceAndSendsTheVeryAdvert() {
    List<Effect.SendAdvert> prepared = prepared(fixture.first);
    assertThat(prepared).hasSize(1);

    hear(SECOND);
    fixture.engine.advance(10 * SECOND, fixture.effects);

    List<Effect> orders = new ArrayList<>();
    for (int index = 0; index < fixture.effects.size(); index++) {
      orders.add(fixture.effects.get(index));
    }
    assertThat(prepared(orders)).isEmpty();
    Effect sent =
        orders.stream().filter(Effect.SendAdvert.class::isInstance).findFirst().orElseThrow();
    assertThat(sent).isSameAs(prepared.getFirst());
  }

  private void hear(long nowNanos) {
    Advertisement advert =
        new Advertisement(
            3, 1, 200, 100, Family.IPV4, List.of(Fixture.address("10.0.1.1")), AuthData.NONE);
    ByteBuffer buffer = ByteBuffer.allocateDirect(64);
    AdvertEnvelope envelope = AdvertEnvelope.multicast(Fixture.address("10.0.0.2"), 3);
    int length = AdvertEncoder.encode(buffer, 0, advert, envelope);
    Input.AdvertReceived received = new Input.AdvertReceived();
    VrrpPacket packet = received.packet();
    packet.wrapIpv4(buffer, 0, length);
    fixture.engine.apply(received.from(1), nowNanos, fixture.effects);
  }

  private static List<Effect.SendAdvert> prepared(List<Effect> orders) {
    List<Effect.SendAdvert> adverts = new ArrayList<>();
    for (Effect order : orders) {
      if (order instanceof Effect.PrepareAdvert(Effect.SendAdvert advert)) {
        adverts.add(advert);
      }
    }
    return adverts;
  }
}

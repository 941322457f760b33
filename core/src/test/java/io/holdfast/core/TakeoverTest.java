package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the master of many virtual routers dies, the adverts of its heir are not held up. */
class TakeoverTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;
  private static final int ROUTERS = 3;

  private final Fixture fixture = new Fixture(Fixture.routers(ROUTERS, 3, 100));

  @Test
  void allAdvertsComeBeforeAnythingElseIsReckoned() {
    fixture.engine.fire(10 * SECOND, fixture.effects);
    assertThat(orders(Effect.SendAdvert.class)).hasSize(ROUTERS);
    assertThat(orders(Effect.AddAddress.class)).isEmpty();
    assertThat(orders(Effect.Announce.class)).isEmpty();

    fixture.engine.settle(10 * SECOND, fixture.effects);
    assertThat(orders(Effect.SendAdvert.class)).hasSize(ROUTERS);
    assertThat(orders(Effect.AddAddress.class)).hasSize(ROUTERS);
    assertThat(orders(Effect.Announce.class)).hasSizeGreaterThanOrEqualTo(ROUTERS);
  }

  @Test
  void aMasterThatIsStoppedBeforeItTookItsAddressesTakesNone() {
    fixture.engine.fire(10 * SECOND, fixture.effects);
    fixture.engine.apply(new Input.StopRequested(StopMode.NOW), 10 * SECOND, fixture.effects);
    fixture.engine.settle(10 * SECOND, fixture.effects);
    assertThat(orders(Effect.AddAddress.class)).isEmpty();
    assertThat(orders(Effect.Stopped.class)).hasSize(1);
  }

  @Test
  void theWayToATakeoverIsKnown() {
    assertThat(fixture.engine.takeoverNanos()).isBetween(3 * SECOND, 4 * SECOND);
    assertThat(fixture.engine.nextDeadlineNanos())
        .as("a pause would be noticed before")
        .isEqualTo(2 * SECOND);
    fixture.engine.advance(10 * SECOND, fixture.effects);
    assertThat(fixture.engine.nextDeadlineNanos()).isLessThan(12 * SECOND);
    assertThat(fixture.engine.takeoverNanos()).as("masters only").isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatComesWithTheStateWaitsForTakeoversThatAreAMomentAway() {
    hear(1, SECOND);
    hear(2, SECOND + MILLI);
    hear(3, SECOND + 9 * MILLI);
    long first = fixture.engine.takeoverNanos();
    fixture.engine.fire(first, fixture.effects);
    assertThat(fixture.engine.gathers(first)).isTrue();
    assertThat(fixture.engine.takeoverNanos()).isEqualTo(first + MILLI);
    assertThat(fixture.engine.gathers(first + 5 * MILLI)).as("not for long").isFalse();

    fixture.engine.fire(first + MILLI, fixture.effects);
    assertThat(orders(Effect.SendAdvert.class)).hasSize(2);
    assertThat(fixture.engine.gathers(first + MILLI)).as("the third is far away").isFalse();
    fixture.engine.settle(first + MILLI, fixture.effects);
    assertThat(orders(Effect.AddAddress.class)).hasSize(2);
    assertThat(fixture.engine.gathers(first + 8 * MILLI)).as("nothing waits").isFalse();
  }

  /** The work of forty masters takes longer than the next takeover may be late. */
  @Test
  void whatComesWithTheStateIsDoneInPartsWhileMoreTakeOver() {
    Fixture many = new Fixture(Fixture.routers(50, 3, 100));
    for (int vrid = 1; vrid <= 50; vrid++) {
      hear(many, vrid, vrid <= 40 ? SECOND : SECOND + MILLI);
    }
    long first = many.engine.takeoverNanos();
    many.engine.fire(first, many.effects);
    assertThat(many.engine.isSettled()).isFalse();

    many.engine.settle(first, many.effects);
    assertThat(orders(many, Effect.AddAddress.class)).hasSize(32);
    assertThat(many.engine.isSettled()).isFalse();
    hear(many, 50, first);
    assertThat(orders(many, Effect.AddAddress.class)).as("an advert hurries nothing").hasSize(32);

    many.engine.fire(first + MILLI, many.effects);
    assertThat(orders(many, Effect.SendAdvert.class)).hasSize(49);
    many.engine.settle(first + MILLI, many.effects);
    assertThat(orders(many, Effect.AddAddress.class)).as("nothing is near").hasSize(49);
    assertThat(many.engine.isSettled()).isTrue();
  }

  private void hear(int vrid, long nowNanos) {
    hear(fixture, vrid, nowNanos);
  }

  private static void hear(Fixture fixture, int vrid, long nowNanos) {
    List<IpAddress> addresses = List.of(Fixture.address("10.0.1." + vrid));
    Advertisement advert =
        new Advertisement(3, vrid, 200, 100, Family.IPV4, addresses, AuthData.NONE);
    ByteBuffer buffer = ByteBuffer.allocateDirect(64);
    AdvertEnvelope envelope = AdvertEnvelope.multicast(Fixture.address("10.0.0.2"), 3);
    int length = AdvertEncoder.encode(buffer, 0, advert, envelope);
    Input.AdvertReceived received = new Input.AdvertReceived();
    received.packet().wrapIpv4(buffer, 0, length);
    fixture.engine.apply(received.from(1), nowNanos, fixture.effects);
  }

  private <T> List<T> orders(Class<T> kind) {
    return orders(fixture, kind);
  }

  private static <T> List<T> orders(Fixture fixture, Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (int index = 0; index < fixture.effects.size(); index++) {
      if (kind.isInstance(fixture.effects.get(index))) {
        found.add(kind.cast(fixture.effects.get(index)));
      }
    }
    return found;
  }
}

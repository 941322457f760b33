package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the master of many virtual routers dies, the adverts of its heir are not held up. */
class TakeoverTest {
  private static final long SECOND = 1_000_000_000L;
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
    assertThat(fixture.engine.takeoverNanos())
        .isEqualTo(fixture.engine.nextDeadlineNanos())
        .isBetween(3 * SECOND, 4 * SECOND);
    fixture.engine.advance(10 * SECOND, fixture.effects);
    assertThat(fixture.engine.nextDeadlineNanos()).isLessThan(12 * SECOND);
    assertThat(fixture.engine.takeoverNanos()).as("masters only").isEqualTo(Long.MAX_VALUE);
  }

  private <T> List<T> orders(Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (int index = 0; index < fixture.effects.size(); index++) {
      if (kind.isInstance(fixture.effects.get(index))) {
        found.add(kind.cast(fixture.effects.get(index)));
      }
    }
    return found;
  }
}

package io.holdfast.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimClockTest {
  private final SimClock clock = new SimClock();
  private final List<String> ran = new ArrayList<>();

  @Test
  void jumpsFromEventToEventAndKeepsTheOrderOfOneInstant() {
    clock.at(20, () -> ran.add("c " + clock.nowNanos()));
    clock.at(10, () -> ran.add("a " + clock.nowNanos()));
    clock.at(10, () -> clock.at(5, () -> ran.add("late " + clock.nowNanos())));
    clock.at(10, () -> ran.add("b " + clock.nowNanos()));

    while (clock.runNext(100)) {
      assertThat(clock.nowNanos()).isLessThanOrEqualTo(20);
    }

    assertThat(ran).containsExactly("a 10", "b 10", "late 10", "c 20");
    assertThat(clock.nowNanos()).isEqualTo(100);
  }

  @Test
  void stopsAtTheLimit() {
    clock.after(11, () -> ran.add("too late"));

    assertThat(clock.runNext(10)).isFalse();
    assertThat(ran).isEmpty();
    assertThat(clock.runNext(11)).isTrue();
  }
}

package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Members of a sync group never disagree after a turn, whatever happens to them in whatever order:
 * their states, addresses and notifications are those of the group.
 */
class GroupPropertyTest {
  private static final int RANDOM_RUNS = 200;
  private static final int RANDOM_EVENTS = 60;

  /** Every sequence of a length over every event that can happen to a group of a size. */
  @ParameterizedTest
  @CsvSource({"2, 3", "3, 3", "4, 2"})
  void everyOrderOfEvents(int size, int length) {
    int events = GroupFixture.events(size);
    int orders = Math.powExact(events, length);
    Set<State> seen = EnumSet.noneOf(State.class);
    for (int order = 0; order < orders; order++) {
      int[] sequence = sequence(order, events, length);
      try {
        GroupFixture group = new GroupFixture(size);
        group.happen(events - 1);
        for (int event : sequence) {
          group.happen(event);
          seen.add(group.check());
        }
      } catch (AssertionError error) {
        throw new AssertionError(size + " members, events " + Arrays.toString(sequence), error);
      }
    }
    assertThat(seen).containsExactly(State.BACKUP, State.MASTER, State.FAULT);
  }

  @Test
  void longRandomOrders() {
    for (int seed = 0; seed < RANDOM_RUNS; seed++) {
      Random random = new Random(seed);
      int size = 2 + random.nextInt(3);
      GroupFixture group = new GroupFixture(size);
      try {
        for (int step = 0; step < RANDOM_EVENTS; step++) {
          group.happen(random.nextInt(GroupFixture.events(size)));
          group.check();
        }
        group.calm();
        assertThat(group.check()).isEqualTo(State.MASTER);
      } catch (AssertionError error) {
        throw new AssertionError("seed " + seed, error);
      }
    }
  }

  private static int[] sequence(int order, int events, int length) {
    int[] sequence = new int[length];
    int rest = order;
    for (int index = 0; index < length; index++) {
      sequence[index] = rest % events;
      rest /= events;
    }
    return sequence;
  }
}

package io.holdfast.core.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadlineHeapTest {
  private static final int STEPS = 200_000;
  private static final int TIMERS = 60;
  private static final int MANY_TIMERS = 200;

  private final DeadlineHeap heap = new DeadlineHeap();

  @Test
  void emptyHeapHasNothingToDo() {
    assertThat(heap.earliestNanos()).isEqualTo(DeadlineHeap.NONE);
    assertThatThrownBy(heap::poll).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void equalDeadlinesComeInTheOrderOfTheNumbers() {
    int first = heap.create();
    int second = heap.create();
    int third = heap.create();
    heap.schedule(third, 5);
    heap.schedule(first, 5);
    heap.schedule(second, 5);

    assertThat(new int[] {heap.poll(), heap.poll(), heap.poll()})
        .containsExactly(first, second, third);
  }

  @Test
  void releasedNumbersAreUsedAgainAndStartUnset() {
    int timer = heap.create();
    heap.schedule(timer, 7);
    heap.release(timer);

    assertThat(heap.earliestNanos()).isEqualTo(DeadlineHeap.NONE);
    assertThat(heap.create()).isEqualTo(timer);
    assertThat(heap.deadlineNanos(timer)).isEqualTo(DeadlineHeap.NONE);
  }

  @Test
  void behavesLikeASortedMap() {
    Random random = new Random(1);
    Map<Integer, Long> model = new TreeMap<>();
    for (int timer = 0; timer < TIMERS; timer++) {
      assertThat(heap.create()).isEqualTo(timer);
    }
    for (int step = 0; step < STEPS; step++) {
      int timer = random.nextInt(TIMERS);
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          long deadline = random.nextInt(50);
          heap.schedule(timer, deadline);
          model.put(timer, deadline);
        }
        case 2 -> {
          heap.cancel(timer);
          model.remove(timer);
        }
        default -> pollBoth(model);
      }
      assertThat(heap.earliestNanos()).isEqualTo(earliest(model));
      assertThat(heap.deadlineNanos(timer)).isEqualTo(model.getOrDefault(timer, DeadlineHeap.NONE));
    }
  }

  @Test
  void manyThatArePutOffComeDueNeitherEarlyNorLateAndInOrder() {
    Random random = new Random(2);
    Map<Integer, Long> model = new TreeMap<>();
    for (int timer = 0; timer < MANY_TIMERS; timer++) {
      heap.schedule(heap.create(), timer);
      model.put(timer, (long) timer);
    }
    int needless = 0;
    int due = 0;
    for (long now = 0; now < STEPS; now++) {
      for (heap.tidy(now); heap.earliestNanos() <= now; heap.tidy(now)) {
        assertThat(earliest(model)).isLessThanOrEqualTo(now);
        pollBoth(model);
        due++;
      }
      assertThat(earliest(model)).isGreaterThan(now);
      needless += heap.earliestNanos() == now + 1 && earliest(model) > now + 1 ? 1 : 0;
      int timer = random.nextInt(MANY_TIMERS);
      long deadline = now + 1 + random.nextInt(4 * MANY_TIMERS);
      heap.schedule(timer, deadline);
      model.put(timer, deadline);
      assertThat(heap.deadlineNanos(timer)).isEqualTo(deadline);
    }
    assertThat(due).isGreaterThan(STEPS / 10);
    assertThat(needless).isLessThan(due / 10);
  }

  private void pollBoth(Map<Integer, Long> model) {
    if (!model.isEmpty()) {
      long earliest = earliest(model);
      int expected =
          model.entrySet().stream()
              .filter(entry -> entry.getValue() == earliest)
              .findFirst()
              .orElseThrow()
              .getKey();
      assertThat(heap.poll()).isEqualTo(expected);
      model.remove(expected);
    }
  }

  private static long earliest(Map<Integer, Long> model) {
    return model.values().stream().mapToLong(Long::longValue).min().orElse(DeadlineHeap.NONE);
  }
}

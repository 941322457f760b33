package io.holdfast.core.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effects;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimerTest {
  private final TimerQueue queue = new TimerQueue();
  private final List<String> fired = new ArrayList<>();

  @Test
  void dueTimersFireInTheOrderOfTheirDeadlines() {
    timer("late").schedule(30);
    timer("early").schedule(10);
    timer("future").schedule(31);

    queue.fire(30, new Effects());

    assertThat(fired).containsExactly("early due 10 at 30", "late due 30 at 30");
    assertThat(queue.earliestNanos()).isEqualTo(31);
  }

  @Test
  void aTimerCanMoveAndStopAnotherWhileItFires() {
    Timer other = timer("other");
    other.schedule(20);
    queue.create((deadline, now, out) -> other.cancel()).schedule(10);

    queue.fire(30, new Effects());

    assertThat(fired).isEmpty();
    assertThat(other.isSet()).isFalse();
  }

  @Test
  void scheduleAtLatestOnlyMovesForward() {
    Timer timer = timer("timer");
    timer.scheduleAtLatest(20);
    timer.scheduleAtLatest(30);
    assertThat(timer.deadlineNanos()).isEqualTo(20);
    timer.scheduleAtLatest(10);
    assertThat(timer.deadlineNanos()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 10, 100, 110",
    "100, 10, 109, 110",
    "100, 10, 110, 120",
    "100, 10, 155, 160",
    "100, 10, 90, 110"
  })
  void missedSlotsAreDropped(long due, long period, long now, long next) {
    assertThat(Timer.nextSlot(due, period, now)).isEqualTo(next);
  }

  private Timer timer(String name) {
    return queue.create(
        (deadline, now, out) -> fired.add(name + " due " + deadline + " at " + now));
  }
}

package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Cause;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import org.junit.jupiter.api.Test;

class HistoryTest {
  @Test
  void theOldestIsForgottenFirst() {
    History history = new History();
    for (int count = 0; count <= History.CAPACITY; count++) {
      Cause cause = Cause.of(Cause.Kind.MASTER_DOWN);
      history.add(
          new Transition("VI_1", State.BACKUP, State.MASTER, cause, 100, count, null), count);
    }
    assertThat(history.list()).hasSize(History.CAPACITY);
    assertThat(history.list().getFirst().wallMillis()).isEqualTo(1);
    assertThat(history.list().getLast().wallMillis()).isEqualTo(History.CAPACITY);
  }
}

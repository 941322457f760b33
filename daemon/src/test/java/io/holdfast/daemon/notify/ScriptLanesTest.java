package io.holdfast.daemon.notify;

import static io.holdfast.core.NotifyEvent.Word.BACKUP;
import static io.holdfast.core.NotifyEvent.Word.FAULT;
import static io.holdfast.core.NotifyEvent.Word.MASTER;
import static io.holdfast.core.NotifyEvent.Word.MASTER_RX_LOWER_PRI;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.NotifyEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class ScriptLanesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<NotifyEvent.Word> told = new CopyOnWriteArrayList<>();
  private final Semaphore mayEnd = new Semaphore(0);
  private final ScriptLanes lanes =
      new ScriptLanes((event, waiting) -> {
        told.add(event.word());
        mayEnd.acquireUninterruptibly();
      });

  @Test
  void oneAtATimeAndTheNewestStateIsNeverMissed() throws Exception {
    tell(MASTER, BACKUP, FAULT, BACKUP, MASTER);
    mayEnd.release(2);
    assertThat(lanes.awaitIdle(PATIENCE)).isTrue();
    assertThat(told).containsExactly(MASTER, MASTER);
    assertThat(lanes.superseded()).isEqualTo(3);
  }

  @Test
  void whatIsNoStateGivesWayToOne() throws Exception {
    tell(MASTER, MASTER_RX_LOWER_PRI, BACKUP, MASTER_RX_LOWER_PRI);
    mayEnd.release(2);
    assertThat(lanes.awaitIdle(PATIENCE)).isTrue();
    assertThat(told).containsExactly(MASTER, BACKUP);
  }

  @Test
  void instancesDoNotWaitForEachOther() throws Exception {
    tell(MASTER);
    NotifyEvent other = Events.event(BACKUP, Map.of());
    lanes.tell(
        new NotifyEvent(
            NotifyEvent.Subject.GROUP, "VI_1", BACKUP, 0, other.audience(), other.notices()));
    mayEnd.release(2);
    assertThat(lanes.awaitIdle(PATIENCE)).isTrue();
    assertThat(told).containsExactlyInAnyOrder(MASTER, BACKUP);
  }

  @Test
  void aLaneThatIsBusyIsNotIdle() throws Exception {
    tell(MASTER);
    assertThat(lanes.awaitIdle(Duration.ofMillis(20))).isFalse();
    mayEnd.release();
    assertThat(lanes.awaitIdle(PATIENCE)).isTrue();
  }

  private void tell(NotifyEvent.Word... words) {
    for (NotifyEvent.Word word : words) {
      lanes.tell(Events.event(word, Map.of()));
    }
  }
}

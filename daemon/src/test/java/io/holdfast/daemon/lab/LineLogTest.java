package io.holdfast.daemon.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LineLogTest {
  private static final Duration AMPLE = Duration.ofSeconds(10);

  private final LineLog log = new LineLog("host1");

  @Test
  void lineThatIsThereAlreadyIsFound() {
    log.append("Entering BACKUP STATE");
    log.append("Entering MASTER STATE");
    LogLine line = log.awaitLine("Entering \\w+ STATE", Duration.ZERO);
    assertThat(line.index()).isZero();
    assertThat(log.awaitLine(line.index() + 1, "Entering", Duration.ZERO).text())
        .isEqualTo("Entering MASTER STATE");
  }

  @Test
  void lineThatComesLaterWakesTheOneWhoWaits() {
    CompletableFuture<LogLine> waiting =
        CompletableFuture.supplyAsync(() -> log.awaitLine("MASTER", AMPLE));
    log.append("Entering MASTER STATE");
    assertThat(waiting.join().text()).contains("MASTER");
  }

  @Test
  void endOfTheProcessEndsTheWait() {
    log.append("no rights");
    log.end();
    assertThatThrownBy(() -> log.awaitLine("MASTER", AMPLE))
        .isInstanceOf(LabException.class)
        .hasMessageContainingAll("host1 ended", "/MASTER/", "no rights");
  }

  @Test
  void waitIsBounded() {
    assertThatThrownBy(() -> log.awaitLine("MASTER", Duration.ofMillis(1)))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("nothing of the kind for 1 ms");
  }

  @Test
  void listenerHearsLinesInOrder() {
    List<String> heard = new ArrayList<>();
    log.listen(line -> heard.add(line.text()));
    log.append("one");
    log.append("two");
    assertThat(heard).containsExactly("one", "two");
  }

  @Test
  void linesBeyondTheLimitAreCountedNotKept() {
    for (int i = 0; i < LineLog.MAX_LINES; i++) {
      log.append("x");
    }
    assertThat(log.dropped()).isZero();
    log.append("one too many");
    assertThat(log.dropped()).isEqualTo(1);
    assertThat(log.size()).isEqualTo(LineLog.MAX_LINES);
  }
}

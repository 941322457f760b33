package io.holdfast.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effect;
import io.holdfast.core.LogEvent;
import io.holdfast.core.LogEvent.Severity;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class LogTest {
  private static final int CAPACITY = 64;
  private static final long NOVEMBER = 1_795_391_941_500L;

  /** Keeps lines; the first waits until it is let go. */
  private static final class StuckSink implements LogSink {
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);

    @Override
    public void write(LogLine line) {
      reached.countDown();
      try {
        release.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      lines.add(line.text());
    }

    @Override
    public void close() {
      lines.add("closed");
    }
  }

  @Test
  void aFloodOfDetailsLeavesRoomForLinesThatMatter() throws InterruptedException {
    StuckSink sink = new StuckSink();
    Log log = Log.start(List.of(sink), LogDetail.DETAILED, CAPACITY);
    log.info("first");
    sink.reached.await();
    Effect.Announce frame =
        new Effect.Announce(2, "eth0", new MacAddress(2), IpAddress.ipv4(0xc000_0209), false);
    for (int index = 0; index < 2 * CAPACITY; index++) {
      log.say(frame);
    }
    log.error("matters");
    sink.release.countDown();
    log.close();
    assertThat(sink.lines)
        .contains("Sending gratuitous ARP on eth0 for 192.0.2.9", "matters")
        .hasSize(1 + CAPACITY - CAPACITY / 4 + 3);
  }

  @Test
  void aFrameIsADetail() {
    StuckSink sink = new StuckSink();
    sink.release.countDown();
    Log log = Log.start(List.of(sink), LogDetail.NORMAL, CAPACITY);
    log.say(new Effect.Announce(2, "eth0", new MacAddress(2), IpAddress.ipv4(1), false));
    log.close();
    assertThat(sink.lines).containsExactly("closed");
  }

  @Test
  void aSinkThatBlocksCostsLinesAndNoTime() throws InterruptedException {
    StuckSink sink = new StuckSink();
    Log log = Log.start(List.of(sink), LogDetail.NORMAL, CAPACITY);
    log.info("first");
    sink.reached.await();
    for (int index = 0; index < CAPACITY + 36; index++) {
      // Were this to wait for the sink, the test would run into its time limit.
      log.info("line " + index);
    }
    sink.release.countDown();
    log.close();
    assertThat(sink.lines)
        .hasSize(1 + CAPACITY + 2)
        .startsWith("first", "line 0", "line 1")
        .endsWith("line " + (CAPACITY - 1), "36 log messages dropped", "closed");
  }

  @Test
  void linesOfManyThreadsAllArriveInEachThreadsOrder() throws InterruptedException {
    StuckSink sink = new StuckSink();
    sink.release.countDown();
    Log log = Log.start(List.of(sink), LogDetail.NORMAL);
    List<Thread> threads = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      String name = "writer " + writer + " line ";
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int index = 0; index < 1000; index++) {
                  log.info(name + (10_000 + index));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    log.close();
    assertThat(sink.lines).hasSize(4001);
    for (int writer = 0; writer < 4; writer++) {
      String name = "writer " + writer;
      List<String> own = sink.lines.stream().filter(line -> line.startsWith(name)).toList();
      assertThat(own).hasSize(1000).isSorted();
    }
  }

  @Test
  void detailIsLoggedOnlyWhenAskedFor() {
    for (LogDetail detail : LogDetail.values()) {
      StuckSink sink = new StuckSink();
      sink.release.countDown();
      Log log = Log.start(List.of(sink), detail);
      log.say(new Effect.Log(LogEvent.ADVERT_TIMEOUT, "VI_1"));
      log.say(new Effect.Log(LogEvent.ENTERING_MASTER, "VI_1"));
      log.close();
      assertThat(sink.lines.contains("(VI_1) Receive advertisement timeout"))
          .isEqualTo(detail == LogDetail.DETAILED);
      assertThat(sink.lines).contains("(VI_1) Entering MASTER STATE");
    }
  }

  @Test
  void aForgedLineBreakStaysInItsLine() {
    assertThat(LogText.render("a\nMon Nov 23: (VI_1) Entering MASTER STATE"))
        .isEqualTo("a Mon Nov 23: (VI_1) Entering MASTER STATE");
    assertThat(LogText.render("x".repeat(5000))).hasSize(1000);
  }

  @Test
  void consoleLinesLookAsThoseOfKeepalived() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ConsoleSink sink = new ConsoleSink(out, Timestamp.of(ZoneOffset.UTC));
    sink.write(new LogLine(LogPart.VRRP, Severity.INFO, NOVEMBER, "(VI_1) Entering MASTER STATE"));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("Sun Nov 22 23:59:01 2026: (VI_1) Entering MASTER STATE\n");
  }

  @Test
  void aDayOfOneDigitIsPaddedWithABlank() {
    Timestamp timestamp = Timestamp.of(ZoneOffset.UTC);
    assertThat(timestamp.full(0)).isEqualTo("Thu Jan  1 00:00:00 1970");
    assertThat(timestamp.brief(0)).isEqualTo("Jan  1 00:00:00");
    assertThat(Timestamp.of(ZoneOffset.ofHours(-5)).full(0)).isEqualTo("Wed Dec 31 19:00:00 1969");
  }
}

package io.holdfast.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bench.stage.Load;
import io.holdfast.daemon.lab.CapturedFrame;
import io.holdfast.daemon.lab.LabException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailoverTest {
  private static final Load LOAD = new Load(2, 1, 100, 100);
  private static final Duration DOWN = LOAD.masterDownInterval();
  private static final Instant SILENCE = Instant.ofEpochSecond(100);

  @Test
  void latenessIsThatOfTheLastRouterAndTheLastAddress() {
    List<CapturedFrame> frames = oldMaster();
    frames.add(advert(SILENCE.plus(DOWN).plusMillis(2), 1, 100));
    frames.add(advert(SILENCE.plus(DOWN).plusMillis(7), 2, 100));
    frames.add(announcement(SILENCE.plus(DOWN).plusMillis(20), 2));
    frames.add(announcement(SILENCE.plus(DOWN).plusMillis(11), 1));
    frames.add(advert(SILENCE.plus(DOWN).plusMillis(1_002), 1, 100));
    frames.add(announcement(SILENCE.plus(DOWN).plusMillis(5_000), 1));
    // Router 2 was heard 1 ms later than router 1, and so expires 1 ms later.
    assertThat(Failover.of(frames, LOAD))
        .isEqualTo(
            new Failover(
                Duration.ofMillis(6), Duration.ofMillis(19), SILENCE.plus(DOWN).plusMillis(1)));
  }

  @Test
  void earlyTakeoverIsNegative() {
    List<CapturedFrame> frames = oldMaster();
    for (int vrid = 1; vrid <= 2; vrid++) {
      frames.add(advert(SILENCE.plus(DOWN).minusMillis(10), vrid, 100));
      frames.add(announcement(SILENCE.plus(DOWN).minusMillis(10), vrid));
    }
    assertThat(Failover.of(frames, LOAD).lastAdvert()).isEqualTo(Duration.ofMillis(-10));
  }

  @Test
  void missingRouterIsNamed() {
    List<CapturedFrame> frames = oldMaster();
    frames.add(advert(SILENCE.plus(DOWN), 1, 100));
    frames.add(announcement(SILENCE.plus(DOWN), 1));
    assertThatThrownBy(() -> Failover.of(frames, LOAD))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("advert for 10.2.0.1");
  }

  @Test
  void missingAnnouncementIsNamed() {
    List<CapturedFrame> frames = oldMaster();
    frames.add(advert(SILENCE.plus(DOWN), 1, 100));
    frames.add(advert(SILENCE.plus(DOWN), 2, 100));
    frames.add(announcement(SILENCE.plus(DOWN), 2));
    assertThatThrownBy(() -> Failover.of(frames, LOAD)).hasMessageContaining("10.1.0.1");
  }

  private static List<CapturedFrame> oldMaster() {
    List<CapturedFrame> frames = new ArrayList<>();
    frames.add(advert(SILENCE.minusSeconds(1), 1, 200));
    frames.add(advert(SILENCE.minusSeconds(1), 2, 200));
    frames.add(advert(SILENCE, 1, 200));
    frames.add(advert(SILENCE.plusMillis(1), 2, 200));
    return frames;
  }

  private static CapturedFrame advert(Instant at, int vrid, int priority) {
    String hex =
        "01005e000012020000000001080045c0002000010000ff700000ac100001e0000012"
            + "31%02x%02x0100640000".formatted(vrid, priority)
            + "0a%02x0001".formatted(vrid);
    return frame(at, hex);
  }

  private static CapturedFrame announcement(Instant at, int vrid) {
    String address = "0a%02x0001".formatted(vrid);
    String start = "ffffffffffff02000000000208060001080006040001020000000002";
    return frame(at, start + address + "ffffffffffff" + address);
  }

  private static CapturedFrame frame(Instant at, String hex) {
    return new CapturedFrame(at, ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }
}

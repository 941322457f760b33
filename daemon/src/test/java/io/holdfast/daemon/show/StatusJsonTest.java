package io.holdfast.daemon.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.GateKind;
import io.holdfast.core.GateSnapshot;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.Snapshot;
import io.holdfast.core.State;
import io.holdfast.daemon.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What status says of the daemon and of the command that a virtual router waits for. */
class StatusJsonTest {
  @Test
  void tellsHowLongTheCommandOfAGateHasLeft() {
    assertThat(json(new GateSnapshot(GateKind.BEFORE_MASTER, 1_500_000_000)))
        .contains("\"gate\":{\"waitsFor\":\"notify_before_master\",\"secondsLeft\":1.5}");
    assertThat(json(new GateSnapshot(GateKind.BEFORE_RELEASE, -1)))
        .contains("\"gate\":{\"waitsFor\":\"notify_before_release\",\"secondsLeft\":0}");
  }

  @Test
  void tellsNoTimeOfAGateThatWaitsForOthers() {
    assertThat(json(new GateSnapshot(GateKind.BEFORE_RELEASE, Long.MAX_VALUE)))
        .contains("\"gate\":{\"waitsFor\":\"notify_before_release\"}");
  }

  @Test
  void tellsNothingWithoutAGate() {
    assertThat(json(null)).doesNotContain("waitsFor");
  }

  @Test
  void namesTheFileWithItsWholePath() {
    assertThat(new Picture.DaemonFacts("1.0", 7, 0, "a.conf").configurationFile())
        .isEqualTo(System.getProperty("user.dir") + "/a.conf");
  }

  private static String json(@Nullable GateSnapshot gate) {
    Snapshot snapshot = SnapshotFixture.ofOneRouter(State.BACKUP);
    RouterSnapshot router = SnapshotFixture.waiting(snapshot.routers().getFirst(), gate);
    Picture picture = SnapshotFixture.picture(SnapshotFixture.with(snapshot, router), List.of(), 0);
    return JsonWriter.object(out -> StatusJson.write(picture, out));
  }
}

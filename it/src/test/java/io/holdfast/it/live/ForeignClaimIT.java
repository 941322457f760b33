package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.CapturedFrame;
import io.holdfast.daemon.lab.FrameSender;
import io.holdfast.daemon.lab.Host;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.neighbor.GratuitousArp;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A stranger claims the virtual address by ARP while we are master. */
@Live
class ForeignClaimIT {
  private static final String VIP = "10.9.0.100";
  private static final MacAddress STRANGER = new MacAddress(0x0600_0000_0042L);

  @Test
  void aStrangerIsToldOfOnceAndAnswered(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    Instance instance = Instance.named("VI_1", 51).priority(255).addresses(VIP + "/24");
    Router router = lab.start(Product.HOLDFAST, one, instance.line("garp_master_delay 0").text());
    lab.awaitOnlyHolder(one, List.of(VIP));
    router.next("\\(VI_1\\) Entering MASTER STATE");
    Capture capture = lab.capture(two, Traffic.FILTER);
    Instant claimedAt = Instant.now();
    try (FrameSender sender = FrameSender.open(two)) {
      sender.send(claimOf(VIP));
      router.next("\\(VI_1\\) 06:00:00:00:00:42 claims 10\\.9\\.0\\.100 as well");
      sender.send(claimOf(VIP));
      sender.send(claimOf("10.9.0.55"));
      router.next("\\(VI_1\\) nobody else claims the addresses any more");
    }
    Traffic traffic = new Traffic(capture.stop());

    assertThat(router.lines("claims 10\\.9\\.0\\.100")).hasSize(1);
    assertThat(traffic.select(frame -> isOurAnswer(frame) && frame.at().isAfter(claimedAt)))
        .as("announcements in answer")
        .hasSizeBetween(2, 4);
    assertThat(Control.of(router).run("stats").orThrow().output()).contains("foreign_claims 2");
    assertThat(router.transitions()).hasSize(1);
    router.stop();
  }

  private static boolean isOurAnswer(CapturedFrame frame) {
    return frame.isAnnouncement()
        && frame.announced().toString().equals(VIP)
        && !frame.sender().equals(STRANGER);
  }

  private static byte[] claimOf(String address) {
    ByteBuffer frame = ByteBuffer.allocate(64);
    IpAddress claimed = Objects.requireNonNull(IpAddress.parse(address));
    int length = GratuitousArp.ethernet(STRANGER, claimed).writeTo(frame, 0);
    return Arrays.copyOf(frame.array(), length);
  }
}

package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.FrameSender;
import io.holdfast.daemon.lab.Host;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.neighbor.GratuitousArp;
import io.holdfast.wire.neighbor.NeighborAdvert;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stranger claims the virtual address while we are master. */
@Live
class ForeignClaimIT {
  private static final MacAddress STRANGER = new MacAddress(0x0600_0000_0042L);

  /** By ARP and by neighbour advertisement; what is our own and comes back claims nothing. */
  @ParameterizedTest
  @CsvSource({"10.9.0., 24", "fd00:9::, 64"})
  void aStrangerIsToldOfOnceAndAnswered(String network, int bits, LiveLab lab) {
    Host one = lab.addHost("one", network + "1/" + bits);
    Host two = lab.addHost("two", network + "2/" + bits);
    String vip = network + "100";
    List<String> addresses =
        bits == 64 ? List.of("fe80::9:100/64", vip + "/64") : List.of(vip + "/24");
    Instance instance =
        Instance.named("VI_1", 51).priority(255).addresses(addresses.toArray(String[]::new));
    HostState before = HostState.of(one);
    Router router = lab.start(Product.HOLDFAST, one, instance.line("garp_master_delay 0").text());
    lab.awaitOnlyHolder(one, List.of(vip));
    router.next("\\(VI_1\\) Entering MASTER STATE");
    Capture capture = lab.capture(two, Traffic.FILTER);
    Instant claimedAt = Instant.now();
    String mac = one.run("cat", "/sys/class/net/" + LiveLab.INTERFACE + "/address").output();
    MacAddress ours = Objects.requireNonNull(MacAddress.parse(mac.strip()));
    try (FrameSender sender = FrameSender.open(two)) {
      sender.send(claim(vip, ours));
      sender.send(sentOn(claim(vip, ours)));
      sender.send(claim(vip, STRANGER));
      router.next("\\(VI_1\\) 06:00:00:00:00:42 claims " + Pattern.quote(vip) + " as well");
      sender.send(claim(vip, STRANGER));
      sender.send(claim(network + "55", STRANGER));
      router.next("\\(VI_1\\) nobody else claims the addresses any more");
    }
    Traffic traffic = new Traffic(capture.stop());

    assertThat(router.lines(" as well")).hasSize(1);
    assertThat(
            traffic.select(frame ->
                frame.isAnnouncement()
                    && frame.announced().toString().equals(vip)
                    && frame.sender().equals(ours)
                    && frame.at().isAfter(claimedAt)))
        .as("announcements in answer")
        .hasSizeBetween(2, 5);
    assertThat(Control.of(router).run("stats").orThrow().output()).contains("foreign_claims 2");
    assertThat(router.transitions()).hasSize(1);
    router.stop();
    HostState.awaitUnchanged(one, before);
  }

  private static byte[] claim(String address, MacAddress mac) {
    ByteBuffer frame = ByteBuffer.allocate(128);
    IpAddress claimed = Objects.requireNonNull(IpAddress.parse(address));
    int length =
        claimed.family() == Family.IPV4
            ? GratuitousArp.ethernet(mac, claimed).writeTo(frame, 0)
            : new NeighborAdvert(mac, claimed, NeighborAdvert.Role.HOST).writeTo(frame, 0);
    return Arrays.copyOf(frame.array(), length);
  }

  /** The frame as another station passes it on. */
  private static byte[] sentOn(byte[] frame) {
    STRANGER.writeTo(ByteBuffer.wrap(frame), MacAddress.BYTES);
    return frame;
  }
}

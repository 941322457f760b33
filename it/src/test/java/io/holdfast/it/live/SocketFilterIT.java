package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.FrameSender;
import io.holdfast.daemon.lab.Host;
import org.junit.jupiter.api.Test;

/**
 * Adverts of other virtual routers on the segment stay in the kernel, unless they are asked for.
 */
@Live
class SocketFilterIT {
  private static final int ADVERTS = 50;

  @Test
  void advertsOfOthersWakeOnlyWhoAsksForThem(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Host other = lab.addHost("two", "10.9.0.2/24");
    String instance = Instance.named("VI_1", 51).priority(100).addresses("10.9.0.100").text();
    Router router = Router.start(host, Product.HOLDFAST, lab.newDirectory("one"), instance);
    router.awaitState("VI_1", "BACKUP");

    HostileAdvert ours = HostileAdvert.from("10.9.0.2").vrid(51).address("10.9.0.100");
    sendOthersAnd(ours.timeToLive(254), other);
    router.next("invalid TTL/HL");
    assertThat(unknown(router)).contains("\"unknownVridPackets\":0");

    router.reload("global_defs {\n  log_unknown_vrids\n}\n" + instance);
    sendOthersAnd(ours.brokenChecksum(), other);
    router.next("Invalid VRRPv2 checksum");
    assertThat(router.lines("Unknown VRID\\(60\\)")).hasSize(1);
    assertThat(unknown(router)).contains("\"unknownVridPackets\":" + ADVERTS);
    router.stop();
  }

  /** The last one is seen, because it is wrong; by then the others have passed or not. */
  private static void sendOthersAnd(HostileAdvert last, Host from) {
    byte[] other = HostileAdvert.from("10.9.0.2").vrid(60).address("10.9.0.100").frame();
    try (FrameSender sender = FrameSender.open(from)) {
      for (int count = 0; count < ADVERTS; count++) {
        sender.add(other);
      }
      sender.add(last.frame());
      sender.sendAll();
    }
  }

  private static String unknown(Router router) {
    return Control.of(router).run("stats", "--json").orThrow().output().replace(" ", "");
  }
}

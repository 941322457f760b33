package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.FrameSender;
import io.holdfast.daemon.lab.Host;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Adverts of other virtual routers on the segment stay in the kernel, unless they are asked for.
 */
@Live
class SocketFilterIT {
  private static final int ADVERTS = 50;
  private static final String RESTING = "1";
  private static final String LISTENING = "5";

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

  /**
   * A master announces its addresses: its backup is not woken for that, but listens in its turn.
   */
  @Test
  void claimsReachOnlyWhoHoldsAnAddress(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    Instance instance = Instance.named("VI_1", 51).addresses("10.9.0.100").line("advert_int 0.1");
    Router backup = lab.start(Product.HOLDFAST, two, instance.priority(100).text());
    lab.awaitOnlyHolder(two, List.of("10.9.0.100"));
    Router master = lab.start(Product.HOLDFAST, one, instance.priority(255).text());
    lab.awaitOnlyHolder(one, List.of("10.9.0.100"));
    awaitClaimFilter(one, LISTENING);
    awaitClaimFilter(two, RESTING);
    master.stop();
    lab.awaitOnlyHolder(two, List.of("10.9.0.100"));
    awaitClaimFilter(two, LISTENING);
    backup.stop();
  }

  /** By the length of the program that the kernel runs on ARP frames: one instruction drops all. */
  private static void awaitClaimFilter(Host host, String length) {
    String seen = "ss -0 -b -n | grep -A1 -E 'arp:|2054' | grep -q 'bpf filter (" + length + ")'";
    String again = "until " + seen + "; do sleep 0.05; done";
    host.run("timeout", "15", "sh", "-c", again).orThrow();
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

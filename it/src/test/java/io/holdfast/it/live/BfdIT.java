package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import org.junit.jupiter.api.Test;

/** BFD sessions with FRR's bfdd: up, lost, and up again; what they decide of an instance. */
@Live
class BfdIT {
  @Test
  void anInstanceIsInFaultUntilItsSessionIsUp(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Host other = lab.addHost("two", "10.9.0.2/24");
    Router router = lab.startSubject(host, config("", "track_bfd {\nB\n}"));
    router.awaitState("VI_1", "FAULT");
    FrrBfd frr = FrrBfd.start(lab, other, "10.9.0.1");
    router.next("\\(B\\) Entering Up state");
    router.awaitState("VI_1", "MASTER");
    frr.awaitStatus("up");
    frr.kill();
    router.next("\\(B\\) Expired after \\d+ ms");
    router.next("\\(B\\) Entering Down state \\(Local diagnostic - Control Detection Time Expired");
    router.awaitState("VI_1", "FAULT");
    FrrBfd.start(lab, other, "10.9.0.1");
    router.next("\\(B\\) Entering Up state");
    router.awaitState("VI_1", "MASTER");
    router.stop();
  }

  @Test
  void aSessionOverSeveralHopsMovesThePriority(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Host other = lab.addHost("two", "10.9.0.2/24");
    Router router =
        lab.startSubject(host, config("multihop\nmax_hops 255", "track_bfd {\nB weight -20\n}"));
    router.awaitState("VI_1", "MASTER");
    FrrBfd frr = FrrBfd.start(lab, other, "10.9.0.1 multihop local-address 10.9.0.2");
    router.next("\\(B\\) Entering Up state");
    router.next("\\(VI_1\\) Changing effective priority from 80 to 100");
    frr.awaitStatus("up");
    router.process().signal("TERM");
    frr.awaitStatus("down");
    assertThat(router.process().awaitExit(Router.AMPLE)).isZero();
  }

  /** A hop limit other than 255 is refused (RFC 5881 section 5); keepalived sends 64. */
  @Test
  void aSessionOverIpv6ComesUp(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24", "fd09::1/64");
    Host other = lab.addHost("two", "10.9.0.2/24", "fd09::2/64");
    String config = config("", "track_bfd {\nB\n}").replace("10.9.0.2", "fd09::2");
    Router router = lab.startSubject(host, config.replace("_ip 10.9.0.1", "_ip fd09::1"));
    router.awaitState("VI_1", "FAULT");
    FrrBfd frr = FrrBfd.start(lab, other, "fd09::1 local-address fd09::2");
    router.next("\\(B\\) Entering Up state");
    router.awaitState("VI_1", "MASTER");
    frr.awaitStatus("up");
    router.stop();
  }

  private static String config(String session, String instance) {
    return """
    bfd_instance B {
    \tneighbor_ip 10.9.0.2
    \tsource_ip 10.9.0.1
    \tmin_rx 50
    \tmin_tx 50
    \tmultiplier 3
    \t%s
    }
    """
            .formatted(session)
        + Instance.named("VI_1", 51).line(instance).addresses("10.9.0.100/24").text();
  }
}

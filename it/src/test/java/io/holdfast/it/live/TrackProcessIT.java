package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A tracked process. The lab's hosts are network namespaces, in which there are no process events:
 * /proc is looked at. keepalived cannot track processes there at all.
 */
@Live
class TrackProcessIT {
  @Test
  void losesTheAddressWithTheProcess(LiveLab lab) throws IOException {
    Path program = lab.newDirectory("program").resolve("holdfast-served");
    Files.copy(Path.of("/bin/sleep"), program);
    program.toFile().setExecutable(true, false);
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostProcess served = host.start(List.of(program.toString(), "1000"));
    Router router = lab.startSubject(host, config(program));
    router.next("track_process: no process events here \\(E\\w+\\), /proc is looked at every");
    router.awaitState("VI_1", "MASTER");
    served.kill();
    router.next("Quorum lost for tracked process served");
    router.awaitState("VI_1", "FAULT");
    lab.addressesOf(host).awaitReleased("10.9.0.100");
    host.start(List.of(program.toString(), "1000"));
    router.next("Quorum gained for tracked process served");
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    router.stop();
    assertThat(router.lines("internal error")).isEmpty();
  }

  private static String config(Path program) {
    return """
    vrrp_track_process served {
    	process %s 1000
    	fork_delay 0.2
    	terminate_delay 0.2
    }
    """
            .formatted(program)
        + Instance.named("VI_1", 51)
            .line("track_process {\nserved\n}")
            .addresses("10.9.0.100/24")
            .text();
  }
}

package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.LogLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Someone else takes a virtual address away: it comes back at once, without a failover. */
@Live
class RepairIT {
  private static final String[] ADDRESSES = {"10.9.0.100", "fd00:9::100"};
  private static final Duration AT_ONCE = Duration.ofMillis(500);

  private static final Instance IPV4 =
      Instance.named("VI_4", 51).priority(255).addresses(ADDRESSES[0] + "/24");
  private static final Instance IPV6 =
      Instance.named("VI_6", 52)
          .priority(255)
          .line("version 3")
          .addresses("fe80::9:100", ADDRESSES[1] + "/64");

  @Test
  void removedAddressComesBackAtOnce(LiveLab lab) {
    assumeThat(Product.subject()).as("keepalived steps down").isEqualTo(Product.HOLDFAST);
    Host host = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    HostState before = HostState.of(host);
    AddressWatch watch = lab.addressesOf(host);
    Router router = lab.startSubject(host, Instance.file(IPV4, IPV6));
    for (String address : ADDRESSES) {
      watch.awaitHeld(address);
    }
    // The log is written on a thread of its own: an address may be there before its line.
    router.await("\\(VI_4\\) Entering MASTER STATE");
    router.await("\\(VI_6\\) Entering MASTER STATE");
    List<String> transitions = router.transitions();
    for (String address : ADDRESSES) {
      Standstills.repeatIfSpoiled(() -> removeAndAwait(address, host, watch));
    }
    assertThat(router.transitions()).isEqualTo(transitions);
    router.stop();
    HostState.awaitUnchanged(host, before);
  }

  private static void removeAndAwait(String address, Host host, AddressWatch watch) {
    int mark = watch.mark();
    String length = address.contains(":") ? "/64" : "/24";
    host.run("ip", "address", "delete", address + length, "dev", LiveLab.INTERFACE).orThrow();
    watch.awaitChange(mark, "^\\d+: .* " + address + "/");
    List<LogLine> changes = watch.changesSince(mark, address);
    assertThat(changes.getFirst().text()).startsWith("Deleted");
    assertThat(Duration.between(changes.getFirst().at(), changes.getLast().at()))
        .as("time without " + address)
        .isLessThan(AT_ONCE);
  }
}

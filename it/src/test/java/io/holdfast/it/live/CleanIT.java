package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever way a daemon goes, the host is afterwards as it was before the first start. */
@Live
class CleanIT {
  private static final Instance IPV4 =
      Instance.named("VI_4", 51)
          .priority(200)
          .line("advert_int 0.1")
          .line("version 3")
          .addresses("10.9.0.100/24", "10.9.0.101/32 label ens18:x", "10.99.0.1/16 scope link");

  private static final Instance IPV6 =
      Instance.named("VI_6", 52)
          .priority(200)
          .line("advert_int 0.1")
          .line("version 3")
          .addresses("fe80::9:100", "fd00:9::100/64", "fd00:99::1");

  private static final String FILE = Instance.file(IPV4, IPV6);

  @Test
  void stopLeavesNothing(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    HostState before = HostState.of(host);
    Router router = master(lab, host);
    assertThat(HostState.of(host).changesSince(before))
        .anyMatch(change -> change.contains("+ address | ens18") && change.contains("10.9.0.100"))
        .anyMatch(change -> change.contains("+ route") && change.contains("10.99.0.0/16"))
        .anyMatch(change -> change.contains("+ membership") && change.contains("224.0.0.18"));
    router.stop();
    HostState.of(host).assertUnchangedSince(before);
  }

  @Test
  void nextStartClearsWhatAKilledOneLeft(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    HostState before = HostState.of(host);
    master(lab, host);
    lab.killAll(host);
    Router next = lab.startSubject(host, IPV4.addresses("10.9.0.111/24").text());
    next.awaitState("VI_4", "MASTER");
    next.stop();
    HostState.of(host).assertUnchangedSince(before);
  }

  @Test
  void reloadTakesAwayWhatItNoLongerNames(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    Router router = lab.startSubject(host, IPV4.addresses("10.9.0.111/24").text());
    lab.addressesOf(host).awaitHeld("10.9.0.111");
    HostState before = HostState.of(host);
    router.reload(Instance.file(IPV4.addresses("10.9.0.111/24", "10.9.0.112/24"), IPV6));
    for (String address : List.of("10.9.0.112", "fd00:9::100", "fd00:99::1")) {
      lab.addressesOf(host).awaitHeld(address);
    }
    router.reload(IPV4.addresses("10.9.0.111/24").text());
    HostState.awaitUnchanged(host, before);
    router.stop();
  }

  @Test
  void interfaceThatGoesTakesAllWithIt(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    lab.network().detach(host);
    HostState before = HostState.of(host);
    lab.network().attach(host);
    Router router = master(lab, host);
    lab.network().detach(host);
    router.awaitState("VI_6", "FAULT");
    HostState.awaitUnchanged(host, before);
    assertThat(router.process().stop(Router.AMPLE)).isZero();
    HostState.of(host).assertUnchangedSince(before);
  }

  private static Router master(LiveLab lab, Host host) {
    Router router = lab.startSubject(host, "global_defs {\n\tdynamic_interfaces\n}\n" + FILE);
    for (String address : List.of("10.9.0.100", "10.9.0.101", "10.99.0.1", "fd00:99::1")) {
      lab.addressesOf(host).awaitHeld(address);
    }
    return router;
  }
}

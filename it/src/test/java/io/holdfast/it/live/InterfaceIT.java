package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import org.junit.jupiter.api.Test;

/** Interfaces that are not there yet, go away and come back. */
@Live
class InterfaceIT {
  private static final String FILE =
      "global_defs {\n\tdynamic_interfaces\n}\n"
          + Instance.named("VI_1", 51).priority(200).addresses("10.9.0.100/24").text();

  @Test
  void missingInterfaceIsFaultUntilItAppears(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    lab.network().detach(host);
    Router router = lab.startSubject(host, FILE);
    router.next("ens18.*(does not|doesn't).*exist");
    router.awaitState("VI_1", "FAULT");
    lab.network().attach(host);
    router.awaitState("VI_1", "BACKUP");
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    router.stop();
  }

  @Test
  void interfaceThatIsRecreatedIsUsedAgain(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/24"));
    Router router = lab.startSubject(host, FILE);
    router.awaitState("VI_1", "MASTER");
    adverts.await(51, 200);
    lab.network().detach(host);
    router.awaitState("VI_1", "FAULT");
    lab.network().attach(host);
    router.awaitState("VI_1", "BACKUP");
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    adverts.skip();
    adverts.await(51, 200);
    router.stop();
  }

  @Test
  void interfaceTakenDownAndUp(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Router router = lab.startSubject(host, FILE);
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    host.run("ip", "link", "set", LiveLab.INTERFACE, "down").orThrow();
    router.awaitState("VI_1", "FAULT");
    lab.addressesOf(host).awaitReleased("10.9.0.100");
    host.run("ip", "link", "set", LiveLab.INTERFACE, "up").orThrow();
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    assertThat(router.lines("Entering MASTER")).hasSize(2);
    router.stop();
  }
}

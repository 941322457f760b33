package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Static addresses: present from the start to the stop, as keepalived has them. */
@Live
class StaticAddressIT {
  private static final String GLOBAL =
      "global_defs {\n\tdefault_interface " + LiveLab.INTERFACE + "\n}\n";

  private static final String[] LINES = {
    "10.20.0.1/24",
    "10.20.0.2/24 dev ens18 label ens18:st",
    "10.21.0.1/24 dev ens18 scope link brd +",
    "10.22.0.1/32 dev ens18 noprefixroute",
    "fd00:20::1/64 dev ens18",
    "fd00:20::2 dev ens18",
    "fd00:20::3/64 dev ens18 preferred_lft 0 home",
  };

  private static final Instance BACKUP =
      Instance.named("VI_1", 51).priority(1).addresses("10.9.0.100/24");

  @Test
  void theyAreThoseOfKeepalivedAndGoWithTheDaemon(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostState before = HostState.of(host);
    String file = GLOBAL + block(LINES) + BACKUP.text();
    List<String> ours = changes(lab, Product.HOLDFAST, host, before, file);
    List<String> theirs = changes(lab, Product.KEEPALIVED, host, before, file);
    assertThat(ours).hasSize(LINES.length).isEqualTo(theirs);
  }

  private static List<String> changes(
      LiveLab lab, Product product, Host host, HostState before, String file) {
    Router router = lab.start(product, host, file);
    router.awaitState("VI_1", "BACKUP");
    lab.addressesOf(host).awaitHeld("fd00:20::3");
    List<String> changes = addressChanges(host, before);
    while (changes.toString().contains("tentative")) {
      changes = addressChanges(host, before);
    }
    assertThat(router.process().stop(Router.AMPLE)).isZero();
    HostState.awaitUnchanged(host, before);
    return changes;
  }

  private static List<String> addressChanges(Host host, HostState before) {
    return HostState.of(host).changesSince(before).stream()
        .filter(change -> change.startsWith("+ address"))
        .toList();
  }

  @Test
  void theyArePutBackAndReloadedByDifference(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostState before = HostState.of(host);
    Router router = lab.startSubject(host, GLOBAL + block(LINES) + BACKUP.text());
    AddressWatch watch = lab.addressesOf(host);
    watch.awaitHeld("fd00:20::3");
    int mark = watch.mark();
    host.run("ip", "address", "delete", "fd00:20::1/64", "dev", "ens18").orThrow();
    router.next("Restoring deleted static address fd00:20::1");
    watch.awaitHeld("fd00:20::1");

    router.reload(GLOBAL + block(LINES[0], LINES[4], "10.23.0.1/24 dev ens18") + BACKUP.text());
    watch.awaitHeld("10.23.0.1");
    watch.awaitReleased("10.21.0.1");
    watch.awaitReleased("fd00:20::2");
    assertThat(watch.changesSince(mark, "10.20.0.1")).as("changes of what stays").isEmpty();
    assertThat(watch.changesSince(mark, "fd00:20::1")).as("deleted, put back").hasSize(2);
    router.reload(GLOBAL + BACKUP.text());
    watch.awaitReleased("10.20.0.1");
    watch.awaitReleased("fd00:20::1");
    router.stop();
    HostState.of(host).assertUnchangedSince(before);
  }

  @Test
  void theNextRunFindsThoseOfAKilledOne(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostState before = HostState.of(host);
    lab.startSubject(host, GLOBAL + block(LINES) + BACKUP.text());
    lab.addressesOf(host).awaitHeld("fd00:20::3");
    int mark = lab.addressesOf(host).mark();
    lab.killAll(host);
    Router next = lab.startSubject(host, GLOBAL + block(LINES[0]) + BACKUP.text());
    lab.addressesOf(host).awaitReleased("fd00:20::3");
    next.awaitState("VI_1", "BACKUP");
    assertThat(lab.addressesOf(host).changesSince(mark, "10.20.0.1")).as("flaps").isEmpty();
    next.stop();
    HostState.of(host).assertUnchangedSince(before);
  }

  private static String block(String... lines) {
    return "static_ipaddress {\n\t" + String.join("\n\t", lines) + "\n}\n";
  }
}

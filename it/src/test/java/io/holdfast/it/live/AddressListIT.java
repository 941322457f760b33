package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One more virtual address, rolled out host by host: for a while a keepalived that is master
 * advertises another list than ours.
 */
@Live
class AddressListIT {
  private static final int ADVERTS = 6;
  private static final String OLD = "10.9.0.100/24";
  private static final String NEW = "10.9.0.101/24";
  private static final String COUNT = "expected 1 VIPs but received 2";

  @Test
  void version3MakesNoSecondMaster(LiveLab lab) {
    noSecondMaster(lab, router("version 3").priority(200));
  }

  @Test
  void version2BelievesTheOwner(LiveLab lab) {
    noSecondMaster(lab, router("version 2").priority(255));
  }

  @Test
  void version2BelievesNobodyElse(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    HostState before = HostState.of(two);
    Router master =
        lab.start(
            Product.KEEPALIVED, one, router("version 2").priority(200).addresses(OLD, NEW).text());
    master.awaitState("VI_1", "MASTER");
    Router backup = lab.start(Product.HOLDFAST, two, router("version 2").addresses(OLD).text());
    backup.awaitState("VI_1", "MASTER");
    assertThat(backup.lines(COUNT)).hasSize(1);

    backup.reload(router("version 2").addresses(OLD, NEW).text());
    backup.awaitState("VI_1", "BACKUP");
    lab.awaitOnlyHolder(one, List.of("10.9.0.100", "10.9.0.101"));
    backup.stop();
    HostState.awaitUnchanged(two, before);
    master.stop();
  }

  private static void noSecondMaster(LiveLab lab, Instance better) {
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    AdvertWatch adverts = AdvertWatch.start(two);
    HostState before = HostState.of(two);
    Router master = lab.start(Product.KEEPALIVED, one, better.addresses(OLD, NEW).text());
    master.awaitState("VI_1", "MASTER");
    Instance worse = better.priority(100);
    Router backup = lab.start(Product.HOLDFAST, two, worse.addresses(OLD).text());
    backup.awaitState("VI_1", "BACKUP");
    adverts.skip();
    for (int count = 0; count < ADVERTS; count++) {
      adverts.await(51, better.priority());
    }
    assertThat(backup.lines(COUNT)).as("complaints").hasSize(1);
    assertThat(backup.statistics().get("Packet Errors/Address List")).isGreaterThan(2);

    backup.reload(worse.addresses(OLD, NEW).text());
    adverts.skip();
    adverts.await(51, better.priority());
    assertThat(backup.transitions()).containsExactly("(VI_1) Entering BACKUP STATE (init)");
    assertThat(master.transitions()).as("of keepalived").last().asString().contains("MASTER");
    lab.awaitOnlyHolder(one, List.of("10.9.0.100", "10.9.0.101"));
    backup.stop();
    HostState.awaitUnchanged(two, before);
    master.stop();
  }

  private static Instance router(String version) {
    return Instance.named("VI_1", 51).line(version);
  }
}

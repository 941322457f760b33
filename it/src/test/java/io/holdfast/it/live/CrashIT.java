package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.daemon.lab.Host;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Crashes and pauses of a router, as seen by those around it. */
@Live
class CrashIT {
  private static final Instance ROUTER = Instance.named("VI_1", 51).addresses("10.9.0.100/24");
  private static final int ADVERTS_MISSED = 6;

  @Test
  void addressesLeftByAKilledDaemonAreRemovedAtStart(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    HostState before = HostState.of(one);
    Router victim = lab.startSubject(one, ROUTER.priority(200).text());
    victim.awaitState("VI_1", "MASTER");
    lab.addressesOf(one).awaitHeld("10.9.0.100");
    Router other = lab.start(Product.KEEPALIVED, two, ROUTER.priority(150).text());
    other.awaitState("VI_1", "BACKUP");
    lab.killAll(one);
    other.awaitState("VI_1", "MASTER");
    lab.addressesOf(two).awaitHeld("10.9.0.100");
    assertThat(one.holds("10.9.0.100")).as("left behind").isTrue();

    Router restarted = lab.startSubject(one, ROUTER.priority(100).text());
    restarted.awaitState("VI_1", "BACKUP");
    lab.awaitOnlyHolder(two, List.of("10.9.0.100"));
    restarted.stop();
    other.stop();
    HostState.awaitUnchanged(one, before);
  }

  @Test
  void backupThatWasPausedDoesNotTakeOver(LiveLab lab) {
    assumeThat(Product.subject()).as("keepalived fires first").isEqualTo(Product.HOLDFAST);
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    AdvertWatch adverts = AdvertWatch.start(two);
    HostState before = HostState.of(two);
    Router master = lab.start(Product.KEEPALIVED, one, ROUTER.priority(200).text());
    Router backup = lab.startSubject(two, ROUTER.priority(100).text());
    master.awaitState("VI_1", "MASTER");
    backup.awaitState("VI_1", "BACKUP");
    adverts.await(51, 200);
    backup.process().signal("STOP");
    for (int i = 0; i < ADVERTS_MISSED; i++) {
      adverts.await(51, 200);
    }
    backup.process().signal("CONT");
    adverts.await(51, 200);
    adverts.await(51, 200);
    assertThat(backup.statistics().get("Advertisements/Received")).isGreaterThan(1);
    assertThat(backup.transitions()).containsExactly("(VI_1) Entering BACKUP STATE (init)");
    assertThat(master.lines("Received advert from")).isEmpty();
    // Once, unless the machine stood still as well.
    assertThat(backup.lines("stood still: [1-9]\\d{3} ms without a turn")).isNotEmpty();
    Control control = Control.of(backup);
    assertThat(control.run("status").orThrow().output()).contains("it stood still ");
    assertThat(control.run("status", "--json").orThrow().output())
        .containsPattern("\"stalls\":[1-9]");
    backup.stop();
    master.stop();
    HostState.awaitUnchanged(two, before);
  }
}

package io.holdfast.daemon.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Live: makes real namespaces, and therefore needs root. */
@EnabledIf("io.holdfast.daemon.lab.Root#isRoot")
class LabTest {
  private static final Duration AMPLE = Duration.ofSeconds(10);
  private static final Duration PING_INTERVAL = Duration.ofMillis(10);

  private Lab lab;
  private Host one;
  private Host two;
  private Host three;

  @BeforeEach
  void openLab() {
    lab = Lab.open("ens18");
    one = lab.addHost("one", "10.9.0.1/24", "fd00::1/64");
    two = lab.addHost("two", "10.9.0.2/24", "fd00::2/64");
    three = lab.addHost("three", "10.9.0.3/24");
  }

  @AfterEach
  void closeLab() {
    lab.close();
  }

  @Test
  void hostsHaveTheirAddressesAndReachEachOther() {
    assertThat(one.addresses()).contains("10.9.0.1/24", "fd00::1/64");
    assertThat(one.holds("10.9.0.1")).isTrue();
    assertThat(one.holds("10.9.0.11")).isFalse();
    assertThat(reaches(one, "10.9.0.2")).isTrue();
    assertThat(reaches(one, "fd00::2")).isTrue();
  }

  @Test
  void cutTakesTheCarrierAndHealBringsItBack() {
    assertThat(linkOf(one)).contains("LOWER_UP");
    lab.network().cut(one);
    awaitLink("NO-CARRIER");
    assertThat(linkOf(one)).doesNotContain("LOWER_UP");
    lab.network().heal(one);
    awaitLink("LOWER_UP");
    assertThat(reaches(one, "10.9.0.2")).isTrue();
  }

  @Test
  void isolationKeepsTheCarrier() {
    lab.network().isolate(one);
    assertThat(linkOf(one)).contains("LOWER_UP");
    assertThat(missesAll(one, "10.9.0.2")).isTrue();
    assertThat(reaches(two, "10.9.0.3")).isTrue();
    lab.network().unblockAll();
    assertThat(reaches(one, "10.9.0.2")).isTrue();
  }

  @Test
  void blockWorksOneWayOnly(@TempDir Path directory) throws IOException {
    lab.network().block(one, two);
    Path file = directory.resolve("one-way.pcap");
    try (Capture capture = Capture.start(one, file, "arp and src 10.9.0.2")) {
      assertThat(missesAll(two, "10.9.0.1")).isTrue();
      capture.stop();
    }
    assertThat(Shell.run(List.of("tcpdump", "-n", "-r", file.toString())).output())
        .contains("who-has 10.9.0.1 tell 10.9.0.2");
    assertThat(Files.size(file)).isPositive();
  }

  @Test
  void partitionSplitsTheSidesAndNothingElse() {
    lab.network().partition(List.of(one, two), List.of(three));
    assertThat(reaches(one, "10.9.0.2")).isTrue();
    assertThat(missesAll(one, "10.9.0.3")).isTrue();
    assertThat(missesAll(two, "10.9.0.3")).isTrue();
  }

  @Test
  void detachedInterfaceIsGoneAndCanComeBack() {
    lab.network().detach(one);
    assertThat(one.run("ip", "link", "show", "ens18").succeeded()).isFalse();
    lab.network().attach(one);
    assertThat(reaches(one, "10.9.0.2")).isTrue();
  }

  @Test
  void pingProbeMeasuresAnOutage() {
    try (PingProbe probe = PingProbe.start(two, "10.9.0.1", PING_INTERVAL)) {
      probe.awaitReplies(10, AMPLE);
      assertThat(probe.outageSince(Instant.now().minusSeconds(60)).lost()).isZero();
      Instant cutAt = Instant.now();
      lab.network().isolate(one);
      assertThatThrownBy(() -> probe.awaitReplies(20, Duration.ofMillis(300)))
          .isInstanceOf(LabException.class);
      lab.network().unblockAll();
      probe.awaitReplies(10, AMPLE);
      Outage outage = probe.outageSince(cutAt);
      assertThat(outage.silence()).isBetween(Duration.ofMillis(290), AMPLE);
      assertThat(outage.lost()).isGreaterThan(10);
    }
  }

  @Test
  void processIsHeardSignalledAndStopped() {
    HostProcess process =
        one.start("sh", "-c", "trap 'echo reload' HUP; echo ready; while :; do sleep 0.01; done");
    process.awaitLine("ready", AMPLE);
    process.signal("HUP");
    process.awaitLine("reload", AMPLE);
    assertThat(process.stop(AMPLE)).isEqualTo(128 + 15);
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void closeRemovesEverything() {
    HostProcess process = one.start("sleep", "1000");
    String namespaces = one.namespace().replaceFirst("-.*", "");
    assertThat(namespaceList()).contains(namespaces);
    lab.close();
    assertThat(namespaceList()).doesNotContain(namespaces);
    assertThat(process.awaitExit(AMPLE)).isEqualTo(128 + 9);
  }

  @Test
  void sweepRemovesTheNamespacesOfDeadRunsOnly() {
    HostProcess dead = one.start("true");
    dead.awaitExit(AMPLE);
    String stale = Namespaces.prefix(dead.pid(), 1) + "one";
    Namespaces.add(stale);
    // Another run may sweep at the same time, and be the one that removes it.
    assertThat(Lab.sweep()).doesNotContain(one.namespace());
    assertThat(namespaceList()).doesNotContain(stale).contains(one.namespace());
  }

  @Test
  void badHostNameIsRefused() {
    assertThatThrownBy(() -> lab.addHost("a-very-long-name"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("a-very-long-name");
  }

  @Test
  void failedCommandNamesItself() {
    assertThatThrownBy(() -> one.run("ip", "link", "show", "nothere").orThrow())
        .isInstanceOf(LabException.class)
        .hasMessageContainingAll("ip link show nothere", "does not exist");
    assertThatThrownBy(() -> Shell.run(List.of("no-such-command")))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("no-such-command");
  }

  private static boolean reaches(Host from, String address) {
    return from.run("ping", "-n", "-c", "1", "-i", "0.1", "-w", "5", address).succeeded();
  }

  private static boolean missesAll(Host from, String address) {
    return !from.run("ping", "-n", "-c", "3", "-i", "0.05", "-W", "0.3", address).succeeded();
  }

  private void awaitLink(String word) {
    String loop =
        "until ip link show " + one.interfaceName() + " | grep -q " + word + "; do :; done";
    one.run("timeout", Long.toString(AMPLE.toSeconds()), "sh", "-c", loop).orThrow();
  }

  private static String linkOf(Host host) {
    return host.run("ip", "link", "show", host.interfaceName()).orThrow().output();
  }

  private static String namespaceList() {
    return Shell.run(List.of("ip", "netns", "list")).orThrow().output();
  }
}

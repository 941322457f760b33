package io.holdfast.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.Configuration;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three hosts talk on one segment. */
class SimNetworkTest {
  private static final String SEGMENT = "eth0";
  private static final long TIME_NANOS = 10 * Talker.TICK_NANOS;

  private final List<Talker> talkers = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Family.class)
  void multicastReachesEveryOtherHostOnce(Family family) {
    World world = multicastWorld(family);

    world.runUntil(TIME_NANOS);

    String vip = family == Family.IPV4 ? "10.9.9.9" : "fe80::9";
    assertThat(heard(0)).hasSize(18).containsOnly("2 ttl 255 " + vip, "3 ttl 255 " + vip);
    assertThat(heard(1)).hasSize(18).containsOnly("1 ttl 255 " + vip, "3 ttl 255 " + vip);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void unicastReachesItsPeerOnly(Family family) {
    talkers.add(new Talker(own(family, 1), own(family, 2), false));
    talkers.add(new Talker(own(family, 2), own(family, 1), false));
    talkers.add(new Talker(own(family, 3), own(family, 1), false));

    world().runUntil(TIME_NANOS);

    assertThat(heard(0)).hasSize(18);
    assertThat(heard(1)).hasSize(9);
    assertThat(heard(2)).isEmpty();
  }

  @Test
  void aBlockWorksInOneDirectionAndUntilItEnds() {
    World world = multicastWorld(Family.IPV4);
    world.network().block(SEGMENT, 0, 1);
    assertThat(world.network().connects(SEGMENT, world.hosts().get(0), world.hosts().get(1)))
        .isFalse();

    world.runUntil(TIME_NANOS);
    assertThat(heard(1)).hasSize(9).allMatch(line -> line.startsWith("3"));
    assertThat(heard(0)).hasSize(18);

    world.network().unblock(SEGMENT, 0, 1);
    world.runUntil(2 * TIME_NANOS);
    assertThat(heard(1)).anyMatch(line -> line.startsWith("1"));
  }

  @Test
  void aStormLosesEverything() {
    World world = multicastWorld(Family.IPV4);
    Weather weather = new Weather(1_000, 0, 0, 0);
    world.network().disturb(SEGMENT, weather);
    world.runUntil(TIME_NANOS);
    assertThat(heard(0)).isEmpty();
    assertThat(world.network().isCalm(SEGMENT)).isFalse();

    world.network().clear(SEGMENT, weather);
    world.runUntil(2 * TIME_NANOS);
    assertThat(heard(0)).isNotEmpty();
    assertThat(world.network().isCalm(SEGMENT)).isTrue();
  }

  @Test
  void aStormDoublesEverything() {
    World world = multicastWorld(Family.IPV4);
    world.network().disturb(SEGMENT, new Weather(0, 1_000, 0, 0));
    world.runUntil(TIME_NANOS);
    assertThat(heard(0)).hasSize(36);
  }

  @Test
  void damageIsFoundByTheReceiverOrByTheKernelOfIpv6() {
    World ipv4 = multicastWorld(Family.IPV4);
    ipv4.network().disturb(SEGMENT, new Weather(0, 0, 1_000, 0));
    ipv4.runUntil(TIME_NANOS);
    assertThat(heard(0)).hasSize(18).containsOnly("damaged");

    talkers.clear();
    World ipv6 = multicastWorld(Family.IPV6);
    ipv6.network().disturb(SEGMENT, new Weather(0, 0, 1_000, 0));
    ipv6.runUntil(TIME_NANOS);
    assertThat(heard(0)).isEmpty();
  }

  @Test
  void nothingPassesALinkThatIsDown() {
    World world = multicastWorld(Family.IPV4);
    world.hosts().get(0).kernel().begin(SEGMENT, LinkFault.CARRIER_LOST);
    world.runUntil(TIME_NANOS);
    assertThat(heard(0)).isEmpty();
    assertThat(heard(1)).hasSize(9).allMatch(line -> line.startsWith("3"));
  }

  @Test
  void aStalledHostReadsItsQueueBeforeItsTimer() {
    World world = multicastWorld(Family.IPV4);
    SimHost host = world.hosts().getFirst();
    world.runUntil(TIME_NANOS);
    int before = talkers.getFirst().heard.size();
    host.pause();
    world.runUntil(2 * TIME_NANOS);
    assertThat(talkers.getFirst().heard).hasSize(before);
    host.resume();
    world.runUntil(2 * TIME_NANOS + Talker.TICK_NANOS / 2);

    List<String> after = talkers.getFirst().heard.subList(before, talkers.getFirst().heard.size());
    assertThat(after.indexOf("tick")).isGreaterThan(15);
    assertThat(host.pausedNanos()).isEqualTo(TIME_NANOS);
  }

  private List<String> heard(int host) {
    return talkers.get(host).heard.stream().filter(line -> !line.equals("tick")).toList();
  }

  private World multicastWorld(Family family) {
    for (int station = 1; station <= 3; station++) {
      talkers.add(new Talker(own(family, station), Vrrp.group(family), true));
    }
    return world();
  }

  private World world() {
    List<HostPlan> plans = new ArrayList<>();
    for (int station = 1; station <= talkers.size(); station++) {
      LinkPlan link =
          new LinkPlan(
              SEGMENT,
              new MacAddress(station),
              List.of(
                  new Prefix(own(Family.IPV4, station), 24),
                  new Prefix(own(Family.IPV6, station), 64)));
      plans.add(
          new HostPlan(
              "h" + station, List.of(link), Configuration.EMPTY, 0, station * 777L, false, 1));
    }
    Queue<Decider> waiting = new ArrayDeque<>(talkers);
    return new World(plans, 1, waiting::remove, Timeline.silent());
  }

  private static IpAddress own(Family family, int station) {
    String text = family == Family.IPV4 ? "10.0.1." + station : "fe80::" + station;
    return Objects.requireNonNull(IpAddress.parse(text));
  }
}

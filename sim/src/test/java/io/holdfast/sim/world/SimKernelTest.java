package io.holdfast.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Input;
import io.holdfast.core.spec.Configuration;
import io.holdfast.sim.world.KernelListener.Origin;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SimKernelTest {
  private static final int ETH0 = 2;
  private static final long DETECTION_NANOS = 1_000;
  private static final Prefix OWN = prefix("10.0.1.1/24");
  private static final Prefix OWN_IPV6 = prefix("fe80::1/64");
  private static final Prefix VIP = prefix("10.0.2.100/8");

  private final SimClock clock = new SimClock();
  private final List<String> events = new ArrayList<>();
  private SimKernel kernel = kernel(false);

  @Test
  void anAddressIsAddedOnceAndRemovedOnce() {
    assertThat(kernel.add(ETH0, VIP)).isZero();
    assertThat(kernel.add(ETH0, VIP)).isZero();
    assertThat(kernel.holds("eth0", VIP)).isTrue();
    assertThat(kernel.remove(ETH0, VIP)).isZero();
    assertThat(kernel.remove(ETH0, VIP)).isZero();
    assertThat(kernel.holds("eth0", VIP)).isFalse();
    assertThat(events).containsExactly("+10.0.2.100/8", "-10.0.2.100/8");
  }

  @Test
  void anUnknownInterfaceIsRefused() {
    assertThat(kernel.add(9, VIP)).isEqualTo(-SimKernel.ENODEV);
    assertThat(kernel.remove(9, VIP)).isEqualTo(-SimKernel.ENODEV);
  }

  @Test
  void secondariesGoWithTheirPrimary() {
    kernel.add(ETH0, prefix("10.9.0.1/24"));
    kernel.add(ETH0, prefix("10.9.0.2/24"));
    kernel.add(ETH0, prefix("10.9.0.3/32"));
    events.clear();

    kernel.remove(ETH0, prefix("10.9.0.1/24"));

    assertThat(events).containsExactly("-10.9.0.1/24", "! -10.9.0.2/24");
  }

  @Test
  void secondariesStayWhenTheyArePromoted() {
    kernel = kernel(true);
    kernel.add(ETH0, prefix("10.9.0.1/24"));
    kernel.add(ETH0, prefix("10.9.0.2/24"));

    kernel.remove(ETH0, prefix("10.9.0.1/24"));

    assertThat(kernel.holds("eth0", prefix("10.9.0.2/24"))).isTrue();
  }

  @Test
  void removingASecondaryTakesNoOther() {
    kernel.add(ETH0, prefix("10.0.1.100/24"));
    kernel.add(ETH0, prefix("10.0.1.101/24"));
    events.clear();

    kernel.remove(ETH0, prefix("10.0.1.100/24"));

    assertThat(events).containsExactly("-10.0.1.100/24");
  }

  @Test
  void settingAnInterfaceDownFlushesIpv6AndKeepsIpv4() {
    kernel.add(ETH0, VIP);
    kernel.add(ETH0, prefix("2001:db8::9/64"));
    events.clear();

    kernel.begin("eth0", LinkFault.SET_DOWN);

    assertThat(kernel.isRunning("eth0")).isFalse();
    assertThat(events).containsExactly("! -fe80::1/64", "! -2001:db8::9/64", "! eth0 down");
    assertThat(kernel.holds("eth0", VIP)).isTrue();
  }

  @Test
  void ownIpv6AddressesComeBackTentativeAndThenUsable() {
    kernel.begin("eth0", LinkFault.SET_DOWN);
    events.clear();

    kernel.end("eth0", LinkFault.SET_DOWN);
    assertThat(kernel.hasOwnAddresses("eth0")).isFalse();
    while (clock.runNext(DETECTION_NANOS)) {
      // The detection is all that is scheduled.
    }

    assertThat(kernel.hasOwnAddresses("eth0")).isTrue();
    assertThat(events).containsExactly("! eth0 up", "! +fe80::1/64 tentative", "! +fe80::1/64");
  }

  @Test
  void losingTheCarrierKeepsEveryAddress() {
    kernel.begin("eth0", LinkFault.CARRIER_LOST);

    assertThat(events).containsExactly("! eth0 up without carrier");
    assertThat(kernel.hasOwnAddresses("eth0")).isTrue();
  }

  @Test
  void aRecreatedInterfaceHasANewIndexAndNoVirtualAddress() {
    kernel.add(ETH0, VIP);
    kernel.begin("eth0", LinkFault.REMOVED);
    assertThat(kernel.add(ETH0, VIP)).isEqualTo(-SimKernel.ENODEV);
    assertThat(events).contains("! -10.0.2.100/8", "! removed 2");
    events.clear();

    kernel.end("eth0", LinkFault.REMOVED);

    assertThat(events).startsWith("! eth0 down", "! eth0 up", "! +10.0.1.1/24");
    assertThat(kernel.holds("eth0", VIP)).isFalse();
    assertThat(kernel.add(ETH0 + 1, VIP)).isZero();
  }

  @Test
  void overlappingFaultsEndWithTheLast() {
    kernel.begin("eth0", LinkFault.CARRIER_LOST);
    kernel.begin("eth0", LinkFault.CARRIER_LOST);
    kernel.end("eth0", LinkFault.CARRIER_LOST);
    assertThat(kernel.isRunning("eth0")).isFalse();
    kernel.end("eth0", LinkFault.CARRIER_LOST);
    assertThat(kernel.isRunning("eth0")).isTrue();
  }

  @Test
  void addressesAreRefusedForAWhile() {
    kernel.refusals().begin(Refused.ADDRESSES);
    assertThat(kernel.add(ETH0, VIP)).isEqualTo(-SimKernel.ENOBUFS);
    kernel.refusals().end(Refused.ADDRESSES);
    assertThat(kernel.add(ETH0, VIP)).isZero();
  }

  @Test
  void aDeletionByHandIsForeign() {
    kernel.add(ETH0, VIP);
    events.clear();

    kernel.deleteByHand("eth0", VIP);

    assertThat(events).containsExactly("! -10.0.2.100/8");
  }

  @Test
  void aDumpShowsLeftovers() {
    kernel.add(ETH0, VIP);

    assertThat(kernel.dump().stream().map(SimKernelTest::describe))
        .containsExactly(
            "eth0 up",
            "+10.0.1.1/24",
            "+fe80::1/64",
            "+10.0.2.100/8",
            "AddressLeftBehind[ifIndex=2, prefix=10.0.2.100/8, peer=null]");
    kernel.boot();
    assertThat(kernel.dump().stream().map(SimKernelTest::describe))
        .containsExactly("eth0 up", "+10.0.1.1/24", "+fe80::1/64");
  }

  private SimKernel kernel(boolean promotesSecondaries) {
    LinkPlan link = new LinkPlan("eth0", new MacAddress(1), List.of(OWN, OWN_IPV6));
    HostPlan plan =
        new HostPlan(
            "h1", List.of(link), Configuration.EMPTY, 0, 0, promotesSecondaries, DETECTION_NANOS);
    return new SimKernel(
        clock, plan, (event, origin) -> events.add(mark(origin) + describe(event)));
  }

  private static String mark(Origin origin) {
    return origin == Origin.FOREIGN ? "! " : "";
  }

  private static String describe(Input event) {
    return switch (event) {
      case Input.AddressAdded added -> "+" + added.prefix() + (added.usable() ? "" : " tentative");
      case Input.AddressRemoved removed -> "-" + removed.prefix();
      case Input.LinkRemoved removed -> "removed " + removed.ifIndex();
      case Input.LinkChanged changed ->
          changed.link().name()
              + (changed.link().up() ? " up" : " down")
              + (changed.link().up() && !changed.link().running() ? " without carrier" : "");
      default -> event.toString();
    };
  }

  private static Prefix prefix(String text) {
    return Objects.requireNonNull(Prefix.parse(text));
  }
}

package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Input;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.netlink.AddressMessage;
import io.holdfast.wire.netlink.LinkMessage;
import io.holdfast.wire.netlink.Netlink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelViewTest {
  private static final int UP =
      Netlink.LINK_UP | Netlink.LINK_RUNNING | Netlink.LINK_MULTICAST | Netlink.LINK_BROADCAST;

  private final List<Input> facts = new ArrayList<>();
  private final KernelView view = new KernelView(name -> name.equals("eth1"), facts::add);

  @Test
  void aRepeatedMessageIsNoNews() {
    view.link(link(1, "eth0", UP));
    view.link(link(1, "eth0", UP));
    view.address(address(1, "192.0.2.1/24", 0));
    view.address(address(1, "192.0.2.1/24", 0));
    assertThat(facts).hasSize(2);
    view.link(link(1, "eth0", Netlink.LINK_UP));
    assertThat(facts).hasSize(3);
    assertThat(facts.getLast())
        .isInstanceOfSatisfying(
            Input.LinkChanged.class, changed -> assertThat(changed.link().usable()).isFalse());
    view.addressRemoved(address(1, "192.0.2.1/24", 0));
    view.addressRemoved(address(1, "192.0.2.1/24", 0));
    assertThat(facts).hasSize(4);
  }

  @Test
  void aTentativeAddressIsReportedAgainWhenItIsUsable() {
    view.address(address(1, "2001:db8::1/64", Netlink.ADDRESS_TENTATIVE));
    view.address(address(1, "2001:db8::1/64", 0));
    Prefix prefix = Prefix.parse("2001:db8::1/64");
    assertThat(facts)
        .containsExactly(
            new Input.AddressAdded(1, prefix, false), new Input.AddressAdded(1, prefix, true));
  }

  @Test
  void whatTookAnAddressAwayIsInTheReport() {
    Prefix prefix = Prefix.parse("2001:db8::1/64");
    view.address(address(1, "2001:db8::1/64", 0));
    view.addressRemoved(expired(address(1, "2001:db8::1/64", 0)));
    view.address(address(1, "2001:db8::1/64", Netlink.ADDRESS_TENTATIVE));
    view.addressRemoved(address(1, "2001:db8::1/64", Netlink.ADDRESS_DAD_FAILED));
    view.address(address(1, "2001:db8::1/64", 0));
    view.addressRemoved(address(1, "2001:db8::1/64", 0));
    assertThat(facts)
        .filteredOn(Input.AddressRemoved.class::isInstance)
        .containsExactly(
            new Input.AddressRemoved(1, prefix, Input.AddressRemoved.Why.EXPIRED),
            new Input.AddressRemoved(1, prefix, Input.AddressRemoved.Why.DUPLICATE),
            new Input.AddressRemoved(1, prefix, Input.AddressRemoved.Why.DELETED));
  }

  @Test
  void aDuplicateThatStaysIsToldOnce() {
    int flags = Netlink.ADDRESS_TENTATIVE | Netlink.ADDRESS_DAD_FAILED;
    Prefix prefix = Prefix.parse("2001:db8::1/64");
    view.address(address(1, "2001:db8::1/64", Netlink.ADDRESS_TENTATIVE));
    view.address(address(1, "2001:db8::1/64", flags));
    view.address(address(1, "2001:db8::1/64", flags));
    assertThat(facts)
        .containsExactly(
            new Input.AddressAdded(1, prefix, false), new Input.DuplicateFound(1, prefix));
  }

  private static AddressMessage expired(AddressMessage like) {
    return new AddressMessage(
        like.ifIndex(),
        like.prefixLength(),
        like.scope(),
        like.flags(),
        like.local(),
        like.peer(),
        null,
        null,
        0,
        0,
        like.protocol());
  }

  @Test
  void afterLostMessagesOnlyTheDifferenceIsTold() {
    view.compare(
        List.of(link(1, "eth0", UP), link(2, "eth1", UP)),
        List.of(address(1, "192.0.2.1/24", 0), address(2, "192.0.2.2/24", 0)));
    facts.clear();
    view.compare(
        List.of(link(1, "eth0", UP), link(3, "eth2", UP)), List.of(address(3, "192.0.2.3/24", 0)));
    assertThat(facts)
        .hasSize(4)
        .contains(
            new Input.LinkRemoved(2),
            new Input.AddressRemoved(1, Prefix.parse("192.0.2.1/24")),
            new Input.AddressAdded(3, Prefix.parse("192.0.2.3/24"), true));
    assertThat(view.ifIndex("eth2")).isEqualTo(3);
    assertThat(view.ifIndex("eth1")).isZero();
  }

  @Test
  void aLinkThatResolvesNothingIsNotAnnouncedOn() {
    view.link(link(1, "lo", UP | Netlink.LINK_LOOPBACK));
    view.link(link(2, "eth1", UP));
    assertThat(facts).extracting(KernelViewTest::resolves).containsExactly(false, true);
    assertThat(facts).extracting(KernelViewTest::forwards).containsExactly(false, true);
  }

  private static boolean resolves(Input fact) {
    return ((Input.LinkChanged) fact).link().resolvesNeighbors();
  }

  private static boolean forwards(Input fact) {
    return ((Input.LinkChanged) fact).link().forwardsIpv6();
  }

  private static LinkMessage link(int ifIndex, String name, int flags) {
    return new LinkMessage(
        ifIndex, name, flags, 1, new MacAddress(ifIndex), null, 1500, 0, 0, 6, null, 0, 0, 0);
  }

  private static AddressMessage address(int ifIndex, String prefix, int flags) {
    return AddressMessage.of(ifIndex, Prefix.parse(prefix), Netlink.SCOPE_GLOBAL, flags);
  }
}

package io.holdfast.core.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.LinkState;
import io.holdfast.core.address.AddressPlan;
import io.holdfast.core.address.AddressView;
import io.holdfast.core.address.Leases;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.address.Reconciler;
import io.holdfast.core.address.VirtualAddress;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.core.timer.DeadlineHeap;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncePacerTest {
  private static final int COUNT = 100;
  private static final int REPEAT = 3;
  private static final long GAP_NANOS = 7_000;
  private static final int LINK = 2;

  private final TimerQueue timers = new TimerQueue();
  private final LinkTable links = new LinkTable();
  private final AnnouncePacer pacer = new AnnouncePacer(timers);
  private final AddressPlan plan =
      new AddressPlan(
          1,
          new Reconciler(links, new AddressView(links), new Leases(timers)),
          timers,
          new Untold());
  private final Effects effects = new Effects();

  private record Untold() implements AddressPlan.Repairs {
    @Override
    public void repaired(VirtualAddress address, long nowNanos, Effects out) {}

    @Override
    public void refused(VirtualAddress address, Effect.Log line, Effects out) {}

    @Override
    public String name() {
      return "";
    }
  }

  AnnouncePacerTest() {
    links.put(new LinkState(LINK, "eth0", true, true, true, true, false, 1500, new MacAddress(2)));
    plan.update(router(), 0, effects);
    plan.take(0, effects);
    pacer.configure(gap(GAP_NANOS), 0, effects);
    effects.clear();
  }

  @Test
  void theGapIsKeptAndEveryAddressComesInItsRound() {
    announceAll(0);
    List<IpAddress> announced = new ArrayList<>(announced());
    assertThat(announced).hasSize(1);
    long lastNanos = 0;
    while (timers.earliestNanos() != DeadlineHeap.NONE) {
      long now = timers.earliestNanos() + announced.size() % 3;
      assertThat(now - lastNanos).isGreaterThanOrEqualTo(GAP_NANOS);
      effects.clear();
      timers.fire(now, effects);
      assertThat(announced()).hasSize(1);
      announced.addAll(announced());
      lastNanos = now;
    }
    List<IpAddress> expected = new ArrayList<>();
    for (int round = 0; round < REPEAT; round++) {
      plan.addresses().forEach(address -> expected.add(address.spec().address()));
    }
    assertThat(announced).isEqualTo(expected);
  }

  @Test
  void theFirstOfANewAddressComesBeforeTheSecondOfOthers() {
    List<VirtualAddress> addresses = plan.addresses();
    pacer.announce(addresses.get(0), REPEAT, 0, effects);
    pacer.announce(addresses.get(1), REPEAT, 1, effects);
    pacer.announce(addresses.get(2), REPEAT, 2, effects);
    effects.clear();
    timers.fire(GAP_NANOS, effects);
    timers.fire(2 * GAP_NANOS, effects);
    timers.fire(3 * GAP_NANOS, effects);
    assertThat(announced())
        .containsExactly(
            addresses.get(1).spec().address(),
            addresses.get(2).spec().address(),
            addresses.get(0).spec().address());
  }

  @Test
  void whatIsGivenUpLeavesNothingBehind() {
    announceAll(0);
    pacer.forget(plan.addresses());
    assertThat(timers.earliestNanos()).isEqualTo(DeadlineHeap.NONE);
    timers.fire(GAP_NANOS, effects);
    assertThat(announced()).hasSize(1);
  }

  @Test
  void anInterfaceThatIsGoneLeavesNothingBehind() {
    announceAll(0);
    pacer.linkRemoved(LINK);
    assertThat(timers.earliestNanos()).isEqualTo(DeadlineHeap.NONE);
  }

  @Test
  void anAnnouncementOutOfTurnPutsOffTheNext() {
    announceAll(0);
    effects.clear();
    Effect.Announce other =
        new Effect.Announce(LINK, "eth0", new MacAddress(2), IpAddress.ipv4(1), false);
    pacer.announceNow(other, GAP_NANOS / 2, effects);
    assertThat(announced()).containsExactly(other.address());
    assertThat(timers.earliestNanos()).isEqualTo(GAP_NANOS / 2 + GAP_NANOS);
  }

  @Test
  void withoutAGapEverythingThatWaitsLeavesAndNothingIsKept() {
    announceAll(0);
    pacer.configure(GlobalSpec.DEFAULT, 1, effects);
    assertThat(announced()).hasSize(COUNT * REPEAT);
    assertThat(timers.earliestNanos()).isEqualTo(DeadlineHeap.NONE);
    assertThat(pacer.isPacing("eth0", Family.IPV4)).isFalse();
  }

  private void announceAll(long nowNanos) {
    for (VirtualAddress address : plan.addresses()) {
      pacer.announce(address, REPEAT, nowNanos, effects);
    }
  }

  private List<IpAddress> announced() {
    List<IpAddress> found = new ArrayList<>();
    for (int index = 0; index < effects.size(); index++) {
      if (effects.get(index) instanceof Effect.Announce announce) {
        found.add(announce.address());
      }
    }
    return found;
  }

  private static GlobalSpec gap(long garpIntervalNanos) {
    return GlobalBuilder.of(GlobalSpec.DEFAULT).garpIntervalNanos(garpIntervalNanos).build();
  }

  private static RouterSpec router() {
    List<AddressSpec> addresses = new ArrayList<>();
    for (int host = 1; host <= COUNT; host++) {
      IpAddress address = IpAddress.ipv4(0x0a00_0100 + host);
      addresses.add(new AddressSpec(new Prefix(address, 24), "eth0", 0, null, null));
    }
    return new RouterSpec(
        "VI",
        Family.IPV4,
        2,
        1,
        "eth0",
        WantedState.BACKUP,
        100,
        100,
        3,
        new TransportSpec.Multicast(null, Vrrp.group(Family.IPV4)),
        new AuthSpec.None(),
        new PreemptSpec(true, 0),
        new AnnounceSpec(0, REPEAT, 0, 1, 0, 0),
        new AdvertRules(true, false, false, false, false),
        addresses,
        List.of(),
        List.of(),
        NotifySpec.NONE,
        GateSpec.NONE);
  }
}

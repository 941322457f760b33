package io.holdfast.core.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.FirewallState;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.core.spec.host.LinkSpec;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What packet filters keep away when one turn of a loop has several inputs. */
class FirewallsTest {
  private final Firewalls firewalls = new Firewalls(new LinkTable(), new TimerQueue());
  private final Effects turn = new Effects();

  /** What is added by the second input goes ahead of what the first one takes away. */
  @Test
  void aLaterInputOfTheSameTurnHasTheLastWord() {
    firewalls.configure(refusing());
    need("10.0.0.1", "10.0.0.2");
    assertThat(carriedOut().getLast()).containsExactly("10.0.0.1", "10.0.0.2");
    turn.clear();
    need("10.0.0.2");
    need("10.0.0.2", "10.0.0.3");
    assertThat(carriedOut())
        .containsExactly(
            List.of("10.0.0.1", "10.0.0.2", "10.0.0.3"),
            List.of("10.0.0.2"),
            List.of("10.0.0.2", "10.0.0.3"));
  }

  @Test
  void whatLeavesInSeveralInputsIsGuardedUntilAddressesHaveLeft() {
    firewalls.configure(refusing());
    need("10.0.0.1", "10.0.0.2");
    turn.clear();
    need("10.0.0.2");
    need();
    assertThat(carriedOut()).containsExactly(List.of("10.0.0.2"), List.of());
    turn.clear();
    need("10.0.0.4");
    assertThat(carriedOut()).containsExactly(List.of("10.0.0.4"));
  }

  private static Configuration refusing() {
    LinkSpec link = new LinkSpec("", false, false, false, false, false, false, 0);
    HostSpec plain = HostSpec.DEFAULT;
    HostSpec host =
        new HostSpec(
            plain.device(),
            link,
            plain.routes(),
            plain.rules(),
            plain.extraAnnounce(),
            plain.hmac(),
            plain.latePriority());
    return new Configuration(GlobalSpec.DEFAULT, List.of(router(host)), List.of());
  }

  private static RouterSpec router(HostSpec host) {
    Prefix prefix = Objects.requireNonNull(Prefix.parse("10.0.0.1/24"));
    RouterSpec plain =
        new RouterSpec(
            "VI",
            Family.IPV4,
            2,
            51,
            "eth0",
            WantedState.BACKUP,
            100,
            100,
            3,
            new TransportSpec.Multicast(null, Vrrp.group(Family.IPV4)),
            new AuthSpec.None(),
            new PreemptSpec(true, 0),
            new AnnounceSpec(0, 1, 0, 1, 0, 0),
            new AdvertRules(true, false, false, false, false),
            List.of(new AddressSpec(prefix, "eth0", 0, null, null)),
            List.of(),
            List.of(),
            NotifySpec.NONE,
            GateSpec.NONE);
    return RouterBuilder.of(plain).host(host).build();
  }

  private void need(String... addresses) {
    firewalls.changed();
    firewalls.settle(
        needs -> {
          for (String address : addresses) {
            needs.apply("").refuse(Objects.requireNonNull(IpAddress.parse(address)), 0);
          }
        },
        turn);
  }

  /** The addresses that each order keeps away, in the order in which they are carried out. */
  private List<List<String>> carriedOut() {
    List<List<String>> states = new ArrayList<>();
    for (Effect.SetFirewall.Moment moment : Effect.SetFirewall.Moment.values()) {
      for (int index = 0; index < turn.size(); index++) {
        if (turn.get(index) instanceof Effect.SetFirewall order && order.moment() == moment) {
          states.add(addresses(order.state()));
        }
      }
    }
    return states;
  }

  private static List<String> addresses(FirewallState state) {
    return state.refused().stream().map(each -> each.address().toString()).toList();
  }
}

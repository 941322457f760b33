package io.holdfast.core.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an automatic lease is for many addresses; docs/own-settings.md has the same numbers. */
class LeaseLengthTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0, 10",
    "500, 0, 10",
    "1000, 0, 13",
    "5000, 0, 67",
    "0, 180, 10",
    "0, 500, 29",
    "0, 1000, 107",
    "0, 5000, 600",
  })
  void manyAddressesMakeItLonger(int ipv4, int ipv6, int seconds) {
    List<AddressSpec> lines = new ArrayList<>();
    for (int number = 0; number < ipv4; number++) {
      lines.add(line("10.%d.%d.1".formatted(number / 250, number % 250)));
    }
    for (int number = 0; number < ipv6; number++) {
      lines.add(line("fd00::%x:1".formatted(number)));
    }
    Configuration configuration = new Configuration(global(), List.of(router(lines)), List.of());
    assertThat(LeaseLength.seconds(configuration)).isEqualTo(seconds);
  }

  private static GlobalSpec global() {
    GlobalSpec plain = GlobalSpec.DEFAULT;
    return GlobalBuilder.of(plain).system(plain.system().withLease(LeaseSpec.AUTO)).build();
  }

  private static RouterSpec router(List<AddressSpec> lines) {
    return new RouterSpec(
        "VI_1",
        Family.IPV4,
        3,
        51,
        "eth0",
        WantedState.MASTER,
        255,
        100,
        3,
        new TransportSpec.Multicast(null, Vrrp.group(Family.IPV4)),
        new AuthSpec.None(),
        new PreemptSpec(true, 0),
        new AnnounceSpec(0, 1, 0, 1, 0, 0),
        new AdvertRules(true, false, false, false, false),
        lines,
        List.of(),
        List.of(),
        NotifySpec.NONE,
        GateSpec.NONE);
  }

  private static AddressSpec line(String address) {
    Prefix prefix = Prefix.host(Objects.requireNonNull(IpAddress.parse(address)));
    return new AddressSpec(prefix, "eth0", 0, null, null);
  }
}

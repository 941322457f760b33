package io.holdfast.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadTest {
  @Test
  void configNamesEveryRouterAndAddress() {
    String text = new Load(2, 2, 100, 1).config();
    assertThat(text.lines().filter(line -> line.startsWith("vrrp_instance")))
        .containsExactly("vrrp_instance VI_1 {", "vrrp_instance VI_2 {");
    assertThat(text.lines().filter(line -> line.startsWith("\t\t")))
        .containsExactly(
            "\t\t10.1.0.1/32", "\t\t10.1.0.2/32", "\t\t10.2.0.1/32", "\t\t10.2.0.2/32");
    assertThat(text).contains("\tadvert_int 0.01\n").contains("\tpriority 100\n");
    assertThat(new Load(1, 1, 100, 100).config()).contains("\tadvert_int 1.00\n");
  }

  @Test
  void noAddressIsUsedTwice() {
    assertThat(allAddresses(new Load(255, 20, 100, 100))).hasSize(255 * 20);
    assertThat(allAddresses(new Load(4000, 1, 16, 100, 100))).hasSize(4000);
    assertThat(allAddresses(new Load(1, 4000, 100, 100))).hasSize(4000);
  }

  @Test
  void masterDownIntervalIsThreeIntervalsAndTheSkewTime() {
    assertThat(new Load(1, 1, 100, 100).masterDownInterval())
        .isEqualTo(Duration.ofNanos(3_609_375_000L));
    assertThat(new Load(1, 1, 255, 1).masterDownInterval())
        .isEqualTo(Duration.ofNanos(30_039_062L));
  }

  @Test
  void routersHaveTheirOwnNetworks() {
    assertThat(new Load(255, 1, 100, 100).addresses(254)).hasToString("[10.255.0.1]");
  }

  @Test
  void routersAreSpreadOverTheInterfaces() {
    Load load = new Load(6, 1, 3, 100, 100);
    assertThat(load.config().lines().filter(line -> line.contains("interface")))
        .containsExactly(
            "\tinterface bench1",
            "\tinterface bench1",
            "\tinterface bench2",
            "\tinterface bench2",
            "\tinterface bench3",
            "\tinterface bench3");
    assertThat(load.vrid(3)).isEqualTo(2);
    assertThat(load.addresses(3)).hasToString("[10.2.16.1]");
  }

  @Test
  void addressesAfterTheTwentiethAreExcludedFromTheAdverts() {
    Load load = new Load(1, 23, 100, 100);
    assertThat(load.advertised(0)).hasSize(20);
    assertThat(load.config())
        .containsSubsequence("virtual_ipaddress {", "10.1.0.20/32", "}")
        .containsSubsequence("virtual_ipaddress_excluded {", "10.1.0.21/32", "10.1.0.23/32", "}");
  }

  private static Set<String> allAddresses(Load load) {
    Set<String> seen = new HashSet<>();
    for (int router = 0; router < load.routers(); router++) {
      load.addresses(router).forEach(address -> seen.add(address.toString()));
    }
    return seen;
  }
}

package io.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
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
    Load load = new Load(255, 20, 100, 100);
    Set<String> seen = new HashSet<>();
    for (int vrid = 1; vrid <= 255; vrid++) {
      load.addresses(vrid).forEach(address -> seen.add(address.toString()));
    }
    assertThat(seen).hasSize(255 * 20);
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
    assertThat(new Load(255, 1, 100, 100).addresses(255)).hasToString(List.of("10.255.0.1") + "");
  }
}

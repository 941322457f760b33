package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.text.MemorySource;
import io.holdfast.config.text.TextEnvironment;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A load of eight times the text takes about eight times the work, not sixty-four times: compares
 * processor time, and is content with one good try out of several.
 */
class GrowthTest {
  private static final int SMALL = 400;
  private static final int FACTOR = 8;
  private static final int TRIES = 6;
  private static final double MOST = 3.0 * FACTOR;
  private static final String HEAD = "vrrp_instance A {\ninterface e\nvirtual_router_id 1\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "instances; vrrp_instance I%1$d {|interface e%1$d|virtual_router_id 7|"
            + "virtual_ipaddress {|10.0.0.1|}|}|",
        "unicast; vrrp_instance I%1$d {|interface e%1$d|virtual_router_id 7|unicast_peer {|"
            + "10.0.0.9|}|virtual_ipaddress {|10.0.0.1|}|}|",
        "clashes; vrrp_instance I%1$d {|interface e|virtual_router_id 7|"
            + "virtual_ipaddress {|10.0.0.1|}|}|",
        "scripts; vrrp_script S%1$d {|script /bin/true|interval 1|}|",
        "groups; vrrp_sync_group G%1$d {|group {|A|B%1$d|}|}|",
        "unknown words; vrrp_instanze%1$d|",
        "definitions; $N%1$d=x|${N%1$d}y%1$d|",
      })
  void workGrowsWithTheText(String what, String lines) {
    String body = lines.strip();
    assertLinear(what, small(body, SMALL), small(body, SMALL * FACTOR));
  }

  @ParameterizedTest
  @CsvSource({"virtual_ipaddress", "unicast_peer", "track_interface"})
  void workGrowsWithTheLinesOfAList(String list) {
    String line = list.equals("track_interface") ? "e%1$d|" : "fd00::%1$x|";
    assertLinear(
        list,
        HEAD + list + " {\n" + small(line, SMALL) + "}\n}\n",
        HEAD + list + " {\n" + small(line, SMALL * FACTOR) + "}\n}\n");
  }

  private static String small(String lines, int count) {
    String template = lines.replace("|", "\n");
    return IntStream.range(1, count + 1)
        .mapToObj(i -> template.formatted(i))
        .collect(Collectors.joining());
  }

  private static void assertLinear(String what, String small, String large) {
    double best = Double.MAX_VALUE;
    double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
    for (int attempt = 0; attempt < TRIES && best > MOST; attempt++) {
      for (int i = 0; i < 3; i++) {
        least[0] = Math.min(least[0], cpuNanos(small));
      }
      least[1] = Math.min(least[1], cpuNanos(large));
      best = least[1] / least[0];
    }
    assertThat(best).as(what).isLessThan(MOST);
  }

  private static double cpuNanos(String text) {
    MemorySource source = new MemorySource().withOctets("main.conf", text);
    TextEnvironment environment = new TextEnvironment("alpha", Map.of(), new Random(1), Set.of());
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    LoadResult result = ConfigurationLoader.load(new LoadRequest("main.conf", source, environment));
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    assertThat(result.diagnostics()).hasSizeLessThan(1100);
    return Math.max(1, end - begin);
  }
}

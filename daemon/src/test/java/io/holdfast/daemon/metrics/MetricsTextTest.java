package io.holdfast.daemon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Cause;
import io.holdfast.core.State;
import io.holdfast.daemon.show.Activity;
import io.holdfast.daemon.show.Picture;
import io.holdfast.daemon.show.SnapshotFixture;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsTextTest {
  private static final ProcessFacts PROCESS =
      new ProcessFacts(50_000_000, 39, 1_040_000_000, 1_795_391_900_250L);
  private static final String OF_VI_1 =
      "{vrrp_instance=\"VI_1\",interface=\"ens18\",vrid=\"51\",family=\"ipv4\"";
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)(\\{([a-z_]+=\"[^\"]*\",?)+})? -?[0-9]+(\\.[0-9]+)?");

  @Test
  void saysWhatIsWorthAnAlarm() {
    assertThat(text().lines())
        .contains(
            "holdfast_build_info{version=\"1.0\"} 1",
            "holdfast_instance_state" + OF_VI_1 + ",state=\"MASTER\"} 1",
            "holdfast_instance_state" + OF_VI_1 + ",state=\"BACKUP\"} 0",
            "holdfast_instance_effective_priority" + OF_VI_1 + "} 90",
            "holdfast_instance_adverts_received_total" + OF_VI_1 + "} 1",
            "holdfast_instance_adverts_sent_total" + OF_VI_1 + "} 2",
            "holdfast_instance_late_adverts_total" + OF_VI_1 + "} 23",
            "holdfast_instance_worst_advert_lateness_seconds" + OF_VI_1 + "} 0.024",
            "holdfast_instance_foreign_claims_total" + OF_VI_1 + "} 19",
            "holdfast_instance_transitions_total"
                + OF_VI_1
                + ",to=\"MASTER\",cause=\"master-down\"} 4",
            "holdfast_reloads_total{result=\"refused\"} 2",
            "holdfast_last_reload_successful 0",
            "holdfast_log_queue_lines 5",
            "process_resident_memory_bytes 50000000",
            "process_cpu_seconds_total 1.04",
            "process_start_time_seconds 1795391900.25");
  }

  @Test
  void leavesOutInstancesThatAreNoMore() {
    assertThat(text()).doesNotContain("GONE");
  }

  @Test
  void declaresEachFamilyOnceAndBeforeItsSamples() {
    Set<String> declared = new HashSet<>();
    String current = "";
    for (String line : text().lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        current = line.split(" ", -1)[2];
        assertThat(declared.add(current)).as(line).isTrue();
        assertThat(line.endsWith(" counter")).as(line).isEqualTo(current.endsWith("_total"));
      } else if (!line.startsWith("# HELP ")) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(sample.group(1)).isEqualTo(current);
      }
    }
  }

  @Test
  void escapesWhatNamesMayHold() {
    assertThat(Labels.NONE.and("a", "x\"y\\z\nw")).hasToString("{a=\"x\\\"y\\\\z\\nw\"}");
  }

  @Test
  void knowsItsOwnProcess() {
    assertThat(ProcessFacts.read().residentBytes()).isPositive();
    assertThat(ProcessFacts.read().openFiles()).isPositive();
  }

  private static String text() {
    Picture plain =
        SnapshotFixture.picture(
            SnapshotFixture.ofOneRouter(State.MASTER), List.of(), 1_795_391_941_500L);
    Activity activity =
        new Activity(
            List.of(
                new Activity.Changes("VI_1", State.MASTER, Cause.Kind.MASTER_DOWN, 4),
                new Activity.Changes("GONE", State.MASTER, Cause.Kind.MASTER_DOWN, 4)),
            1,
            2,
            false,
            5,
            6);
    return MetricsText.of(
        new Picture(
            plain.snapshot(),
            plain.history(),
            plain.nowNanos(),
            plain.wallMillis(),
            plain.daemon(),
            new Picture.Health(0, 0, false, activity)),
        PROCESS);
  }
}

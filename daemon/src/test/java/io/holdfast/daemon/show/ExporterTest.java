package io.holdfast.daemon.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Cause;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.daemon.log.Timestamp;
import io.holdfast.daemon.loop.History;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Reads the dumps by the rules of the common Prometheus exporters: blanks tell the depth, an
 * instance ends at the first line with less than three of them.
 *
 * @see <a href="https://github.com/mehdy/keepalived-exporter">keepalived-exporter</a>
 */
class ExporterTest {
  private static final long NOVEMBER = 1_795_391_941_500L;
  private static final Pattern INSTANCE = Pattern.compile("^ VRRP Instance *= *(\\S+)$");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "^   (State|Wantstate|Interface|Gratuitous ARP delay|Virtual Router ID) *= *(\\S+)$");
  private static final Pattern LIST = Pattern.compile("^   (\\S[^=]*?) ?(?:\\(\\d+\\))? ?:$");
  private static final Pattern ADDRESS = Pattern.compile("^     (\\S+) dev (\\S+) .*$");
  private static final Pattern NUMBER = Pattern.compile("^ *([A-Za-z ]+): (\\d+)$");

  private static List<String> data() {
    Cause cause = Cause.of(Cause.Kind.MASTER_DOWN);
    Transition change = new Transition("VI_1", State.BACKUP, State.MASTER, cause, 100, 0, null);
    Picture picture =
        SnapshotFixture.picture(
            SnapshotFixture.ofOneRouter(State.MASTER),
            List.of(new History.Entry(change, NOVEMBER)),
            NOVEMBER);
    return DataDump.text(picture, Timestamp.of(ZoneOffset.UTC)).lines().toList();
  }

  @Test
  void findsInstancesAndTheirProperties() {
    Map<String, String> found = new LinkedHashMap<>();
    List<String> addresses = new ArrayList<>();
    String instance = "";
    String list = "";
    for (String line : data()) {
      Matcher begins = INSTANCE.matcher(line);
      Matcher property = PROPERTY.matcher(line);
      Matcher listed = LIST.matcher(line);
      Matcher address = ADDRESS.matcher(line);
      if (begins.matches()) {
        instance = begins.group(1);
      } else if (!line.startsWith("   ")) {
        instance = "";
      } else if (property.matches() && !instance.isEmpty()) {
        found.put(instance + " " + property.group(1), property.group(2));
      } else if (listed.matches()) {
        list = listed.group(1);
      } else if (address.matches() && list.equals("Virtual IP") && !instance.isEmpty()) {
        addresses.add(address.group(1) + " " + address.group(2));
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "VI_1 State", "MASTER",
                "VI_1 Wantstate", "MASTER",
                "VI_1 Interface", "ens18",
                "VI_1 Gratuitous ARP delay", "5",
                "VI_1 Virtual Router ID", "51"));
    assertThat(addresses).containsExactly("10.0.2.100/8 ens18");
  }

  @Test
  void findsEveryCounterInItsSection() {
    Map<String, Integer> found = new LinkedHashMap<>();
    String section = "";
    for (String line : StatsDump.text(SnapshotFixture.ofOneRouter(State.MASTER)).lines().toList()) {
      Matcher number = NUMBER.matcher(line);
      if (line.endsWith(":")) {
        section = line.strip() + " ";
      } else if (number.matches()) {
        String prefix = line.startsWith("    ") ? section : "";
        found.put(prefix + number.group(1).strip(), Integer.valueOf(number.group(2)));
      }
    }
    assertThat(found)
        .hasSize(14)
        .containsEntry("Advertisements: Received", 1)
        .containsEntry("Became master", 3)
        .containsEntry("Packet Errors: Address List", 9)
        .containsEntry("Authentication Errors: Invalid Type", 10)
        .containsEntry("Priority Zero: Sent", 14);
  }
}

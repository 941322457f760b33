package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thousand virtual routers on one segment: two families, two multicast groups each. */
@Live
class ThousandIT {
  private static final int VRIDS = 250;
  private static final int ROUTERS = 4 * VRIDS;
  private static final List<String> GROUPS4 = List.of("224.0.0.18", "224.0.0.118");
  private static final List<String> GROUPS6 = List.of("ff02::12", "ff02::112");

  /** The master down interval of priority 100 and 1 s is 3.6 s; the rest is work and waiting. */
  private static final Duration TAKEOVER = Duration.ofSeconds(15);

  @Test
  void aThousandMoveTogether(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/16");
    Host two = lab.addHost("two", "10.9.0.2/16");
    HostState oneBefore = HostState.of(one);
    HostState twoBefore = HostState.of(two);
    Router master = lab.startSubject(one, file(200));
    awaitAll(master, "MASTER");
    Router backup = lab.startSubject(two, file(100));
    awaitAll(backup, "BACKUP");
    assertThat(backup.lines("Entering MASTER STATE")).isEmpty();
    awaitVirtual(one);
    assertThat(virtual(two)).isEmpty();

    Instant killed = Instant.now();
    lab.killAll(one);
    LogLine last = awaitAll(backup, "MASTER");
    assertThat(Duration.between(killed, last.at()))
        .as("takeover of all")
        .isLessThan(TAKEOVER.plus(Standstills.since(killed)));
    awaitVirtual(two);
    assertThat(master.lines("Unknown VRID")).isEmpty();
    assertThat(backup.lines("Unknown VRID|cannot be told apart")).isEmpty();
    assertThat(backup.lines("Entering BACKUP STATE$")).as("second thoughts").isEmpty();
    backup.stop();
    HostState.awaitUnchanged(two, twoBefore);
    String other = Instance.named("VI_1", 1).addresses("10.9.200.1/32").text();
    Router next = lab.startSubject(one, other);
    next.awaitState("VI_1", "BACKUP");
    next.stop();
    HostState.awaitUnchanged(one, oneBefore);
  }

  /** Waits for the line of each router; returns the last. */
  private static LogLine awaitAll(Router router, String state) {
    LogLine last = router.awaitState("VI_[46]_\\d+_\\d+", state);
    for (int seen = 1; seen < ROUTERS; seen++) {
      last = router.awaitState("VI_[46]_\\d+_\\d+", state);
    }
    return last;
  }

  private static void awaitVirtual(Host host) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    List<String> held = virtual(host);
    while (held.size() < ROUTERS && System.nanoTime() - deadline < 0) {
      held = virtual(host);
    }
    assertThat(held).hasSize(ROUTERS);
  }

  private static List<String> virtual(Host host) {
    return host.addresses().stream()
        .filter(address -> address.startsWith("10.9.1") || address.startsWith("fe80::9:"))
        .toList();
  }

  private static String ipv4(int group, int vrid) {
    return "10.9.%d.%d".formatted(100 + group, vrid);
  }

  private static String file(int priority) {
    List<Instance> instances = new ArrayList<>();
    for (int group = 0; group < GROUPS4.size(); group++) {
      for (int vrid = 1; vrid <= VRIDS; vrid++) {
        Instance four =
            Instance.named("VI_4_%d_%d".formatted(group, vrid), vrid)
                .line("mcast_dst_ip " + GROUPS4.get(group))
                .addresses(ipv4(group, vrid) + "/32");
        Instance six =
            Instance.named("VI_6_%d_%d".formatted(group, vrid), vrid)
                .line("version 3")
                .line("mcast_dst_ip " + GROUPS6.get(group))
                .addresses("fe80::9:%x:%x/128".formatted(group + 1, vrid));
        instances.add(four.priority(priority));
        instances.add(six.priority(priority));
      }
    }
    return Instance.file(instances.toArray(Instance[]::new));
  }
}

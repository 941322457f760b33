package io.holdfast.it.live;

import io.holdfast.daemon.lab.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sync groups beside keepalived's: what happens to one member happens to both, on either side. */
@Live
class GroupIT {
  private static final List<String> ADDRESSES = List.of("10.9.0.101", "10.9.0.102");

  @ParameterizedTest
  @CsvSource({"HOLDFAST, KEEPALIVED", "KEEPALIVED, HOLDFAST"})
  void aFaultOfOneMemberMovesBoth(Product better, Product other, LiveLab lab) throws IOException {
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    List<HostState> before = List.of(HostState.of(one), HostState.of(two));
    Path number = lab.newDirectory("tracked").resolve("number");
    Files.writeString(number, "0\n");
    Router first = lab.start(better, one, config(150, number));
    first.awaitState("VI_1", "MASTER");
    Router second = lab.start(other, two, config(100, number.resolveSibling("absent")));
    lab.awaitOnlyHolder(one, ADDRESSES);
    Files.writeString(number, "1\n");
    lab.awaitOnlyHolder(two, ADDRESSES);
    first.await("VRRP_Group\\(G\\) Syncing instances to FAULT state");
    Files.writeString(number, "0\n");
    lab.awaitOnlyHolder(one, ADDRESSES);
    first.stop();
    lab.awaitOnlyHolder(two, ADDRESSES);
    second.stop();
    HostState.awaitUnchanged(one, before.get(0));
    HostState.awaitUnchanged(two, before.get(1));
  }

  /** The file counts for the second member only. */
  private static String config(int priority, Path number) {
    return """
    track_file number {
    \tfile %s
    \tweight 0
    }
    vrrp_sync_group G {
    \tgroup {
    \t\tVI_1
    \t\tVI_2
    \t}
    }
    """
            .formatted(number)
        + Instance.named("VI_1", 51).priority(priority).addresses(ADDRESSES.get(0) + "/24").text()
        + Instance.named("VI_2", 52)
            .priority(priority)
            .line("track_file {\nnumber weight 0\n}")
            .addresses(ADDRESSES.get(1) + "/24")
            .text();
  }
}

package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.LogLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The loop of a daemon in its steady state, compiled as in the field, leaves the heap alone: of a
 * master and of a backup, with adverts every 10 ms. Leases are off: their renewals allocate, a few
 * times in a lease.
 */
@Live
class LoopAllocationIT {
  private static final int INSTANCES = 20;

  /** Code that is compiled late, and a log line about the start, may come first. */
  private static final int QUIET_PERIODS = 3;

  private static final int MAX_PERIODS = 120;

  @Test
  void neitherSendingNorReceivingAdvertsAllocates(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/16");
    HostProcess master = start(lab, one, 255);
    lab.addressesOf(one).awaitHeld("10.9.1." + INSTANCES);
    HostProcess backup = start(lab, lab.addHost("two", "10.9.0.2/16"), 100);
    int quiet = awaitQuiet(backup);
    awaitQuiet(master);
    // A busy machine may have made it master for a moment before.
    assertThat(backup.log().matching("Entering \\w+ STATE"))
        .filteredOn(line -> line.index() < quiet)
        .last()
        .extracting(LogLine::text)
        .asString()
        .contains("BACKUP");
  }

  /** Returns the index of the line behind those of the quiet periods. */
  private static int awaitQuiet(HostProcess daemon) {
    List<String> periods = new ArrayList<>();
    int cursor = 0;
    int quiet = 0;
    while (quiet < QUIET_PERIODS && periods.size() < MAX_PERIODS) {
      LogLine line = daemon.log().awaitLine(cursor, "loop allocated", Router.AMPLE);
      periods.add(line.text());
      quiet = line.text().equals("loop allocated 0 bytes") ? quiet + 1 : 0;
      cursor = line.index() + 1;
    }
    assertThat(quiet).as("%s", periods).isEqualTo(QUIET_PERIODS);
    return cursor;
  }

  private static HostProcess start(LiveLab lab, Host host, int priority) {
    Path directory = lab.newDirectory(host.name());
    String instances =
        Instance.file(
            IntStream.rangeClosed(1, INSTANCES)
                .mapToObj(vrid ->
                    Instance.named("VI_" + vrid, vrid)
                        .priority(priority)
                        .line("version 3")
                        .line("advert_int 0.01")
                        .addresses("10.9.1." + vrid + "/32"))
                .toArray(Instance[]::new));
    Router.write(
        directory.resolve("keepalived.conf"),
        "global_defs {\n  @holdfast address_lease off\n}\n" + instances);
    List<String> command = new ArrayList<>();
    Path home = Product.home();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + home.resolve("build-tools/java-flags"));
    command.add("@" + home.resolve("build-tools/java-flags-daemon"));
    command.addAll(List.of("-cp", home.resolve("target/dist/lib") + "/*:" + classes()));
    command.add(LoopGauge.class.getName());
    List<String> daemon = Router.command(Product.HOLDFAST, directory);
    command.addAll(daemon.subList(daemon.indexOf("-n"), daemon.size()));
    return host.start(command);
  }

  /** Where the compiled tests are. */
  private static String classes() {
    return Path.of(LoopGauge.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }
}

package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.cli.ExitStatus;
import io.holdfast.daemon.cli.json.JsonObject;
import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.ShellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The control socket and its commands, beside a keepalived that the daemon talks to. */
@Live
class ControlIT {
  private static final Instance MASTER =
      Instance.named("VI_1", 51).priority(200).addresses("10.9.0.100/24");
  private static final Instance BACKUP =
      Instance.named("VI_1", 51).priority(100).addresses("10.9.0.100/24");

  @Test
  void showsWhatRunsAndWhyItFailedOver(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    Router keepalived = lab.start(Product.KEEPALIVED, one, MASTER.text());
    keepalived.awaitState("VI_1", "MASTER");
    Router holdfast = lab.start(Product.HOLDFAST, two, BACKUP.text());
    holdfast.awaitState("VI_1", "BACKUP");
    holdfast.next("\\(VI_1\\) master set to 10\\.9\\.0\\.1");
    Control control = Control.of(holdfast);

    JsonObject before = instance(control);
    assertThat(before.text("state")).isEqualTo("BACKUP");
    assertThat(before.object("master").text("address")).isEqualTo("10.9.0.1");
    assertThat(before.object("lastHeard").text("address")).isEqualTo("10.9.0.1");
    assertThat(before.object("lastHeard").number("secondsAgo")).isBetween(0.0, 9.0);
    assertThat(before.objects("addresses").getFirst().flag("present")).isFalse();

    HostProcess follower = control.start("events", "--follow");
    follower.awaitLine("VI_1: INIT -> BACKUP, priority 100: started", Router.AMPLE);
    lab.killAll(one);
    follower.awaitLine(
        "VI_1: BACKUP -> MASTER, priority 100: no advertisement within the master down interval"
            + ".*last heard 10\\.9\\.0\\.1 with priority 200, \\d\\.\\d\\d s earlier",
        Router.AMPLE);
    lab.addressesOf(two).awaitHeld("10.9.0.100");
    assertThat(instance(control).text("state")).isEqualTo("MASTER");
    assertThat(control.run("status").orThrow().output())
        .contains("VI_1  MASTER  priority 100", "10.9.0.100/24 on ens18: here")
        .doesNotContain("\u001b");
    assertThat(control.run("events").orThrow().output().lines()).hasSize(2);
    for (String command : List.of("events", "trackers", "stats")) {
      control.run(command, "--json").orThrow();
    }

    follower.signal("INT");
    ShellResult stopped = control.run("stop");
    assertThat(stopped.exitCode()).as(stopped.errors()).isZero();
    assertThat(holdfast.process().awaitExit(Router.AMPLE)).isZero();
    lab.addressesOf(two).awaitReleased("10.9.0.100");
    ShellResult gone = control.run("status");
    assertThat(gone.exitCode()).isEqualTo(3);
    assertThat(gone.errors()).contains("No holdfast daemon runs here");
  }

  @Test
  void maintenanceSurvivesAStopAndNowWaitsForNobody(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    String owner = BACKUP.priority(255).line("version 3").line("advert_int 0.1").text();
    Router waiting = lab.start(Product.HOLDFAST, host, owner);
    waiting.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    assertThat(Control.of(waiting).run("maintenance", "on").exitCode())
        .isEqualTo(ExitStatus.NOT_MOVED);
    ShellResult gentle = Control.of(waiting).run("stop");
    assertThat(gentle.exitCode()).as(gentle.errors()).isZero();
    assertThat(gentle.output()).isEqualTo("stopped\n");
    assertThat(waiting.lines("no other router takes over")).as("maintenance, stop").hasSize(2);
    assertThat(waiting.process().awaitExit(Router.AMPLE)).isZero();

    Router hurried = lab.startAgain(waiting, owner);
    hurried.next("This host is in maintenance and stands aside");
    hurried.awaitState("VI_1", "MASTER");
    assertThat(Control.of(hurried).run("status").output())
        .contains("it is in maintenance", "stands aside: maintenance", "priority 1 (of 255)");
    Control.of(hurried).run("maintenance", "off").orThrow();
    assertThat(Control.of(hurried).run("status").output()).doesNotContain("maintenance", "aside");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    ShellResult now = Control.of(hurried).run("stop", "--now", "--json");
    assertThat(now.output()).isEqualTo("{\"version\":1,\"ok\":true}\n");
    assertThat(hurried.process().awaitExit(Router.AMPLE)).isZero();
    assertThat(hurried.lines("no other router takes over")).isEmpty();
    lab.addressesOf(host).awaitReleased("10.9.0.100");
  }

  @Test
  void reloadTellsWhetherItWentWell(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Router router = lab.start(Product.HOLDFAST, host, BACKUP.text());
    router.awaitState("VI_1", "BACKUP");
    Control control = Control.of(router);

    router.configure(BACKUP.priority(150).text());
    assertThat(control.run("handover", "VI_9", "--json").exitCode()).isEqualTo(1);
    ShellResult good = control.run("reload", "--json");
    assertThat(good.exitCode()).as(good.errors()).isZero();
    assertThat(instance(control).whole("priority")).isEqualTo(150);

    router.configure("vrrp_instance VI_1 {\n\tinterface\n\tvirtual_router_id nonsense\n");
    ShellResult bad = control.run("reload");
    control.run("reload", "--json");
    assertThat(bad.exitCode()).isEqualTo(2);
    assertThat(bad.errors())
        .contains("keepalived.conf:2", "New config failed validation, the old configuration");
    assertThat(instance(control).whole("priority")).isEqualTo(150);
    router.stop();
  }

  @Test
  void theSocketIsForRootAloneAndGoesWithTheDaemon(LiveLab lab) throws IOException {
    Router router = lab.start(Product.HOLDFAST, lab.addHost("one", "10.9.0.1/24"), BACKUP.text());
    router.next("Startup complete");
    Path socket = router.directory().resolve("keepalived.sock");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-------");
    ShellResult stranger =
        router
            .host()
            .run(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                Product.home().resolve("holdfast").toString(),
                "status",
                "--socket",
                socket.toString());
    assertThat(stranger.exitCode()).as(stranger.output() + stranger.errors()).isNotZero();
    router.stop();
    assertThat(socket).doesNotExist();
  }

  private static JsonObject instance(Control control) {
    ShellResult result = control.run("status", "--json").orThrow();
    JsonObject answer = JsonObject.parse(result.output());
    assertThat(answer.flag("ok")).as(result.output()).isTrue();
    assertThat(answer.whole("version")).isEqualTo(1);
    return answer.objects("instances").getFirst();
  }
}

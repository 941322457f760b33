package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starts that cannot go well say why, end with an error, and disturb nobody. */
@Live
class BadStartIT {
  private static final String FILE =
      Instance.named("VI_1", 51).priority(255).addresses("10.9.0.100/24").text();

  private Host host;

  @BeforeEach
  void addHost(LiveLab lab) {
    host = lab.addHost("one", "10.9.0.1/24");
  }

  @Test
  void secondDaemonOnTheSamePidFile(LiveLab lab) {
    Router first = lab.startSubject(host, FILE);
    first.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    int mark = lab.addressesOf(host).mark();
    HostProcess second = host.start(Router.command(Product.subject(), first.directory()));
    second.awaitLine("daemon is already running", Router.AMPLE);
    second.awaitExit(Router.AMPLE);
    assertThat(first.lines("Entering MASTER")).hasSize(1);
    assertThat(lab.addressesOf(host).changesSince(mark, "10.9.0.100")).isEmpty();
    first.stop();
  }

  @Test
  void missingFile(LiveLab lab) {
    Path directory = lab.newDirectory("empty");
    HostProcess process = host.start(Router.command(Product.subject(), directory));
    process.awaitLine(directory.resolve("keepalived.conf").toString(), Router.AMPLE);
    process.awaitLine("(?i)no such file|missing|not found|does not exist", Router.AMPLE);
    assertThat(process.awaitExit(Router.AMPLE)).isNotZero();
  }

  @Test
  void missingRights(LiveLab lab) {
    assumeThat(Product.subject()).isEqualTo(Product.HOLDFAST);
    Path directory = lab.newDirectory("rights");
    Router.write(directory.resolve("keepalived.conf"), FILE);
    directory.toFile().setWritable(true, false);
    directory.toFile().setExecutable(true, false);
    directory.resolve("keepalived.conf").toFile().setReadable(true, false);
    List<String> command = new ArrayList<>();
    command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    command.addAll(Router.command(Product.HOLDFAST, directory));
    HostProcess process = host.start(command);
    process.awaitLine("(?i)not permitted|permission|CAP_NET|root", Router.AMPLE);
    assertThat(process.awaitExit(Router.AMPLE)).isNotZero();
  }

  @Test
  void checkOfAFileStartsNothing(LiveLab lab) {
    Path directory = lab.newDirectory("check");
    Router.write(directory.resolve("keepalived.conf"), FILE);
    List<String> command = Router.command(Product.subject(), directory);
    command.add("-t");
    assertThat(host.start(command).awaitExit(Router.AMPLE)).isZero();
    Router.write(directory.resolve("keepalived.conf"), "vrrp_instance VI_1 {\n\tinterface\n}\n");
    HostProcess broken = host.start(command);
    assertThat(broken.awaitExit(Router.AMPLE)).isNotZero();
    assertThat(broken.log().matching("[Ll]ine 2|:2")).isNotEmpty();
    assertThat(host.holds("10.9.0.100")).isFalse();
  }
}

package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Root keywords that tell several daemons of one host apart. The daemon is started on a bystander,
 * so that whatever it does in the other network namespace it does because of the file.
 */
@Live
class NamespaceIT {
  private static final Instance ROUTER =
      Instance.named("VI_1", 51).priority(255).addresses("10.9.0.100/24");
  private static final Path PID_DIRECTORY = Path.of("/run/keepalived");

  @ParameterizedTest
  @EnumSource(Product.class)
  void theFileNamesNamespaceAndInstance(Product product, LiveLab lab) throws IOException {
    Host inside = lab.addHost("inside", "10.9.0.1/24");
    Host bystander = lab.addHost("bystander", "10.9.0.2/24");
    HostState insideBefore = HostState.of(inside);
    HostState bystanderBefore = HostState.of(bystander);
    Path told = lab.directory().resolve("told");
    String file = file(inside, "blue", told);
    HostProcess daemon = start(product, lab, bystander, file);
    daemon.awaitLine("Changing syslog ident to Keepalived_\\S+_blue", Router.AMPLE);
    daemon.awaitLine("\\(VI_1\\) Entering MASTER STATE", Router.AMPLE);
    lab.addressesOf(inside).awaitHeld("10.9.0.100");
    assertThat(bystander.holds("10.9.0.100")).isFalse();
    Path pids = PID_DIRECTORY.resolve(inside.namespace());
    assertThat(names(pids)).containsExactly("keepalived_blue.pid", "vrrp_blue.pid");
    assertThat(pids.resolve("keepalived_blue.pid")).hasContent(daemon.pid() + "\n");

    Files.writeString(lab.directory().resolve("keepalived.conf"), file(bystander, "green", told));
    daemon.signal("HUP");
    daemon.awaitLine("Cannot change network namespace at a reload", Router.AMPLE);
    daemon.awaitLine("Cannot change instance name at a reload", Router.AMPLE);
    assertThat(inside.holds("10.9.0.100")).as("what ran goes on").isTrue();

    assertThat(daemon.stop(Router.AMPLE)).isZero();
    assertThat(pids).doesNotExist();
    HostState.awaitUnchanged(inside, insideBefore);
    HostState.awaitUnchanged(bystander, bystanderBefore);
    String own = inside.run("readlink", "/proc/self/ns/net").orThrow().output().strip();
    assertThat(Files.readString(told).lines().distinct()).as("scripts run in").containsExactly(own);
  }

  @Test
  void theCommandLineGoesFirst(LiveLab lab) throws IOException {
    Host inside = lab.addHost("inside", "10.9.0.1/24");
    Host bystander = lab.addHost("bystander", "10.9.0.2/24");
    String file = "net_namespace nosuch\n" + ROUTER.text();
    HostProcess daemon = start(Product.subject(), lab, bystander, file, "-s", inside.namespace());
    daemon.awaitLine(
        "Overriding config net_namespace 'nosuch' with command line namespace", Router.AMPLE);
    lab.addressesOf(inside).awaitHeld("10.9.0.100");
    assertThat(names(PID_DIRECTORY.resolve(inside.namespace())))
        .containsExactly("keepalived.pid", "vrrp.pid");
    assertThat(daemon.stop(Router.AMPLE)).isZero();
  }

  @Test
  void aNamespaceThatIsMissingIsNamed(LiveLab lab) {
    Host bystander = lab.addHost("bystander", "10.9.0.2/24");
    HostProcess daemon =
        start(Product.HOLDFAST, lab, bystander, "net_namespace nosuch\n" + ROUTER.text());
    daemon.awaitLine("Failed to open /run/netns/nosuch: No such file", Router.AMPLE);
    daemon.awaitLine("Unable to set network namespace nosuch - exiting", Router.AMPLE);
    assertThat(daemon.awaitExit(Router.AMPLE)).isEqualTo(1);
  }

  private static HostProcess start(
      Product product, LiveLab lab, Host host, String file, String... options) {
    Path path = lab.directory().resolve("keepalived.conf");
    Router.write(path, file);
    List<String> command = new ArrayList<>(List.of("env", "TMPDIR=" + lab.directory()));
    command.addAll(product.program());
    command.addAll(List.of("-n", "-l", "-D", "-G", "-f", path.toString()));
    command.addAll(List.of(options));
    return host.start(command);
  }

  private static String file(Host inside, String instance, Path told) {
    String script = "/bin/sh -c 'readlink /proc/self/ns/net >>" + told + "'";
    return """
    net_namespace %s
    instance %s
    global_defs {
      script_user root
      enable_script_security
    }
    vrrp_script where {
      script "%s"
      interval 1
    }
    """
            .formatted(inside.namespace(), instance, script)
        + ROUTER.line("track_script {\nwhere\n}").line("notify \"" + script + "\"").text();
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}

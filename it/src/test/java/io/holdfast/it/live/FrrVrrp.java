package io.holdfast.it.live;

import io.holdfast.daemon.lab.Host;
import java.nio.file.Path;
import java.time.Duration;

/** FRR's vrrpd on a host, with the zebra and the macvlans that it needs, as VRID 51. */
final class FrrVrrp {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String MACVLAN =
      "ip link add %1$s link %2$s type macvlan mode bridge && ip link set %1$s address %3$s"
          + " && ip address add %4$s dev %1$s && ip link set %1$s up";

  private final Host host;
  private final Path directory;

  private FrrVrrp(Host host, Path directory) {
    this.host = host;
    this.directory = directory;
  }

  /**
   * Starts it.
   *
   * @param ipv4 a virtual address without prefix length
   * @param ipv6 likewise, link-local
   */
  static FrrVrrp start(LiveLab lab, Host host, int priority, String ipv4, String ipv6) {
    Path directory = lab.newDirectory("frr-vrrp-" + host.name());
    String parent = host.interfaceName();
    String v4 = MACVLAN.formatted("frr4", parent, "00:00:5e:00:01:33", ipv4 + "/24");
    String v6 = MACVLAN.formatted("frr6", parent, "00:00:5e:00:02:33", ipv6 + "/64 nodad");
    host.run("sh", "-c", v4).orThrow();
    host.run("sh", "-c", v6).orThrow();
    Path config = directory.resolve("vrrpd.conf");
    Router.write(
        config,
        """
        interface %s
         vrrp 51 version 3
         vrrp 51 priority %d
         vrrp 51 advertisement-interval 1000
         vrrp 51 ip %s
         vrrp 51 ipv6 %s
        !
        """
            .formatted(parent, priority, ipv4, ipv6));
    for (Path each = directory; each.getNameCount() > 1; each = each.getParent()) {
      each.toFile().setExecutable(true, false);
    }
    host.run("chown", "-R", "frr:frr", directory.toString());
    host.start(FrrBfd.command(directory, "zebra", "/dev/null"));
    host.run(
        "sh", "-c", "until test -S %s; do sleep 0.05; done".formatted(directory.resolve("zserv")));
    host.start(FrrBfd.command(directory, "vrrpd", config.toString()));
    return new FrrVrrp(host, directory);
  }

  /** Waits until both families are {@code Master} or {@code Backup}. */
  void awaitStatus(String status) {
    String again =
        ("until [ $(vtysh --vty_socket %s -c 'show vrrp' | grep -c 'Status.*%s') = 2 ];"
                + " do sleep 0.1; done")
            .formatted(directory, status);
    host.run("timeout", Long.toString(PATIENCE.toSeconds()), "sh", "-c", again).orThrow();
  }

  /** Says no longer that it serves. */
  void shutdown() {
    host.run(
            "vtysh",
            "--vty_socket",
            directory.toString(),
            "-c",
            "configure terminal",
            "-c",
            "interface " + host.interfaceName(),
            "-c",
            "vrrp 51 shutdown")
        .orThrow();
  }
}

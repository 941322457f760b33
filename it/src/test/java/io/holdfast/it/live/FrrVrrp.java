package io.holdfast.it.live;

import io.holdfast.daemon.lab.Host;
import java.nio.file.Path;
import java.time.Duration;

/** FRR's vrrpd on a host, with the zebra and the macvlans that it needs, as VRID 51. */
final class FrrVrrp {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Host host;
  private final Path directory;
  private final int families;

  private FrrVrrp(Host host, Path directory, int families) {
    this.host = host;
    this.directory = directory;
    this.families = families;
  }

  /** Starts one of version 2, which knows IPv4 alone. */
  static FrrVrrp startVersion2(LiveLab lab, Host host, int priority, String ipv4) {
    make(host, "frr4", "00:00:5e:00:01:33", ipv4 + "/24");
    return start(lab, host, 1, "version 2", "priority " + priority, "ip " + ipv4);
  }

  /**
   * Starts it.
   *
   * @param ipv4 a virtual address without prefix length
   * @param ipv6 likewise, link-local
   */
  static FrrVrrp start(LiveLab lab, Host host, int priority, String ipv4, String ipv6) {
    make(host, "frr4", "00:00:5e:00:01:33", ipv4 + "/24");
    make(host, "frr6", "00:00:5e:00:02:33", ipv6 + "/64 nodad");
    return start(lab, host, 2, "version 3", "priority " + priority, "ip " + ipv4, "ipv6 " + ipv6);
  }

  private static void make(Host host, String name, String mac, String address) {
    String commands =
        ("ip link add %1$s link %2$s type macvlan mode bridge && ip link set %1$s address %3$s"
                + " && ip address add %4$s dev %1$s && ip link set %1$s up")
            .formatted(name, host.interfaceName(), mac, address);
    host.run("sh", "-c", commands).orThrow();
  }

  private static FrrVrrp start(LiveLab lab, Host host, int families, String... lines) {
    Path directory = lab.newDirectory("frr-vrrp-" + host.name());
    Path config = directory.resolve("vrrpd.conf");
    StringBuilder text = new StringBuilder("interface " + host.interfaceName() + "\n");
    for (String line : lines) {
      text.append(" vrrp 51 ").append(line).append('\n');
    }
    Router.write(config, text.append(" vrrp 51 advertisement-interval 1000\n!\n").toString());
    for (Path each = directory; each.getNameCount() > 1; each = each.getParent()) {
      each.toFile().setExecutable(true, false);
    }
    host.run("chown", "-R", "frr:frr", directory.toString());
    host.start(FrrBfd.command(directory, "zebra", "/dev/null"));
    host.run(
        "sh", "-c", "until test -S %s; do sleep 0.05; done".formatted(directory.resolve("zserv")));
    host.start(FrrBfd.command(directory, "vrrpd", config.toString()));
    return new FrrVrrp(host, directory, families);
  }

  /** Waits until every family is {@code Master} or {@code Backup}. */
  void awaitStatus(String status) {
    String again =
        ("until [ $(vtysh --vty_socket %s -c 'show vrrp' | grep -c 'Status.*%s') = %d ];"
                + " do sleep 0.1; done")
            .formatted(directory, status, families);
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

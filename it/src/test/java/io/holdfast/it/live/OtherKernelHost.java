package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.Shell;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A host whose virtual addresses are not on the one interface that every host has. */
record OtherKernelHost(Host host) {
  private static final Pattern FROM_MAC = Pattern.compile("fe80::(?!9:100|77)[0-9a-f:]+");
  private static final Pattern MAC = Pattern.compile("link/ether (\\S+)");
  private static final Pattern OWN =
      Pattern.compile(" proto \\S+|@if\\d+| dynamic|valid_lft \\S+ preferred_lft \\S+");

  /**
   * Groups of addresses that come from a MAC, the tables of the two, and what only we set so that
   * the entries of neighbours stay right.
   */
  private static final Pattern NOT_COMPARED =
      Pattern.compile(
          "^. membership .*(ff02::1:ff|33:33:ff|users)|^. nftables|vrrp6/51.arp_ignore|ens18.arp_announce");

  /** Adds a host with an IPv4 address of this number and runs a script on it. */
  static OtherKernelHost add(LiveLab lab, String name, int number, String script) {
    OtherKernelHost added = new OtherKernelHost(lab.addHost(name, "10.9.0." + number + "/24"));
    added.run(script.replace("NUMBER", Integer.toString(number)));
    return added;
  }

  /** Adds a cable to the same network, which becomes an interface of this name. */
  void addCable(LiveLab lab, String port, String interfaceName) {
    String commands =
        "ip link add %s type veth peer name %s netns %s && ip link set %s master br0 up"
            .formatted(port, interfaceName, host.namespace(), port);
    onSwitch(lab, commands);
  }

  /** Takes the carrier from such an interface, or gives it back: {@code down} or {@code up}. */
  static void setCable(LiveLab lab, String port, String state) {
    onSwitch(lab, "ip link set %s %s".formatted(port, state));
  }

  private static void onSwitch(LiveLab lab, String commands) {
    String namespace = lab.network().namespace();
    Shell.run(List.of("ip", "netns", "exec", namespace, "sh", "-ec", commands)).orThrow();
  }

  /** Runs a script of the shell, whose first failure is the end of the test. */
  String run(String script) {
    return host.run("sh", "-ec", script).orThrow().output();
  }

  /** Waits until an interface holds an address. */
  void awaitHeld(String interfaceName, String address) {
    await("ip -o address show dev %s | grep -qF ' %s/'".formatted(interfaceName, address));
  }

  /** Waits until no interface holds an address. */
  void awaitReleased(String address) {
    await("! ip -o address | grep -qF ' %s/'".formatted(address));
  }

  /** Waits until a command succeeds. A process costs much there, so it is not asked often. */
  void await(String command) {
    String again = "until %s; do sleep 0.3; done".formatted(command);
    assertThat(host.run("timeout", "30", "sh", "-c", again).exitCode())
        .as("on " + host.name() + ": " + command + "\n" + host.run("ip", "address").output())
        .isZero();
  }

  /** How the host differs from before, but for what two hosts can never have in common. */
  Set<String> changesSince(HostState before) {
    String link = host.run("ip", "-o", "link", "show", host.interfaceName()).output();
    String own = MAC.matcher(link).results().findFirst().orElseThrow().group(1);
    Set<String> changes = new TreeSet<>();
    for (String line : HostState.of(host).changesSince(before)) {
      if (!NOT_COMPARED.matcher(line).find()) {
        String plain = FROM_MAC.matcher(line.replace(own, "MAC")).replaceAll("LOCAL");
        changes.add(OWN.matcher(plain).replaceAll("").strip());
      }
    }
    return changes;
  }
}

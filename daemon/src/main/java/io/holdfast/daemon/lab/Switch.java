package io.holdfast.daemon.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The network of a lab: a bridge in a namespace of its own, one port a host, and the faults it can
 * be given. A cut takes the carrier away; a block drops frames while both ends keep their carrier.
 * Not safe for use by several threads at once.
 */
public final class Switch {
  private static final String BRIDGE = "br0";

  private record Lane(String from, String to) {}

  private final String namespace;
  private final List<Host> attached = new ArrayList<>();
  private final Set<Lane> blocked = new LinkedHashSet<>();

  Switch(String namespace) {
    this.namespace = namespace;
  }

  /** Makes the bridge. No spanning tree and no snooping: every frame passes from the start. */
  void create() {
    Namespaces.add(namespace);
    batch(
        "link add %s type bridge stp_state 0 forward_delay 0 mcast_snooping 0".formatted(BRIDGE),
        "link set %s up".formatted(BRIDGE));
  }

  /** The bridge's namespace, where a capture sees the frames of all hosts. */
  public String namespace() {
    return namespace;
  }

  /** Plugs a host in: makes its interface with its own addresses, up and with carrier. */
  public void attach(Host host) {
    String port = port(host);
    batch(
        "link add %s type veth peer name %s netns %s"
            .formatted(port, host.interfaceName(), host.namespace()),
        "link set %s master %s up".formatted(port, BRIDGE));
    List<String> lines = new ArrayList<>();
    lines.add("link set lo up");
    lines.add("link set %s up".formatted(host.interfaceName()));
    for (String address : host.ownAddresses()) {
      String nodad = address.contains(":") ? " nodad" : "";
      lines.add("addr add %s dev %s%s".formatted(address, host.interfaceName(), nodad));
    }
    batchIn(host.namespace(), lines);
    attached.add(host);
  }

  /** Takes the host's interface away altogether, as when a network card disappears. */
  public void detach(Host host) {
    batch("link delete %s".formatted(port(host)));
    attached.remove(host);
  }

  /** Cuts the host's cable: its interface loses the carrier. */
  public void cut(Host host) {
    batch("link set %s down".formatted(port(host)));
  }

  /** Mends the host's cable. */
  public void heal(Host host) {
    batch("link set %s up".formatted(port(host)));
  }

  /** Drops every frame from one host to another; the way back stays open. */
  public void block(Host from, Host to) {
    blocked.add(new Lane(port(from), port(to)));
    applyBlocks();
  }

  /** Drops every frame between the hosts of one side and those of the other, both ways. */
  public void partition(Collection<Host> oneSide, Collection<Host> otherSide) {
    for (Host one : oneSide) {
      for (Host other : otherSide) {
        blocked.add(new Lane(port(one), port(other)));
        blocked.add(new Lane(port(other), port(one)));
      }
    }
    applyBlocks();
  }

  /** Drops every frame between this host and all others, both ways. */
  public void isolate(Host host) {
    List<Host> others = new ArrayList<>(attached);
    others.remove(host);
    partition(List.of(host), others);
  }

  /** Ends every block, partition and isolation. Cut cables stay cut. */
  public void unblockAll() {
    blocked.clear();
    applyBlocks();
  }

  private void applyBlocks() {
    StringBuilder rules = new StringBuilder("table bridge lab\ndelete table bridge lab\n");
    rules.append("table bridge lab {\n chain forward {\n");
    rules.append("  type filter hook forward priority 0\n");
    for (Lane lane : blocked) {
      rules.append("  iifname \"%s\" oifname \"%s\" drop\n".formatted(lane.from(), lane.to()));
    }
    rules.append(" }\n}\n");
    List<String> command = List.of("ip", "netns", "exec", namespace, "nft", "-f", "-");
    Shell.run(command, rules.toString()).orThrow();
  }

  private static String port(Host host) {
    return "p-" + host.name();
  }

  private void batch(String... lines) {
    batchIn(namespace, List.of(lines));
  }

  private static void batchIn(String namespace, List<String> lines) {
    List<String> command = List.of("ip", "-n", namespace, "-batch", "-");
    Shell.run(command, String.join("\n", lines) + "\n").orThrow();
  }
}

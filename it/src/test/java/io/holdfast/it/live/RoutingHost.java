package io.holdfast.it.live;

import io.holdfast.daemon.lab.Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A host with a second interface, and what its kernel has of routes and rules. */
final class RoutingHost {
  /** The second interface. */
  static final String SECOND = "eth1";

  private final Host host;

  private RoutingHost(Host host) {
    this.host = host;
  }

  /** Adds a host to a lab; its number is the last one of its addresses. */
  static RoutingHost add(LiveLab lab, String name, int number) {
    Host host = lab.addHost(name, "10.9.0." + number + "/24", "2001:db8:9::" + number + "/64");
    RoutingHost routing = new RoutingHost(host);
    routing.run("ip link add eth1 type veth peer name eth1p");
    routing.run("ip link set eth1p up");
    routing.run("ip link set eth1 up");
    routing.run("ip address add 10.8.0." + number + "/24 dev eth1");
    routing.run("ip address add 2001:db8:8::" + number + "/64 dev eth1 nodad");
    // The kernel takes a moment to see that the interface has a carrier.
    routing.awaitLine("local 2001:db8:8::" + number + " ");
    return routing;
  }

  Host host() {
    return host;
  }

  void run(String command) {
    host.run(command.split(" ", -1)).orThrow();
  }

  /** Every route and rule, as {@code ip} shows them. */
  List<String> all() {
    HostState state = HostState.addressingOf(host);
    List<String> lines = new ArrayList<>(state.lines("route"));
    lines.addAll(state.lines("rule"));
    lines.addAll(state.lines("rule-6"));
    return lines;
  }

  /** Waits until some route or rule contains a text. */
  void awaitLine(String text) {
    await(text, 1);
  }

  /** Waits until no route or rule contains a text. */
  void awaitNoLine(String text) {
    await(text, 0);
  }

  /** Waits until some interface has an address, and past its duplicate detection. */
  void awaitAddress(String address) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    while (!hasAddress(address)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("no " + address + " in " + HostState.of(host).lines("address"));
      }
    }
  }

  private boolean hasAddress(String address) {
    return HostState.addressingOf(host).lines("address").stream()
        .anyMatch(line -> line.contains(" " + address + "/") && !line.contains("tentative"));
  }

  private void await(String text, int least) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    boolean isAsWanted = false;
    while (!isAsWanted && System.nanoTime() - deadline < 0) {
      isAsWanted = all().stream().anyMatch(line -> line.contains(text)) == (least > 0);
    }
    if (!isAsWanted) {
      throw new AssertionError(
          (least > 0 ? "no line with " : "still a line with ") + text + " in " + all());
    }
  }

  /** The lines of a file of the test. */
  static List<String> lines(String file) {
    try (InputStream stream = RoutingHost.class.getResourceAsStream("/routing/" + file)) {
      String text =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A block of a configuration. */
  static String block(String keyword, List<String> lines) {
    return keyword + " {\n" + String.join("\n", lines) + "\n}";
  }

  /** A block of a configuration. */
  static String block(String keyword, String... lines) {
    return block(keyword, List.of(lines));
  }
}

package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One of two hosts to which the same happens. */
final class EventHost {
  private static final String PROMOTION = "/proc/sys/net/ipv4/conf/ens18/promote_secondaries";

  /** Who made it, a lifetime that runs, and what follows from a MAC address. */
  private static final Pattern OWN =
      Pattern.compile(" proto (keepalived|kernel_ll|72)| dynamic| secondary");

  private static final Pattern LIFETIME =
      Pattern.compile("valid_lft \\S+ preferred_lft (limited|forever)");
  private static final Pattern ADDRESSES =
      Pattern.compile("virtual_ipaddress \\{[^}]*\\}", Pattern.DOTALL);
  private static final Pattern FROM_MAC = Pattern.compile("fe80::[0-9a-f:]*ff:fe[0-9a-f:]+");

  private static final long PAUSE_NANOS = 30_000_000;

  private final LiveLab lab;
  private final RoutingHost routing;
  private final Router router;
  private final HostState before;
  private String file;
  private @Nullable Router peer;

  EventHost(LiveLab lab, Product product, String file) {
    this.lab = lab;
    this.file = file.replace("DIRECTORY", lab.directory().toString());
    routing = RoutingHost.add(lab, "one", 1);
    before = HostState.addressingOf(routing.host());
    router = lab.start(product, routing.host(), this.file);
  }

  /** Lets something happen, or waits until it has. */
  void play(String event) {
    String[] words = event.split(" ", 2);
    switch (words[0]) {
      case "run" -> run(words[1].replace("DIRECTORY", lab.directory().toString()));
      case "peer" -> peer(words[1]);
      case "reload" -> reload(words[1].split(" => ", -1));
      case "has" -> await(words[1], 1);
      case "lacks" -> await(words[1], 0);
      case "stop" -> assertThat(router.process().stop(Router.AMPLE)).isZero();
      default -> throw new IllegalArgumentException(event);
    }
  }

  /** How addresses, routes and rules differ from those before the start. */
  List<String> changes() {
    HostState now = HostState.addressingOf(routing.host());
    List<String> changes = new ArrayList<>();
    for (String change : now.changesSince(before)) {
      if (change.matches("[-+] (address|route|rule|rule-6) .*") && !isOfMac(change)) {
        changes.add(plain(change));
      }
    }
    changes.sort(null);
    return changes;
  }

  /** What follows from a MAC address, and from IPv6 left on where a virtual MAC carries none. */
  private static boolean isOfMac(String change) {
    return FROM_MAC.matcher(change).find() || change.contains("multicast ff00::/8 dev vrrp");
  }

  private static String plain(String change) {
    String plain = OWN.matcher(change).replaceAll("");
    return LIFETIME.matcher(plain).replaceAll("valid").strip();
  }

  private void run(String command) {
    routing.host().run("sh", "-ec", command).orThrow();
  }

  private void reload(String[] fromTo) {
    String changed =
        Pattern.compile(fromTo[0]).matcher(file).replaceFirst(fromTo[1].translateEscapes());
    assertThat(changed).isNotEqualTo(file);
    file = changed;
    router.configure(file);
    router.process().signal("HUP");
  }

  private void peer(String what) {
    Router present = peer;
    if (present != null) {
      assertThat(present.process().stop(Router.AMPLE)).isZero();
      peer = null;
      return;
    }
    // Adverts with another number of addresses are not accepted.
    Matcher addresses = ADDRESSES.matcher(file);
    assertThat(addresses.find()).isTrue();
    Host two = RoutingHost.add(lab, "two", 2).host();
    String text = EventCase.head(what) + addresses.group() + "\n}\n";
    peer = lab.start(Product.KEEPALIVED, two, text);
    peer.awaitState("VI_1", "(BACKUP|MASTER)");
  }

  private void await(String text, int wanted) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    List<String> lines = lines();
    while (count(lines, text) < wanted || (wanted == 0 && count(lines, text) > 0)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(
            router.product() + (wanted > 0 ? " has no " : " has ") + text + " in " + lines);
      }
      pause();
      lines = lines();
    }
  }

  /** Each look starts programs, and the two daemons want the processor, too. */
  static void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  private static int count(List<String> lines, String text) {
    return (int) lines.stream().filter(line -> line.contains(text)).count();
  }

  private List<String> lines() {
    HostState state = HostState.addressingOf(routing.host());
    List<String> lines = new ArrayList<>();
    for (String kind : List.of("address", "route", "rule", "rule-6")) {
      lines.addAll(state.lines(kind));
    }
    String dropped = "nft list ruleset 2>/dev/null | grep -oE '10(\\.[0-9]+){3}' | sort -u";
    routing
        .host()
        .run("sh", "-c", dropped)
        .output()
        .lines()
        .forEach(address -> lines.add("dropped " + address));
    lines.add("promote ens18 " + routing.host().run("cat", PROMOTION).output().strip());
    return lines;
  }
}

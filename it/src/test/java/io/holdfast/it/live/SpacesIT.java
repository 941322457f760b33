package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One process serves instances in many network namespaces ({@code @holdfast net_namespace}). */
@Live
class SpacesIT {
  private static final int SPACES = 50;
  private static final String VIP = "10.9.0.100";
  private static final String MAKE =
      """
      ip netns add NAME
      ip -n NAME link add ens18 type veth peer name other
      ip -n NAME addr add 10.9.0.1/24 dev ens18
      ip -n NAME link set other up
      ip -n NAME link set ens18 up
      """;

  /**
   * A pair in each of fifty namespaces, all with the same interface, VRID and addresses: each pair
   * is a network of its own.
   */
  @Test
  void oneProcessServesFifty(LiveLab lab) {
    assumeThat(Product.subject()).isEqualTo(Product.HOLDFAST);
    Host home = lab.addHost("home", "10.9.0.9/24");
    Host away = lab.addHost("away", "10.9.0.8/24");
    List<HostState> before = List.of(HostState.of(home), HostState.of(away));
    try (Pairs pairs = new Pairs(home)) {
      List<HostState> insideA = pairs.states("a");
      List<HostState> insideB = pairs.states("b");
      Router one = lab.startSubject(home, file(pairs, "a", 200));
      for (int count = 0; count < SPACES; count++) {
        one.awaitState("VI_\\d+", "MASTER");
      }
      Router two = lab.startSubject(away, file(pairs, "b", 100));
      for (int count = 0; count < SPACES; count++) {
        two.awaitState("VI_\\d+", "BACKUP");
      }
      pairs.awaitHolders("a", SPACES);
      assertThat(pairs.holders("b")).isEmpty();
      assertThat(home.holds(VIP)).isFalse();

      lab.killAll(home);
      for (int count = 0; count < SPACES; count++) {
        two.awaitState("VI_\\d+", "MASTER");
      }
      pairs.awaitHolders("b", SPACES);
      two.stop();
      pairs.assertUnchanged("b", insideB);
      Router again = lab.startSubject(home, file(pairs, "a", 200));
      for (int count = 0; count < SPACES; count++) {
        again.awaitState("VI_\\d+", "MASTER");
      }
      again.stop();
      pairs.assertUnchanged("a", insideA);
    }
    HostState.of(home).assertUnchangedSince(before.get(0));
    HostState.of(away).assertUnchangedSince(before.get(1));
  }

  /** A group, a script, a check without a process and a reload, over two namespaces. */
  @Test
  void membersOfAGroupAreInTwoNamespaces(LiveLab lab) throws IOException {
    assumeThat(Product.subject()).isEqualTo(Product.HOLDFAST);
    Host home = lab.addHost("home", "10.9.9.9/24");
    Host red = lab.addHost("red", "10.9.0.1/24");
    Host blue = lab.addHost("blue", "10.9.1.1/24");
    List<HostState> before = Stream.of(home, red, blue).map(HostState::of).toList();
    Path told = lab.directory().resolve("told");
    String head =
        """
        global_defs {
          script_user root
          enable_script_security
        }
        vrrp_script where {
          script "/bin/sh -c 'readlink /proc/self/ns/net >>%s'"
          interval 1
        }
        vrrp_script network {
          @holdfast check route 10.9.1.0/24
          interval 1
        }
        """
            .formatted(told);
    String group = "vrrp_sync_group BOTH {\ngroup {\nRED\nBLUE\n}\n}\n";
    String inRed = member(Instance.named("RED", 51), red, "10.9.0.100/24", "where").text();
    String inBlue = member(Instance.named("BLUE", 52), blue, "10.9.1.100/24", "network").text();
    Router router = lab.startSubject(home, head + group + inRed + inBlue);
    lab.addressesOf(red).awaitHeld("10.9.0.100");
    lab.addressesOf(blue).awaitHeld("10.9.1.100");
    assertThat(Control.of(router).run("status").orThrow().output())
        .contains(red.namespace() + "/" + LiveLab.INTERFACE, blue.namespace());

    red.run("ip", "link", "set", LiveLab.INTERFACE, "down").orThrow();
    lab.addressesOf(blue).awaitReleased("10.9.1.100");
    red.run("ip", "link", "set", LiveLab.INTERFACE, "up").orThrow();
    lab.addressesOf(blue).awaitHeld("10.9.1.100");
    lab.addressesOf(red).awaitHeld("10.9.0.100");
    router.reload(head + inBlue);
    lab.addressesOf(red).awaitReleased("10.9.0.100");
    assertThat(blue.holds("10.9.1.100")).isTrue();

    router.stop();
    String own = red.run("readlink", "/proc/self/ns/net").orThrow().output().strip();
    assertThat(Files.readString(told).lines().distinct()).as("script ran in").containsExactly(own);
    HostState.awaitUnchanged(home, before.get(0));
    HostState.awaitUnchanged(red, before.get(1));
    HostState.awaitUnchanged(blue, before.get(2));
  }

  @Test
  void aNamespaceComesGoesAndComesAgain(LiveLab lab) {
    assumeThat(Product.subject()).isEqualTo(Product.HOLDFAST);
    Host home = lab.addHost("home", "10.9.9.9/24");
    String name = home.namespace() + "late";
    Router router =
        lab.startSubject(
            home,
            Instance.named("VI_1", 51)
                .line("@holdfast net_namespace " + name)
                .addresses(VIP + "/24")
                .text());
    router.next("Network namespace " + name + " cannot be used, waiting for it: it does not exist");
    router.next("\\(VI_1\\) Entering FAULT STATE");
    try {
      for (int times = 0; times < 2; times++) {
        Shell.run(List.of("sh", "-ec", MAKE.replace("NAME", name))).orThrow();
        router.next("Network namespace " + name + " opened");
        router.awaitState("VI_1", "MASTER");
        Shell.run(List.of("ip", "netns", "del", name)).orThrow();
        router.next("Network namespace " + name + " is gone");
        router.awaitState("VI_1", "FAULT");
      }
    } finally {
      Shell.run(List.of("sh", "-c", "ip netns del " + name + " 2>/dev/null; true"));
    }
    router.stop();
  }

  private static Instance member(Instance instance, Host host, String address, String script) {
    return instance
        .line("@holdfast net_namespace " + host.namespace())
        .line("track_script {\n" + script + "\n}")
        .addresses(address);
  }

  private static String file(Pairs pairs, String side, int priority) {
    StringBuilder text = new StringBuilder();
    for (int number = 0; number < SPACES; number++) {
      text.append(
          Instance.named("VI_" + number, 51)
              .priority(priority)
              .line("@holdfast net_namespace " + pairs.name(side, number))
              .addresses(VIP + "/24")
              .text());
    }
    return text.toString();
  }

  /** Pairs of namespaces, each pair with a cable between them. */
  private record Pairs(String prefix) implements AutoCloseable {
    Pairs(Host home) {
      this(home.namespace());
      List<String> lines = new ArrayList<>();
      for (int number = 0; number < SPACES; number++) {
        String a = name("a", number);
        String b = name("b", number);
        lines.add("ip netns add " + a + "; ip netns add " + b);
        lines.add("ip -n %s link add ens18 type veth peer name ens18 netns %s".formatted(a, b));
        for (String name : List.of(a, b)) {
          String own = name.equals(a) ? "10.9.0.1/24" : "10.9.0.2/24";
          lines.add("ip -n " + name + " addr add " + own + " dev ens18");
          lines.add("ip -n " + name + " link set ens18 up");
        }
      }
      Shell.run(List.of("sh", "-ec", String.join("\n", lines))).orThrow();
    }

    String name(String side, int number) {
      return prefix + side + number;
    }

    /** The namespaces of a side that hold the address. */
    List<String> holders(String side) {
      return own(side).entrySet().stream()
          .filter(entry -> entry.getValue().contains(VIP + "/24"))
          .map(Map.Entry::getKey)
          .toList();
    }

    List<HostState> states(String side) {
      return IntStream.range(0, SPACES).mapToObj(number -> settled(name(side, number))).toList();
    }

    /** The kernel still looks for duplicates of what it has added by itself. */
    private static HostState settled(String namespace) {
      long deadline = System.nanoTime() + Router.AMPLE.toNanos();
      HostState state = HostState.of(namespace);
      while (state.lines("address").stream().anyMatch(line -> line.contains("tentative"))) {
        assertThat(System.nanoTime()).as("duplicate detection").isLessThan(deadline);
        state = HostState.of(namespace);
      }
      return state;
    }

    void assertUnchanged(String side, List<HostState> before) {
      List<HostState> now = states(side);
      for (int number = 0; number < SPACES; number++) {
        now.get(number).assertUnchangedSince(before.get(number));
      }
    }

    void awaitHolders(String side, int count) {
      long deadline = System.nanoTime() + Router.AMPLE.toNanos();
      while (holders(side).size() < count) {
        assertThat(System.nanoTime()).as("waiting for " + count).isLessThan(deadline);
      }
    }

    Map<String, List<String>> own(String side) {
      Map<String, List<String>> found = new LinkedHashMap<>();
      for (String name : IntStream.range(0, SPACES).mapToObj(each -> name(side, each)).toList()) {
        String text =
            Shell.run(List.of("ip", "-n", name, "-o", "-4", "addr", "show", "dev", "ens18"))
                .orThrow()
                .output();
        found.put(name, text.lines().map(line -> line.strip().split("\\s+", -1)[3]).toList());
      }
      return found;
    }

    @Override
    public void close() {
      List<String> lines = new ArrayList<>();
      for (int number = 0; number < SPACES; number++) {
        lines.add("ip netns del " + name("a", number) + "; ip netns del " + name("b", number));
      }
      Shell.run(List.of("sh", "-c", String.join("\n", lines)));
    }
  }
}

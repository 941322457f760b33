package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * All that a daemon can change of a host's network: links, addresses, routes of all tables, rules,
 * permanent neighbours, multicast memberships, the settings of IPv4 and IPv6 and the nftables. What
 * the kernel counts by itself is left out: indexes, lifetimes that run, statistics. Immutable.
 */
public final class HostState {
  private static final String ADDRESSING =
      """
      show() { name=$1; shift; "$@" 2>/dev/null | sed "s/^/$name | /"; }
      show address ip -o -d address
      show route ip -o -d -4 route show table all
      show route ip -o -d -6 route show table all
      show rule ip -o -d -4 rule
      show rule-6 ip -o -d -6 rule
      """;

  private static final String COMMANDS =
      ADDRESSING
          + """
          show link ip -o -d link
          show neighbour ip -o neighbour show nud permanent
          show membership ip -o maddress
          show setting sysctl -a --pattern '^net[.]ipv[46][.]'
          show nftables nft -s list ruleset
          """;

  private static final Pattern INDEX = Pattern.compile("^([\\w-]+ \\| )\\d+:\\s+(?=[\\w.@-]+[ :])");
  private static final Pattern LIFETIME = Pattern.compile("_lft \\d+sec");
  private static final Pattern EXPIRY = Pattern.compile("expires \\d+sec");

  private static final Pattern COUNT = Pattern.compile("link_failure_count \\d+ ");

  private final List<String> lines;

  private HostState(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  /** The state of a host right now. */
  public static HostState of(Host host) {
    return of(host, COMMANDS);
  }

  /** As the other, of a network namespace that is no host of a lab. */
  public static HostState of(String namespace) {
    return of(namespace, COMMANDS);
  }

  /** No more of it than addresses, routes and rules, which is quicker. */
  public static HostState addressingOf(Host host) {
    return of(host, ADDRESSING);
  }

  private static HostState of(String namespace, String commands) {
    List<String> command = List.of("ip", "netns", "exec", namespace, "sh", "-c", commands);
    return new HostState(
        Shell.run(command).orThrow().output().lines().map(HostState::steady).toList());
  }

  private static HostState of(Host host, String commands) {
    return new HostState(
        host.run("sh", "-c", commands).orThrow().output().lines().map(HostState::steady).toList());
  }

  /** A rule's number is its priority, and stays. */
  private static String steady(String line) {
    String plain = line.startsWith("rule") ? line : INDEX.matcher(line).replaceFirst("$1");
    plain = LIFETIME.matcher(plain).replaceAll("_lft limited");
    plain = COUNT.matcher(plain).replaceAll("");
    return EXPIRY.matcher(plain).replaceAll("expires").stripTrailing();
  }

  /** The lines of one kind, such as {@code route}, without that word. */
  public List<String> lines(String kind) {
    String start = kind + " | ";
    UnaryOperator<String> content = line -> line.substring(start.length());
    return lines.stream().filter(line -> line.startsWith(start)).map(content).toList();
  }

  /** What was lost (-) and what is new (+) since an earlier state, one line each. */
  public List<String> changesSince(HostState before) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    lines.forEach(line -> counts.merge(line, 1, Integer::sum));
    before.lines.forEach(line -> counts.merge(line, -1, Integer::sum));
    List<String> changes = new ArrayList<>();
    counts.forEach((line, count) -> {
      if (count != 0) {
        changes.add((count < 0 ? "- " : "+ ") + line);
      }
    });
    return changes;
  }

  /** Fails with every difference to an earlier state. */
  public void assertUnchangedSince(HostState before) {
    assertThat(changesSince(before)).as("changes of the host").isEmpty();
  }

  /** Waits until a host is again as it was, and fails with every difference if it never is. */
  public static void awaitUnchanged(Host host, HostState before) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    HostState now = of(host);
    while (!now.changesSince(before).isEmpty() && System.nanoTime() - deadline < 0) {
      now = of(host);
    }
    now.assertUnchangedSince(before);
  }
}

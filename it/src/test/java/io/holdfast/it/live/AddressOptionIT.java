package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same file with keepalived and with Holdfast: the kernel ends up with the same addresses. */
@Live
class AddressOptionIT {
  private static final List<String> IPV4 =
      List.of(
          "10.9.0.100/24",
          "10.9.0.101",
          "10.9.0.102/32 scope link",
          "10.9.0.103/32 scope host",
          "10.9.0.104/32 scope 200",
          "10.9.0.105/32 scope site",
          "10.9.0.106/32 scope nowhere",
          "10.9.0.107/24 brd 10.9.0.255",
          "10.9.0.108/24 brd +",
          "10.15.0.1/24 broadcast -",
          "10.9.0.110/24 label ens18:vip",
          "10.9.0.111 peer 10.9.1.1",
          "10.9.0.112/24 peer 10.9.1.2",
          "10.9.0.113/24 home",
          "10.9.0.114/24 noprefixroute",
          "10.9.0.115/24 preferred_lft 0",
          "10.9.0.116/24 preferred_lft 1000",
          "10.9.0.117/24 preferred_lft forever",
          "239.1.2.3/32 autojoin",
          "10.10.0.1/16 -nodad",
          "10.11.0.1/30 brd + label ens18:b scope link",
          "10.9.0.119/24 mngtmpaddr",
          "10.9.0.120/24 dev lo",
          "10.9.0.121/32 no_track",
          "10.12.0.1/8",
          "10.13.0.1/31",
          "10.14.0.1/24 scope global broadcast 10.14.0.77 label ens18:1 noprefixroute");

  private static final List<String> IPV6 =
      List.of(
          "fe80::9:1",
          "fe80::9:2/64",
          "fd00:9::100",
          "fd00:9::2/64",
          "fd00:9::3/64 -nodad",
          "fd00:9::4/64 home",
          "fd00:9::5/64 mngtmpaddr",
          "fd00:9::6/64 noprefixroute",
          "fd00:9::7/64 preferred_lft 0",
          "fd00:9::8/64 preferred_lft 1000",
          "fd00:9::9 preferred_lft forever",
          "fd00:9::a peer fd00:9:1::1",
          "fd00:9::b/64 peer fd00:9:1::2",
          "fd00:9::d/64 scope link",
          "fd00:9::e/128 preferred_lft 500",
          "fd00:9::f/64 dev lo",
          "fd00:9::10/64 label hello",
          "fd00:9::11/127",
          "fd00:9::12/64 home -nodad noprefixroute",
          "ff05::1234/128 autojoin");

  /** The number of the protocol that put it there, and a lifetime that we renew or that runs. */
  private static final Pattern OWN = Pattern.compile(" proto \\S+| dynamic");

  private static final Pattern LIFETIME =
      Pattern.compile("valid_lft \\S+ preferred_lft (limited|forever)");

  @Test
  void ipv4LinesMakeTheAddressesThatKeepalivedMakes(LiveLab lab) {
    differential(lab, IPV4, List.of());
  }

  @Test
  void ipv6LinesMakeTheAddressesThatKeepalivedMakes(LiveLab lab) {
    differential(lab, IPV6, List.of());
  }

  @Test
  void linesOfBothFamiliesInOneInstance(LiveLab lab) {
    differential(lab, IPV4, IPV6);
  }

  private static void differential(LiveLab lab, List<String> lines, List<String> excluded) {
    Instance instance =
        Instance.named("VI_1", 51)
            .priority(200)
            .line("version 3")
            .line("advert_int 0.1")
            .addresses(lines.toArray(String[]::new));
    if (!excluded.isEmpty()) {
      instance = instance.line("virtual_ipaddress_excluded {\n" + text(excluded) + "\t}");
    }
    List<String> all = Stream.concat(lines.stream(), excluded.stream()).toList();
    Host one = host(lab, "one");
    HostState before = HostState.of(one);
    Router router = lab.startSubject(one, instance.text());
    router.awaitState("VI_1", "MASTER");
    List<String> ours = awaitAll(one, all);
    router.stop();
    HostState.of(one).assertUnchangedSince(before);

    Router reference = lab.start(Product.KEEPALIVED, one, instance.text());
    reference.awaitState("VI_1", "MASTER");
    List<String> theirs = awaitAll(one, all);
    // Not Router.stop(): keepalived 2.2.7 leaves addresses with a peer behind.
    assertThat(reference.process().stop(Router.AMPLE)).isZero();
    assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
    assertThat(theirs).hasSizeGreaterThan(all.size());
  }

  private static List<String> awaitAll(Host host, List<String> lines) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    List<String> held = addresses(host);
    while (!hasAll(held, lines)) {
      assertThat(System.nanoTime() - deadline).as("waiting for all, has " + held).isNegative();
      held = addresses(host);
    }
    return held;
  }

  private static boolean hasAll(List<String> held, List<String> lines) {
    return lines.stream()
            .map(line -> line.split("[/ ]", -1)[0])
            .allMatch(address ->
                held.stream()
                    .anyMatch(line ->
                        line.contains(" " + address + "/") || line.contains(" " + address + " ")))
        && held.stream().noneMatch(line -> line.contains("tentative"));
  }

  private static List<String> addresses(Host host) {
    return HostState.of(host).lines("address").stream()
        .map(line -> OWN.matcher(line).replaceAll(""))
        .map(line -> LIFETIME.matcher(line).replaceAll("valid"))
        .map(String::strip)
        .toList();
  }

  private static Host host(LiveLab lab, String name) {
    Host host = lab.addHost(name, "10.9.0.1/24", "fd00:9::1/64");
    host.run("ip", "link", "set", "lo", "up").orThrow();
    return host;
  }

  private static String text(List<String> lines) {
    return "\t\t" + String.join("\n\t\t", lines) + "\n";
  }
}

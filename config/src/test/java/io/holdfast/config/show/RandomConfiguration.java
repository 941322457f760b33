package io.holdfast.config.show;

import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.CheckSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.spec.TrackersSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Configurations that some file could have been loaded into, of every kind, made from a seed. */
final class RandomConfiguration {
  private static final long SECOND = 1_000_000_000L;
  private static final String ODD = "abzAZ09_./:=,+-@%  #!{}[]();&|<>*?^~'$\\\u00e9\u20ac\t";
  private static final String NAMES = "abzAZ09_./:=,+-@% #!{}()'";

  private static final List<TransportSpec.OldChecksum> CHECKSUMS =
      List.of(TransportSpec.OldChecksum.values());

  private final Random random;
  private final RandomReports reports;
  private final RandomHost host;

  RandomConfiguration(long seed) {
    this.random = new Random(seed);
    this.reports = new RandomReports(random);
    this.host = new RandomHost(random);
  }

  Configuration next() {
    List<ScriptSpec> scripts = new ArrayList<>();
    for (int index = random.nextInt(3); index > 0; index--) {
      scripts.add(script("s" + index + text(NAMES, 5)));
    }
    RandomTrackers trackers = new RandomTrackers(random, scripts);
    TrackersSpec defined = trackers.definitions();
    List<RouterSpec> routers = new ArrayList<>();
    List<GroupSpec> groups = new ArrayList<>();
    for (int index = 1 + random.nextInt(3); index > 0; index--) {
      boolean isGrouped = random.nextInt(3) == 0;
      boolean isWeighted = random.nextBoolean();
      RouterSpec router = router(index);
      boolean owner = router.priority() == RouterSpec.OWNER_PRIORITY;
      routers.add(
          RouterBuilder.of(router)
              .tracks(trackers.tracks(defined, !owner && (isWeighted || !isGrouped)))
              .build());
      if (isGrouped) {
        groups.add(
            new GroupSpec(
                "g" + index + text(NAMES, 5),
                List.of(router.name()),
                trackers.tracks(defined, true),
                isWeighted,
                reports.notices(true)));
      }
    }
    List<ScriptSpec> used =
        scripts.stream().filter(script -> isTracked(script, routers, groups, defined)).toList();
    return new Configuration(
        global(), routers, groups, used, defined.withDampings(trackers.dampings(used)));
  }

  private static boolean isTracked(
      ScriptSpec script, List<RouterSpec> routers, List<GroupSpec> groups, TrackersSpec trackers) {
    TrackerName name = new TrackerName(TrackKind.SCRIPT, script.name());
    return Stream.concat(
                routers.stream().flatMap(router -> router.tracks().stream()),
                groups.stream().flatMap(group -> group.tracks().stream()))
            .anyMatch(track -> track.isScript() && track.name().equals(script.name()))
        || trackers.combinations().stream()
            .anyMatch(combination -> combination.trackers().contains(name));
  }

  private GlobalSpec global() {
    return new GlobalSpec(
        random.nextBoolean() ? "" : "r" + text(NAMES, 8),
        random.nextBoolean(),
        random.nextBoolean() ? 0 : (1000 + random.nextInt(1_000_000_000)) * 1000L,
        random.nextInt(100),
        random.nextInt(40) - 20,
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean() ? 0 : (1 + random.nextInt(1_000_000)) * 1000L,
        random.nextBoolean() ? 0 : (1 + random.nextInt(1_000_000)) * 1000L,
        reports.report(),
        reports.lifecycle(),
        host.system());
  }

  private ScriptSpec script(String name) {
    List<String> command = new ArrayList<>(List.of("/bin/" + text("abc", 3)));
    for (int index = random.nextInt(4); index > 0; index--) {
      command.add(text(ODD, 8));
    }
    String user = random.nextBoolean() ? "" : "user";
    CheckSpec check = reports.check();
    if (check != null && random.nextBoolean()) {
      command.clear();
    }
    return new ScriptSpec(
        name,
        command,
        user,
        user.isEmpty() || random.nextBoolean() ? "" : "group",
        (1 + random.nextInt(4_000_000)) * 1_000_000L,
        (1 + random.nextInt(4_000_000)) * 1_000_000L,
        1 + random.nextInt(100),
        1 + random.nextInt(100),
        random.nextBoolean(),
        check);
  }

  private RouterSpec router(int vrid) {
    Family family = random.nextBoolean() ? Family.IPV4 : Family.IPV6;
    int version = family == Family.IPV6 ? 3 : 2 + random.nextInt(2);
    int priority = random.nextInt(5) == 0 ? RouterSpec.OWNER_PRIORITY : 1 + random.nextInt(254);
    boolean owner = priority == RouterSpec.OWNER_PRIORITY;
    WantedState state = random.nextBoolean() ? WantedState.MASTER : WantedState.BACKUP;
    TransportSpec transport = transport(family);
    PreemptSpec preempt = preempt(owner || state == WantedState.MASTER);
    HostSpec onHost = host.host(transport, owner, preempt);
    AuthSpec auth =
        version == 2 && onHost.hmac() == null && random.nextBoolean()
            ? password(owner || state == WantedState.BACKUP)
            : new AuthSpec.None();
    boolean isLinkless = isLinkless(transport);
    return new RouterSpec(
        "VI" + vrid + text(NAMES, 6),
        family,
        version,
        vrid,
        isLinkless ? "" : "eth" + random.nextInt(3),
        state,
        priority,
        version == 2 ? 100 * (1 + random.nextInt(255)) : 1 + random.nextInt(4095),
        1 + random.nextInt(100),
        transport,
        auth,
        preempt,
        announce(),
        rules(version == 3 && family == Family.IPV4, owner),
        addresses(family, version == 3 ? 1 : 0, 100),
        addresses(random.nextBoolean() ? Family.IPV4 : Family.IPV6, 0, 200),
        List.of(),
        reports.notices(false),
        reports.gate(),
        onHost);
  }

  private boolean isLinkless(TransportSpec transport) {
    return transport instanceof TransportSpec.Unicast unicast
        && unicast.source() != null
        && random.nextBoolean();
  }

  private TransportSpec transport(Family family) {
    IpAddress source = random.nextBoolean() ? null : address(family, 10);
    if (random.nextBoolean()) {
      return new TransportSpec.Multicast(
          source,
          family == Family.IPV4
              ? IpAddress.ipv4(0xe000_0012 + random.nextInt(5))
              : IpAddress.ipv6(0xff02L << 48, 0x12 + random.nextInt(5)));
    }
    boolean checks = random.nextBoolean();
    List<PeerSpec> peers = new ArrayList<>();
    for (int index = random.nextInt(4); index > 0; index--) {
      boolean limits = checks && random.nextBoolean();
      int min = limits ? random.nextInt(100) : 0;
      int max = limits ? 100 + random.nextInt(156) : 255;
      peers.add(new PeerSpec(address(family, 20 + index), min, max));
    }
    int ttl = family == Family.IPV4 ? 255 : 64;
    return new TransportSpec.Unicast(
        source,
        peers,
        peers.isEmpty() || random.nextBoolean() ? ttl : random.nextInt(256),
        checks,
        CHECKSUMS.get(random.nextInt(CHECKSUMS.size())));
  }

  private AuthSpec password(boolean mayBeHeader) {
    long octets = 0;
    int length = 1 + random.nextInt(8);
    for (int index = 0; index < 8; index++) {
      int octet = index < length ? NAMES.charAt(random.nextInt(NAMES.length())) : 0;
      octets = octets << 8 | octet;
    }
    return mayBeHeader && random.nextBoolean()
        ? new AuthSpec.Header(octets)
        : new AuthSpec.Password(octets);
  }

  private PreemptSpec preempt(boolean always) {
    if (always) {
      return new PreemptSpec(true, 0);
    }
    return random.nextBoolean()
        ? new PreemptSpec(false, 0)
        : new PreemptSpec(true, random.nextInt(1_000_000_000) * 1000L);
  }

  private AnnounceSpec announce() {
    return new AnnounceSpec(
        random.nextInt(4294) * SECOND,
        1 + random.nextInt(10),
        random.nextInt(100_000) * SECOND,
        1 + random.nextInt(10),
        random.nextInt(4294) * SECOND,
        random.nextInt(10));
  }

  private AdvertRules rules(boolean mayUseOldChecksum, boolean owner) {
    return new AdvertRules(
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        mayUseOldChecksum && random.nextBoolean(),
        owner && random.nextBoolean());
  }

  private List<AddressSpec> addresses(Family family, int atLeast, int first) {
    List<AddressSpec> addresses = new ArrayList<>();
    for (int index = atLeast + random.nextInt(3); index > 0; index--) {
      IpAddress address = address(family, first + index);
      int length = 1 + random.nextInt(family.bitLength());
      boolean ipv4 = family == Family.IPV4;
      AddressOptions options = host.options(new Prefix(address, length), false);
      boolean hasPeer = options.peer() != null;
      addresses.add(
          new AddressSpec(
              hasPeer ? Prefix.host(address) : new Prefix(address, length),
              "eth" + random.nextInt(3),
              ipv4 ? random.nextInt(256) : 0,
              ipv4 ? maybe("eth0:" + text(NAMES, 4)) : null,
              ipv4 && !hasPeer && random.nextBoolean()
                  ? address(family, random.nextInt(250))
                  : null,
              options));
    }
    return addresses;
  }

  private @Nullable String maybe(String text) {
    return random.nextBoolean() ? text : null;
  }

  private static IpAddress address(Family family, int number) {
    return family == Family.IPV4
        ? IpAddress.ipv4(0x0a00_0000 + number)
        : IpAddress.ipv6(0x2001_0db8L << 32, number);
  }

  private String text(String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    for (int index = random.nextInt(longest + 1); index > 0; index--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}

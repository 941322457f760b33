package io.holdfast.config.show;

import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.TrackGroupSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.host.BufferSpec;
import io.holdfast.core.spec.host.BuffersSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import io.holdfast.core.spec.host.FilesSpec;
import io.holdfast.core.spec.host.FirewallSpec;
import io.holdfast.core.spec.host.GarpGroupSpec;
import io.holdfast.core.spec.host.HmacKeySpec;
import io.holdfast.core.spec.host.HmacSpec;
import io.holdfast.core.spec.host.InterfacesSpec;
import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.core.spec.host.LinkPollSpec;
import io.holdfast.core.spec.host.LinkSpec;
import io.holdfast.core.spec.host.ListenSpec;
import io.holdfast.core.spec.host.ManagementSpec;
import io.holdfast.core.spec.host.NamespaceSpec;
import io.holdfast.core.spec.host.ProcessSpec;
import io.holdfast.core.spec.host.ProcessesSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What some file could ask of the host, made from a seed. */
final class RandomHost {
  private static final List<ListenSpec> LISTENERS =
      List.of(
          new ListenSpec(IpAddress.parse("127.0.0.1"), 9650),
          new ListenSpec(IpAddress.parse("::1"), 1));
  private static final String GROUP = "statics";

  private final Random random;
  private final RandomItems items;

  RandomHost(Random random) {
    this.random = random;
    this.items = new RandomItems(random, GROUP);
  }

  HostSpec host(TransportSpec transport, boolean owner, PreemptSpec preempt) {
    boolean isUnicast = transport instanceof TransportSpec.Unicast unicast && hasPeers(unicast);
    DeviceSpec device = device(isUnicast);
    return new HostSpec(
        device,
        new LinkSpec(
            "",
            transport.source() != null && random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            !(device instanceof DeviceSpec.Vmac) && random.nextBoolean(),
            random.nextBoolean(),
            owner || random.nextBoolean(),
            random.nextInt(2) * 65_536L),
        items.routes(false),
        items.rules(false),
        random.nextBoolean()
            ? ExtraAnnounceSpec.NONE
            : new ExtraAnnounceSpec(random.nextBoolean(), 1 + random.nextInt(86_400)),
        random.nextBoolean() ? null : hmac(),
        preempt.enabled() ? 0 : random.nextInt(255));
  }

  private static boolean hasPeers(TransportSpec.Unicast unicast) {
    return !unicast.peers().isEmpty();
  }

  private DeviceSpec device(boolean isUnicast) {
    return switch (random.nextInt(3)) {
      case 0 ->
          new DeviceSpec.Vmac(
              maybe("vrrp" + random.nextInt(9)),
              random.nextBoolean() ? null : new MacAddress(0x0200_0000_0000L + random.nextInt(99)),
              isUnicast || random.nextBoolean(),
              random.nextBoolean(),
              maybe(String.valueOf(random.nextInt(9))));
      case 1 ->
          new DeviceSpec.Ipvlan(
              maybe("ipv" + random.nextInt(9)),
              random.nextBoolean() ? null : new Prefix(IpAddress.ipv4(0x0a00_0101), 24),
              one(List.of(DeviceSpec.Mode.values())),
              maybe("7"));
      default -> new DeviceSpec.None();
    };
  }

  private HmacSpec hmac() {
    List<HmacKeySpec> keys = new ArrayList<>();
    for (int id = 1 + random.nextInt(3); id > 0; id--) {
      keys.add(new HmacKeySpec(id, "k".repeat(31) + (char) (200 + id)));
    }
    return new HmacSpec(
        keys,
        1,
        1 + random.nextInt(300),
        random.nextBoolean(),
        one(List.of(HmacSpec.Mode.values())));
  }

  AddressOptions options(Prefix prefix, boolean isStatic) {
    Family family = prefix.address().family();
    IpAddress peer =
        random.nextInt(4) > 0
            ? null
            : family == Family.IPV4
                ? IpAddress.ipv4(0x0a01_0000 + random.nextInt(99))
                : IpAddress.ipv6(0x2001_0db8L << 32, 0x1_0000 + random.nextInt(99));
    Prefix used = peer == null ? prefix : Prefix.host(prefix.address());
    ItemTracking tracking =
        random.nextBoolean() ? ItemTracking.UNWATCHED : new ItemTracking(true, "");
    return new AddressOptions(
        peer,
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        switch (random.nextInt(3)) {
          case 0 -> AddressOptions.FOREVER;
          case 1 -> random.nextInt(1000);
          default -> AddressOptions.usualPreference(used);
        },
        !isStatic && random.nextBoolean(),
        isStatic && tracking.watched() ? new ItemTracking(true, GROUP) : tracking);
  }

  SystemSpec system() {
    return new SystemSpec(
        namespace(),
        new ProcessesSpec(
            random.nextBoolean(),
            maybe("parent"),
            process(false),
            process(true),
            random.nextInt(101) - 1,
            1 + random.nextInt(10_000_000),
            random.nextInt(100),
            random.nextInt(0777),
            random.nextBoolean(),
            random.nextBoolean()),
        buffers(),
        interfaces(),
        new FirewallSpec(
            maybe("table"), random.nextInt(), random.nextBoolean(), random.nextBoolean()),
        new ManagementSpec(
            maybe("udp:localhost:705"),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean() ? ManagementSpec.BUS_NAME : "org.example",
            maybe("none"),
            random.nextBoolean() ? null : one(LISTENERS)),
        files(),
        statics(),
        one(List.of(LeaseSpec.OFF, LeaseSpec.AUTO, LeaseSpec.of(3 + random.nextInt(86_398)))));
  }

  private NamespaceSpec namespace() {
    String instance = maybe("two");
    return new NamespaceSpec(maybe("blue"), instance, !instance.isEmpty() || random.nextBoolean());
  }

  private ProcessSpec process(boolean isBfd) {
    return new ProcessSpec(
        maybe("name"),
        random.nextBoolean() ? List.of() : List.of(0, 2),
        2 + random.nextInt(100_000),
        isBfd ? random.nextInt(40) - 20 : 0,
        isBfd ? random.nextInt(100) : 0,
        isBfd && random.nextBoolean());
  }

  private BuffersSpec buffers() {
    BuffersSpec.Policy policy = one(List.of(BuffersSpec.Policy.values()));
    boolean isSized = policy == BuffersSpec.Policy.BYTES;
    return new BuffersSpec(
        buffer(), buffer(), buffer(), policy, isSized ? 4096 : 0, 1 + random.nextInt(9));
  }

  private BufferSpec buffer() {
    return new BufferSpec(random.nextInt(2) * 4096L, random.nextBoolean());
  }

  private InterfacesSpec interfaces() {
    List<LinkPollSpec> polls = new ArrayList<>();
    List<GarpGroupSpec> groups = new ArrayList<>();
    for (int index = random.nextInt(3); index > 0; index--) {
      polls.add(new LinkPollSpec("eth" + index, one(List.of(LinkPollSpec.Method.values()))));
      groups.add(
          new GarpGroupSpec(
              random.nextInt(1_000_000) * 1000L,
              random.nextBoolean() ? GarpGroupSpec.UNSET : random.nextInt(1_000_000) * 1000L,
              List.of("eth" + index, "wlan" + index)));
    }
    return new InterfacesSpec(
        one(List.of(InterfacesSpec.Dynamic.values())),
        maybe("eth9"),
        maybe("vip"),
        maybe("addr"),
        random.nextBoolean(),
        random.nextBoolean(),
        polls,
        groups,
        random.nextInt(2) * 1_500_000_000L);
  }

  private FilesSpec files() {
    return new FilesSpec(
        optional("/var/save"),
        optional("/var/log/check"),
        optional("/etc/when"),
        random.nextBoolean(),
        random.nextBoolean() ? "" : optional("/run/reload"),
        random.nextBoolean(),
        maybe("/tmp/state"),
        maybe("/tmp/stats"),
        maybe("/tmp/json"),
        1 + random.nextInt(2),
        maybe("/usr/share/iproute2"),
        maybe("/etc/iproute2"));
  }

  private StaticSpec statics() {
    Prefix prefix = new Prefix(IpAddress.ipv4(0x0a09_0000 + random.nextInt(9)), 24);
    AddressOptions options = options(prefix, true);
    AddressSpec address =
        new AddressSpec(
            options.peer() == null ? prefix : Prefix.host(prefix.address()),
            maybe("eth1"),
            random.nextInt(256),
            null,
            null,
            options);
    return new StaticSpec(
        random.nextBoolean() ? List.of() : List.of(address),
        items.routes(true),
        items.rules(true),
        List.of(new TrackGroupSpec(GROUP, List.of("A", "B"))));
  }

  private String maybe(String text) {
    return random.nextBoolean() ? "" : text;
  }

  private @Nullable String optional(String text) {
    return random.nextBoolean() ? null : text;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}

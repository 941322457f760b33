package io.holdfast.daemon.doctor.exam;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.firewall.Ruleset;
import io.holdfast.daemon.doctor.view.BoundService;
import io.holdfast.daemon.doctor.view.HeardAdvert;
import io.holdfast.daemon.doctor.view.HeardClaim;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.daemon.doctor.view.Manager;
import io.holdfast.daemon.doctor.view.RunningDaemon;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.daemon.doctor.view.Unseen;
import io.holdfast.daemon.doctor.view.WireView;
import io.holdfast.linux.process.Capability;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A healthy host with one instance, on which a test breaks what it likes. */
final class HostFixture {
  static final String MULTICAST =
      """
      vrrp_instance VI {
        interface eth0
        virtual_router_id 51
        priority 100
        authentication {
          auth_type PASS
          auth_pass secret
        }
        virtual_ipaddress {
          10.9.0.100/24
        }
      }
      """;

  static final MacAddress OUR_MAC = mac(1);
  static final MacAddress PEER_MAC = mac(2);
  static final MacAddress STRANGER_MAC = mac(3);

  private static final long SECRET = 0x7365_6372_6574_0000L;

  final List<LinkView> links = new ArrayList<>();
  final Map<String, Integer> settings = new HashMap<>();
  final List<HeardAdvert> adverts = new ArrayList<>();
  final List<HeardClaim> claims = new ArrayList<>();
  final List<RunningDaemon> daemons = new ArrayList<>();
  final List<Manager> managers = new ArrayList<>();
  final List<BoundService> services = new ArrayList<>();
  final Set<Capability> missing = EnumSet.noneOf(Capability.class);
  final List<Unseen> unseen = new ArrayList<>();
  Ruleset rules = Ruleset.EMPTY;
  final Subject subject;

  HostFixture(Path directory, String text) throws IOException {
    Path file = Files.writeString(directory.resolve("a.conf"), text);
    LoadResult loaded = ConfigurationLoader.load(LoadRequest.ofFiles(file.toString(), "host"));
    subject =
        new Subject(
            file.toString(), Objects.requireNonNull(loaded.configuration()), loaded.origins());
    links.add(link("eth0", true, true, true, "10.9.0.1/24", "fe80::1/64"));
  }

  List<Finding> examine() {
    HostView host =
        new HostView(
            links,
            rules,
            settings,
            new WireView(adverts, claims),
            daemons,
            managers,
            services,
            missing,
            unseen);
    return Examinations.examine(subject, host);
  }

  static LinkView link(
      String name, boolean isUp, boolean hasCarrier, boolean isMulticast, String... addresses) {
    List<Prefix> prefixes = Arrays.stream(addresses).map(Prefix::parse).toList();
    return new LinkView(name, 2, OUR_MAC, isUp, hasCarrier, isMulticast, prefixes);
  }

  /** The interface that use_vmac makes for VRID 51. */
  static LinkView virtualMac() {
    MacAddress mac = MacAddress.parse("00:00:5e:00:01:33");
    return new LinkView("vrrp.51", 3, mac, true, true, true, List.of());
  }

  static HeardAdvert advert(String source, String destination, int version, String... addresses) {
    return new HeardAdvert(
        "eth0",
        PEER_MAC,
        IpAddress.parse(source),
        IpAddress.parse(destination),
        version,
        51,
        200,
        100,
        version == 2 ? 1 : 0,
        version == 2 ? SECRET : 0,
        Arrays.stream(addresses).map(IpAddress::parse).toList());
  }

  static HeardClaim claim(String address, MacAddress mac) {
    return new HeardClaim("eth0", IpAddress.parse(address), mac);
  }

  static MacAddress mac(int number) {
    return new MacAddress(0x0200_0000_0000L + number);
  }
}

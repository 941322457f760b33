package io.holdfast.config.cluster;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds addresses outside the subnet of their interface. Files do not tell an interface's
 * addresses, so what they show of them counts: the sources of adverts, else the peers, and static
 * addresses.
 */
final class SubnetRules {
  /** An address that must be on a member's network. */
  private record Sign(Member member, IpAddress address, String told) {}

  private final List<Member> members;
  private final ClusterFindings findings;

  SubnetRules(List<Member> members, ClusterFindings findings) {
    this.members = members;
    this.findings = findings;
  }

  void check() {
    for (Member member : members) {
      List<Sign> signs = signs(member);
      Stream.concat(member.spec().addresses().stream(), member.spec().excludedAddresses().stream())
          .filter(line -> isOutside(line, member, signs))
          .forEach(line -> report(line, member, signs.getFirst()));
    }
  }

  /** What shows the network of a member's interface, its own signs first. */
  private List<Sign> signs(Member member) {
    List<Member> neighbours = new ArrayList<>(members);
    neighbours.removeIf(
        other -> !other.spec().interfaceName().equals(member.spec().interfaceName()));
    neighbours.remove(member);
    neighbours.addFirst(member);
    List<Sign> signs = new ArrayList<>();
    for (Member other : neighbours) {
      IpAddress source = other.source();
      if (source != null) {
        signs.add(new Sign(other, source, "has " + source));
      }
    }
    if (member.source() == null && !signs.isEmpty()) {
      return List.of();
    }
    if (signs.isEmpty()) {
      neighbours.forEach(other -> signs.addAll(peers(other)));
    }
    if (signs.isEmpty()) {
      signs.addAll(statics(member));
    }
    return signs;
  }

  private static List<Sign> peers(Member member) {
    TransportSpec.Unicast unicast = member.unicast();
    return unicast == null
        ? List.of()
        : unicast.peers().stream()
            .map(PeerSpec::address)
            .map(peer -> new Sign(member, peer, "has the peer " + peer))
            .toList();
  }

  private static List<Sign> statics(Member member) {
    RouterSpec spec = member.spec();
    return member.host().origins().staticNetworks(spec.interfaceName()).stream()
        .filter(net -> net.address().family() == spec.family())
        .map(net -> new Sign(member, net.address(), "has the static address " + net))
        .toList();
  }

  private static boolean isOutside(AddressSpec line, Member member, List<Sign> signs) {
    boolean showsNoSubnet = line.prefix().length() >= line.address().family().bitLength() - 1;
    return !showsNoSubnet
        && !signs.isEmpty()
        && line.interfaceName().equals(member.spec().interfaceName())
        && line.address().family() == member.spec().family()
        && signs.stream().noneMatch(sign -> line.prefix().contains(sign.address()))
        && !member.host().origins().hasStaticNeighbour(line.prefix(), line.interfaceName());
  }

  private void report(AddressSpec line, Member member, @Nullable Sign sign) {
    if (sign != null) {
      findings.add(
          DiagnosticCode.CLUSTER_OUTSIDE_SUBNET,
          member.placeOf(line),
          sign.member().place("unicast_src_ip", "mcast_src_ip", "unicast_peer"),
          "%s puts %s on %s, where %s %s, outside of that subnet"
              .formatted(
                  member.title(),
                  line.prefix(),
                  line.interfaceName(),
                  sign.member().host().name(),
                  sign.told()));
    }
  }
}

package io.holdfast.config.cluster;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shares a network without belonging together, and what does not belong to its network. */
final class SegmentRules {
  private final ClusterFindings findings;

  SegmentRules(ClusterFindings findings) {
    this.findings = findings;
  }

  /** Finds different virtual routers of different hosts with one VRID. */
  void checkVrids(List<Group> groups) {
    for (int later = 0; later < groups.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        compare(groups.get(earlier), groups.get(later));
      }
    }
  }

  /** Finds addresses outside the subnet that the source addresses of the hosts show. */
  void checkSubnets(List<Member> members) {
    for (Member member : members) {
      for (AddressSpec line : member.spec().addresses()) {
        Member outside = outside(line, member, members);
        IpAddress source = outside == null ? null : outside.source();
        if (outside != null && source != null) {
          findings.add(
              DiagnosticCode.CLUSTER_OUTSIDE_SUBNET,
              member.placeOf(line),
              outside.place("unicast_src_ip", "mcast_src_ip"),
              "%s puts %s on %s, where %s has %s, outside of that subnet"
                  .formatted(
                      member.title(),
                      line.prefix(),
                      line.interfaceName(),
                      outside.host().name(),
                      source));
        }
      }
    }
  }

  private void compare(Group first, Group second) {
    for (Member ours : first.members()) {
      for (Member theirs : second.members()) {
        if (!ours.host().equals(theirs.host()) && isConfusable(ours, theirs)) {
          findings.add(
              DiagnosticCode.CLUSTER_VRID_REUSED,
              theirs.place("virtual_router_id"),
              ours.place("virtual_router_id"),
              "%s and %s are different virtual routers, but both use VRID %d"
                  .formatted(theirs.title(), ours.title(), ours.spec().vrid()));
          return;
        }
      }
    }
  }

  private static boolean isConfusable(Member ours, Member theirs) {
    RouterSpec first = ours.spec();
    RouterSpec second = theirs.spec();
    if (first.vrid() != second.vrid() || first.family() != second.family()) {
      return false;
    }
    return switch (first.transport()) {
      case TransportSpec.Multicast multicast ->
          second.transport() instanceof TransportSpec.Multicast other
              && multicast.group().equals(other.group())
              && first.interfaceName().equals(second.interfaceName());
      case TransportSpec.Unicast unicast -> lists(unicast, theirs.source());
    };
  }

  private static boolean lists(TransportSpec.Unicast unicast, @Nullable IpAddress address) {
    return unicast.peers().stream().map(PeerSpec::address).anyMatch(peer -> peer.equals(address));
  }

  /** A member whose source on the same interface lies outside the prefix of an address, or null. */
  private static @Nullable Member outside(AddressSpec line, Member member, List<Member> members) {
    boolean showsNoSubnet = line.prefix().length() >= line.address().family().bitLength() - 1;
    if (showsNoSubnet || !line.interfaceName().equals(member.spec().interfaceName())) {
      return null;
    }
    for (Member other : members) {
      IpAddress source = other.source();
      boolean isComparable =
          source != null && other.spec().interfaceName().equals(member.spec().interfaceName());
      if (isComparable && source != null && line.prefix().contains(source)) {
        return null;
      }
    }
    return member.source() == null ? null : member;
  }
}

package io.holdfast.config.cluster;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shares a network without belonging together. */
final class SegmentRules {
  private final ClusterFindings findings;

  SegmentRules(ClusterFindings findings) {
    this.findings = findings;
  }

  /** Finds different virtual routers of different hosts with one VRID. */
  void check(List<Group> groups) {
    for (int later = 0; later < groups.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        compare(groups.get(earlier), groups.get(later));
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
              "%s and %s are different virtual routers, but both use VRID %s"
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
}

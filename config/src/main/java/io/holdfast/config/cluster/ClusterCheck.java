package io.holdfast.config.cluster;

import io.holdfast.config.check.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what no single file shows: hosts that do not hear each other, that disagree about what they
 * share, that cannot fail over or that all want to be master. Stateless and thread safe.
 */
public final class ClusterCheck {
  private ClusterCheck() {}

  /** Checks the usable configurations of a cluster, at least two. */
  public static ClusterReport check(List<ClusterHost> hosts) {
    ClusterFindings findings = new ClusterFindings();
    List<String> picture = new ArrayList<>();
    List<Group> groups = Group.of(hosts);
    for (Group group : groups) {
      boolean isUnited = check(group, findings);
      new SubnetRules(group.members(), findings).check();
      picture.addAll(new Picture(group).lines(isUnited));
    }
    new SegmentRules(findings).check(groups);
    new SyncGroupRules(groups, findings).check(hosts);
    return new ClusterReport(findings.list(), picture);
  }

  private static boolean check(Group group, ClusterFindings findings) {
    List<Member> members = group.members();
    if (members.size() == 1) {
      Member only = members.getFirst();
      findings.add(
          DiagnosticCode.CLUSTER_ALONE,
          only.place("virtual_router_id"),
          only.title() + " has no counterpart on any other host");
      return true;
    }
    boolean agree = new AgreementRules(members, findings).check();
    boolean hear = new PeerRules(members, findings).check();
    new PriorityRules(group, findings).check();
    return agree && hear;
  }
}

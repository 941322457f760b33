package io.holdfast.config.cluster;

import io.holdfast.config.Origins;
import io.holdfast.config.check.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What fails over together on one host must do so on the others. */
final class SyncGroupRules {
  /** A sync group as the numbers of its virtual routers. */
  private record Bundle(ClusterHost host, Origins.SyncGroup group, Set<Integer> routers) {}

  private final List<Group> routers;
  private final ClusterFindings findings;

  SyncGroupRules(List<Group> routers, ClusterFindings findings) {
    this.routers = routers;
    this.findings = findings;
  }

  void check(List<ClusterHost> hosts) {
    for (int later = 0; later < hosts.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        compare(hosts.get(earlier), hosts.get(later));
      }
    }
  }

  private void compare(ClusterHost first, ClusterHost second) {
    Set<Integer> shared = numbers(first);
    shared.retainAll(numbers(second));
    List<Bundle> ours = bundles(first, shared);
    List<Bundle> theirs = bundles(second, shared);
    for (Bundle bundle : ours) {
      Bundle counterpart = counterpart(bundle, theirs);
      if (!counterpart.routers().equals(bundle.routers())) {
        report(bundle, counterpart, second);
      }
    }
    for (Bundle bundle : theirs) {
      Bundle counterpart = counterpart(bundle, ours);
      if (counterpart.routers().isEmpty()) {
        report(bundle, counterpart, first);
      }
    }
  }

  /** The bundle that shares most with another one; an empty one when none does. */
  private static Bundle counterpart(Bundle bundle, List<Bundle> candidates) {
    Bundle best = new Bundle(bundle.host(), bundle.group(), Set.of());
    long most = 0;
    for (Bundle candidate : candidates) {
      long common = candidate.routers().stream().filter(bundle.routers()::contains).count();
      if (common > most) {
        most = common;
        best = candidate;
      }
    }
    return best;
  }

  private void report(Bundle bundle, Bundle counterpart, ClusterHost other) {
    findings.add(
        DiagnosticCode.CLUSTER_SYNC_GROUPS_DIFFER,
        counterpart.routers().isEmpty()
            ? other.origins().ofInstance(nameOn(other, bundle.routers().iterator().next()))
            : counterpart.group().place(),
        bundle.group().place(),
        "the sync group %s of %s holds %s, but on %s it is %s"
            .formatted(
                bundle.group().name(),
                bundle.host().name(),
                names(bundle),
                other.name(),
                names(counterpart)));
  }

  private String names(Bundle bundle) {
    List<String> names = new ArrayList<>();
    for (int router : bundle.routers()) {
      names.add(routers.get(router).members().getFirst().spec().name());
    }
    return names.isEmpty() ? "none" : String.join(" and ", names);
  }

  private List<Bundle> bundles(ClusterHost host, Set<Integer> shared) {
    List<Bundle> bundles = new ArrayList<>();
    for (Origins.SyncGroup group : host.origins().syncGroups()) {
      Set<Integer> numbers = new TreeSet<>();
      for (int router : shared) {
        if (group.members().contains(nameOn(host, router))) {
          numbers.add(router);
        }
      }
      if (!numbers.isEmpty()) {
        bundles.add(new Bundle(host, group, numbers));
      }
    }
    return bundles;
  }

  private Set<Integer> numbers(ClusterHost host) {
    Set<Integer> numbers = new TreeSet<>();
    for (int router = 0; router < routers.size(); router++) {
      if (!nameOn(host, router).isEmpty()) {
        numbers.add(router);
      }
    }
    return numbers;
  }

  /** What a host calls a virtual router; empty when it has no part in it. */
  private String nameOn(ClusterHost host, int router) {
    return routers.get(router).members().stream()
        .filter(member -> member.host().equals(host))
        .map(member -> member.spec().name())
        .findFirst()
        .orElse("");
  }
}

package io.holdfast.config.cluster;

import io.holdfast.core.spec.RouterSpec;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/** The instances of several hosts that are plainly one virtual router, at most one of each host. */
final class Group {
  private final List<Member> members = new ArrayList<>();

  private Group(Member first) {
    members.add(first);
  }

  /**
   * Puts together what belongs together: instances that advertise an address in common, whatever
   * else differs, then those of the same name and VRID, then those left alone with the name of
   * another one, whose VRID and addresses are both wrong.
   */
  static List<Group> of(List<ClusterHost> hosts) {
    List<Group> groups = new ArrayList<>();
    for (ClusterHost host : hosts) {
      for (RouterSpec spec : host.configuration().routers()) {
        place(new Member(host, spec), groups);
      }
    }
    unite(groups, Group::isNamesakeOf);
    unite(groups, Group::isStrayOf);
    return groups;
  }

  private static void unite(List<Group> groups, BiPredicate<Group, Group> belongTogether) {
    for (int index = groups.size() - 1; index > 0; index--) {
      Group later = groups.get(index);
      for (Group earlier : groups.subList(0, index)) {
        if (belongTogether.test(earlier, later)) {
          earlier.members.addAll(later.members);
          groups.remove(index);
          break;
        }
      }
    }
  }

  /** The members in the order of the hosts. */
  List<Member> members() {
    return members;
  }

  /** The members, the one that would be master first. */
  List<Member> ranked() {
    Comparator<Member> byPriority = Comparator.comparingInt(Member::priority);
    Comparator<Member> bySource =
        Comparator.comparing(Member::source, Comparator.nullsFirst(IpAddress::compareTo));
    return members.stream().sorted(byPriority.thenComparing(bySource).reversed()).toList();
  }

  private static void place(Member member, List<Group> groups) {
    for (Group group : groups) {
      if (group.lacks(member.host())
          && group.members.stream().anyMatch(other -> isSameRouter(member, other))) {
        group.members.add(member);
        return;
      }
    }
    groups.add(new Group(member));
  }

  private static boolean isSameRouter(Member member, Member other) {
    return member.spec().family() == other.spec().family() && member.sharesAddressWith(other);
  }

  private boolean isNamesakeOf(Group other) {
    return members.getFirst().spec().vrid() == other.members.getFirst().spec().vrid()
        && isOfOneNameWith(other);
  }

  /** Two services of several hosts each may share a careless name; one left alone is a slip. */
  private boolean isStrayOf(Group other) {
    return (members.size() == 1 || other.members.size() == 1) && isOfOneNameWith(other);
  }

  private boolean isOfOneNameWith(Group other) {
    RouterSpec ours = members.getFirst().spec();
    RouterSpec theirs = other.members.getFirst().spec();
    return ours.name().equals(theirs.name())
        && ours.family() == theirs.family()
        && other.members.stream().allMatch(member -> lacks(member.host()));
  }

  private boolean lacks(ClusterHost host) {
    return members.stream().noneMatch(member -> member.host().equals(host));
  }
}

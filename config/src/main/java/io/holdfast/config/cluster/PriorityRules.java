package io.holdfast.config.cluster;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who wins, and whether that can change: priorities, owners, states, nopreempt and weights. */
final class PriorityRules {
  private final List<Member> ranked;
  private final ClusterFindings findings;

  PriorityRules(Group group, ClusterFindings findings) {
    this.ranked = group.ranked();
    this.findings = findings;
  }

  void check() {
    for (int index = 0; index < ranked.size(); index++) {
      Member member = ranked.get(index);
      if (index > 0) {
        compare(ranked.get(index - 1), member);
      }
      reportFalseOwner(member);
      reportState(member);
      if (index + 1 < ranked.size()) {
        reportWeights(member, ranked.get(index + 1));
      }
    }
    reportPreemption();
  }

  private void compare(Member better, Member worse) {
    boolean owners = better.isOwner() && worse.isOwner();
    if (better.priority() == worse.priority()) {
      findings.add(
          owners ? DiagnosticCode.CLUSTER_TWO_OWNERS : DiagnosticCode.CLUSTER_EQUAL_PRIORITY,
          worse.place("priority", "state"),
          better.place("priority", "state"),
          "%s has priority %s, and so has %s"
              .formatted(worse.title(), worse.priority(), better.host().name()));
    }
  }

  private void reportFalseOwner(Member member) {
    IpAddress source = member.source();
    if (!member.isOwner() || source == null || member.advertised().contains(source)) {
      return;
    }
    for (AddressSpec line : member.spec().addresses()) {
      findings.add(
          DiagnosticCode.CLUSTER_FALSE_OWNER,
          member.place("priority", "state"),
          member.placeOf(line),
          "%s has priority 255, the owner's, but %s is not its address %s"
              .formatted(member.title(), line.address(), source));
      return;
    }
  }

  private void reportState(Member member) {
    if (member.spec().wantedState() != WantedState.MASTER || !member.writes("state")) {
      return;
    }
    Member best = ranked.getFirst();
    if (!best.equals(member)) {
      findings.add(
          DiagnosticCode.CLUSTER_STATE_MASTER,
          member.place("state"),
          best.place("priority", "state"),
          "%s has state MASTER, but %s has priority %s against %s and becomes master"
              .formatted(member.title(), best.host().name(), best.priority(), member.priority()));
    } else if (member.isOwner()) {
      findings.add(
          DiagnosticCode.CLUSTER_STATE_MASTER,
          member.place("state"),
          ranked.getLast().place("state", "priority"),
          member.title()
              + " has state MASTER and priority 255, so it takes the address when it starts"
              + " without listening for another master");
    }
  }

  /** A check that fails must bring the priority below that of the next host. */
  private void reportWeights(Member member, Member next) {
    for (TrackSpec track : member.tracks()) {
      int after = member.priorityWithout(track);
      boolean matters = track.weight() != 0 && member.priority() > next.priority();
      if (matters && after < member.priority() && after >= next.priority()) {
        findings.add(
            DiagnosticCode.CLUSTER_WEIGHT_TOO_SMALL,
            member.place(track.kind().keyword()),
            next.place("priority", "state"),
            "if %s fails, %s falls from %s to %s, which is not below the %s of %s"
                .formatted(
                    track.name(),
                    member.title(),
                    member.priority(),
                    after,
                    next.priority(),
                    next.host().name()));
      }
    }
  }

  private void reportPreemption() {
    Member best = ranked.getFirst();
    Member steady = firstNotPreempting();
    if (steady == null) {
      return;
    }
    if (best.spec().preempt().enabled()) {
      boolean isWritten = best.writes("nopreempt");
      findings.add(
          DiagnosticCode.CLUSTER_NOPREEMPT_DEFEATED,
          best.place("nopreempt", "state", "priority"),
          steady.place("nopreempt"),
          best.title()
              + (isWritten
                  ? " has nopreempt, but its state MASTER or priority 255 defeats it"
                  : " has the highest priority and no nopreempt, so it takes the address back"));
    }
    for (Member member : ranked) {
      boolean isWeighted = member.spec().tracks().stream().anyMatch(track -> track.weight() != 0);
      if (isWeighted && !member.equals(steady) && !steady.spec().preempt().enabled()) {
        findings.add(
            DiagnosticCode.CLUSTER_NOPREEMPT_DEFEATED,
            steady.place("nopreempt"),
            member.place("track_script"),
            "%s has nopreempt, so it leaves the address to %s when a script with a weight fails"
                .formatted(steady.title(), member.host().name()));
      }
    }
  }

  /** The worst member that writes nopreempt, or null. */
  private @Nullable Member firstNotPreempting() {
    for (Member member : ranked.reversed()) {
      if (member.writes("nopreempt")) {
        return member;
      }
    }
    return null;
  }
}

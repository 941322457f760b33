package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.SyncGroupDraft;
import java.util.HashSet;
import java.util.Set;

/** Checks the members of sync groups. Use once. */
final class GroupRules {
  private final Draft draft;
  private final Findings findings;
  private final Set<String> grouped = new HashSet<>();
  private final Set<String> unweighted = new HashSet<>();

  GroupRules(Draft draft, Findings findings) {
    this.draft = draft;
    this.findings = findings;
  }

  /** Checks all groups; returns the members in which weights do not count. */
  Set<String> check() {
    draft.groups().forEach(this::check);
    return unweighted;
  }

  private void check(SyncGroupDraft group) {
    String name = group.name();
    if (group.members().isEmpty()) {
      report(group, "Sync group " + name + " has no virtual router(s). removing");
      return;
    }
    int members = 0;
    for (String member : group.members()) {
      if (draft.instance(member) == null) {
        report(
            group,
            "Virtual router %s specified in sync group %s doesn't exist - ignoring"
                .formatted(member, name));
      } else if (grouped.add(member)) {
        members++;
        if (!group.weighted()) {
          unweighted.add(member);
        }
      } else {
        report(
            group,
            "Virtual router %s cannot exist in more than one sync group; ignoring %s"
                .formatted(member, name));
      }
    }
    if (members == 0) {
      report(
          group,
          "Sync group %s, no matching virtual router found in group declaration - removing"
              .formatted(name));
    } else if (members == 1) {
      report(
          group,
          "Sync group %s has only 1 virtual router(s) - this probably isn't what you want"
              .formatted(name));
    }
  }

  private void report(SyncGroupDraft group, String message) {
    findings.report(DiagnosticCode.SYNC_GROUP_MEMBERS, group.place(), message);
  }
}

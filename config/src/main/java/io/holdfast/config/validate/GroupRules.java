package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Place;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.config.parse.SyncGroupDraft;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.RouterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the members of sync groups. Use once. */
final class GroupRules {
  private final Draft draft;
  private final Findings findings;
  private final Set<String> grouped = new HashSet<>();
  private final Set<String> unweighted = new HashSet<>();
  private final Map<String, SyncGroupDraft> groupOf = new HashMap<>();

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
    if (group.words().isEmpty()) {
      report(group.place(), "Sync group " + name + " has no virtual router(s). removing");
      return;
    }
    List<String> members = new ArrayList<>();
    for (Word word : group.words()) {
      String member = word.text();
      if (draft.instance(member) == null) {
        report(
            word.place(),
            "Virtual router %s specified in sync group %s doesn't exist - ignoring"
                .formatted(member, name));
      } else if (grouped.add(member)) {
        members.add(member);
        groupOf.put(member, group);
        if (!group.weighted()) {
          unweighted.add(member);
        }
      } else {
        report(
            word.place(),
            "Virtual router %s cannot exist in more than one sync group; ignoring %s"
                .formatted(member, name));
      }
    }
    if (members.isEmpty()) {
      report(
          group.place(),
          "Sync group %s, no matching virtual router found in group declaration - removing"
              .formatted(name));
    } else if (members.size() == 1) {
      report(
          group.place(),
          "Sync group %s has only 1 virtual router(s) - this probably isn't what you want"
              .formatted(name));
    }
  }

  /** Returns the group of an instance, or null; after the check. */
  @Nullable SyncGroupDraft groupOf(String instance) {
    return groupOf.get(instance);
  }

  /**
   * Returns the groups that have a member.
   *
   * @param routers the routers that there are
   */
  List<GroupSpec> specs(List<RouterSpec> routers, TrackRules tracks, CommandRules commands) {
    Set<String> known = new HashSet<>();
    routers.forEach(router -> known.add(router.name()));
    List<GroupSpec> specs = new ArrayList<>();
    for (SyncGroupDraft group : draft.groups()) {
      List<String> members =
          group.members().stream()
              .filter(member -> known.contains(member) && group.equals(groupOf.get(member)))
              .distinct()
              .toList();
      for (String member : members) {
        InstanceDraft instance = draft.instance(member);
        if (instance != null) {
          tracks.checkMember(instance, group.tracks());
        }
      }
      if (!members.isEmpty()) {
        specs.add(
            new GroupSpec(
                group.name(),
                members,
                tracks.ofGroup(group.name(), group.tracks()),
                group.weighted(),
                commands.notices(group.notices(), null)));
      }
    }
    return specs;
  }

  private void report(Place place, String message) {
    findings.report(DiagnosticCode.SYNC_GROUP_MEMBERS, place, message);
  }
}

package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.DefaultWeight;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.config.parse.TrackDraft;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the entries of track lists. What {@link WeightRules} and {@link ScriptRules} say of
 * weights that do not count is done here.
 */
final class TrackRules {
  private final Draft draft;
  private final Set<String> unweighted;
  private final ScriptRules scripts;
  private final Findings findings;

  /**
   * Prepares to resolve.
   *
   * @param unweighted the members of sync groups in which weights do not count
   */
  TrackRules(Draft draft, Set<String> unweighted, ScriptRules scripts, Findings findings) {
    this.draft = draft;
    this.unweighted = unweighted;
    this.scripts = scripts;
    this.findings = findings;
  }

  /** Returns what a sync group tracks, in the order of the kinds. */
  List<TrackSpec> ofGroup(String group, List<TrackDraft> tracks) {
    List<TrackSpec> specs = new ArrayList<>();
    for (TrackDraft track : tracks) {
      if (!track.kind().equals(TrackKind.SCRIPT) || scripts.isUsable(group, track)) {
        specs.add(spec(track));
      }
    }
    return ordered(specs);
  }

  /** Returns what an instance of a priority tracks, in the order of the kinds. */
  List<TrackSpec> ofInstance(InstanceDraft instance, int priority) {
    boolean owner = priority == RouterSpec.OWNER_PRIORITY;
    boolean grouped = unweighted.contains(instance.name);
    List<TrackSpec> specs = new ArrayList<>();
    for (TrackDraft track : instance.tracks) {
      boolean isScript = track.kind().equals(TrackKind.SCRIPT);
      if (isScript && !scripts.isUsable(instance.name, track)) {
        continue;
      }
      TrackSpec spec = spec(track);
      boolean ownLink =
          track.kind().equals(TrackKind.INTERFACE) && track.name().equals(instance.interfaceName);
      if (ownLink) {
        reportOwnLink(instance, track);
      }
      boolean isTouched = !spec.isFault() && !track.kind().equals(TrackKind.PROCESS);
      if (isTouched && (owner || grouped)) {
        if (isScript) {
          scripts.reportWeight(instance.name, track, owner);
        }
        spec = withoutWeight(spec, owner);
      }
      if (spec != null && !ownLink) {
        specs.add(spec);
      }
    }
    return ordered(specs);
  }

  private void reportOwnLink(InstanceDraft instance, TrackDraft track) {
    findings.report(
        DiagnosticCode.TRACKED_ANYWAY,
        track.place(),
        "(%s) Ignoring track_interface %s since own interface"
            .formatted(instance.name, track.name()));
  }

  /** Reports the interfaces that a group tracks and its member, too. */
  void checkMember(InstanceDraft member, List<TrackDraft> ofGroup) {
    for (TrackDraft track : ofGroup) {
      boolean isLink = track.kind().equals(TrackKind.INTERFACE);
      boolean isOwn =
          track.name().equals(member.interfaceName) && !member.plain.isSet("dont_track_primary");
      if (isLink && (isOwn || tracksOther(member, track.name()))) {
        findings.report(
            DiagnosticCode.TRACKED_ANYWAY,
            track.place(),
            "(%s) track_interface %s is configured on VRRP instance and sync group."
                    .formatted(member.name, track.name())
                + " Remove vrrp instance or sync group config");
      }
    }
  }

  private static boolean tracksOther(InstanceDraft member, String link) {
    return !link.equals(member.interfaceName)
        && member.tracks.stream()
            .anyMatch(
                track -> track.kind().equals(TrackKind.INTERFACE) && track.name().equals(link));
  }

  /** What is left of an entry whose weight does not count; null when it is dropped. */
  private static @Nullable TrackSpec withoutWeight(TrackSpec spec, boolean owner) {
    boolean isKept =
        switch (spec.kind()) {
          case INTERFACE -> !owner;
          case FILE -> spec.weight() == WeightRules.KEPT_FILE_WEIGHT;
          case SCRIPT, PROCESS, BFD, COMBINATION -> false;
        };
    return isKept ? new TrackSpec(spec.kind(), spec.name(), 0, false) : null;
  }

  private TrackSpec spec(TrackDraft track) {
    DefaultWeight byDefault = draft.defaultWeight(track.kind(), track.name());
    Integer weight = track.weight();
    Boolean reverse = track.reverse();
    return new TrackSpec(
        track.kind(),
        track.name(),
        weight == null ? byDefault.weight() : weight,
        reverse == null ? byDefault.reverse() : reverse);
  }

  private static List<TrackSpec> ordered(List<TrackSpec> specs) {
    specs.sort((one, other) -> one.kind().compareTo(other.kind()));
    return specs;
  }
}

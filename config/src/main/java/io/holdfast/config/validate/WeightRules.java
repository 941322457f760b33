package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.config.parse.TrackedWeight;
import io.holdfast.core.spec.RouterSpec;
import java.util.Set;

/**
 * Tells which weights do not count: those of an address owner, and those of the members of a sync
 * group, whose priorities must stay in step. Scripts are told by {@link ScriptRules}.
 */
final class WeightRules {
  /** A file of this weight is tracked without it; any other weighted one is not tracked. */
  static final int KEPT_FILE_WEIGHT = 1;

  private final Set<String> grouped;
  private final Findings findings;

  /**
   * Prepares to check.
   *
   * @param grouped the members of sync groups in which weights do not count
   */
  WeightRules(Set<String> grouped, Findings findings) {
    this.grouped = grouped;
    this.findings = findings;
  }

  void check(InstanceDraft instance, int priority) {
    boolean owner = priority == RouterSpec.OWNER_PRIORITY;
    if (!owner && !grouped.contains(instance.name)) {
      return;
    }
    for (TrackedWeight tracked : instance.trackedWeights) {
      String said = sentence(tracked, owner);
      if (!said.isEmpty()) {
        findings.report(
            DiagnosticCode.TRACK_WEIGHT_IGNORED,
            tracked.place(),
            "(" + instance.name + ") " + said);
      }
    }
  }

  private static String sentence(TrackedWeight tracked, boolean owner) {
    String name = tracked.name();
    return switch (tracked.keyword()) {
      case "track_interface" ->
          owner
              ? "ignoring " + name + " tracked interface due to address owner"
              : "ignoring " + name + " tracked interface weight due to SYNC group";
      case "track_file" ->
          tracked.weight() == KEPT_FILE_WEIGHT
              ? "ignoring weight from tracked file %s due to %s. specify weight 0"
                  .formatted(name, cause(owner))
              : dropped("file " + name, tracked, owner);
      case "track_bfd" -> dropped("bfd " + name, tracked, owner);
      default -> "";
    };
  }

  private static String dropped(String what, TrackedWeight tracked, boolean owner) {
    return "ignoring tracked %s with weight %s due to %s"
        .formatted(what, tracked.weight(), cause(owner));
  }

  private static String cause(boolean owner) {
    return owner ? "address_owner" : "SYNC group";
  }
}

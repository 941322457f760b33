package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.config.parse.ScriptDraft;
import io.holdfast.config.parse.TrackDraft;
import io.holdfast.config.text.ScriptCommand;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the scripts and resolves the names that track them. */
final class ScriptRules {
  private static final long NANOS_IN_MICRO = 1000;

  private final Draft draft;
  private final Set<String> grouped;
  private final ScriptFiles files;
  private final Findings findings;
  private final Map<String, ScriptSpec> specs = new LinkedHashMap<>();

  /**
   * Checks the scripts.
   *
   * @param grouped the members of sync groups in which weights do not count
   * @param files where the programs are looked for
   */
  ScriptRules(Draft draft, Set<String> grouped, ScriptFiles files, Findings findings) {
    this.draft = draft;
    this.grouped = grouped;
    this.files = files;
    this.findings = findings;
    draft.scripts().forEach(this::check);
    if (!draft.global.scriptSecurity) {
      draft.scripts().stream()
          .filter(script -> {
            ScriptSpec spec = specs.get(script.name);
            return spec != null && runsAsRoot(spec) && files.exists(spec.command().getFirst());
          })
          .findFirst()
          .ifPresent(script ->
              findings.report(
                  DiagnosticCode.SCRIPT_AS_ROOT,
                  script.place,
                  "SECURITY VIOLATION - scripts are being executed but script_security not"
                      + " enabled."));
    }
  }

  /** Returns the specifications that the routers use; the others are reported. */
  List<ScriptSpec> used(List<RouterSpec> routers) {
    List<ScriptSpec> used = new ArrayList<>();
    Set<String> tracked = new HashSet<>();
    for (RouterSpec router : routers) {
      router.tracks().stream()
          .filter(TrackSpec::isScript)
          .forEach(track -> tracked.add(track.name()));
    }
    for (ScriptSpec spec : specs.values()) {
      ScriptDraft script = draft.script(spec.name());
      if (tracked.contains(spec.name())) {
        used.add(spec);
      } else if (script != null) {
        findings.advise(
            DiagnosticCode.SCRIPT_UNUSED,
            script.place,
            "Warning - script " + spec.name() + " is not used");
      }
    }
    return used;
  }

  /** Returns what an instance of a priority tracks. */
  List<TrackSpec> tracked(InstanceDraft instance, int priority) {
    List<TrackSpec> tracked = new ArrayList<>();
    for (TrackDraft track : instance.trackScripts) {
      ScriptDraft script = draft.script(track.script());
      if (script == null || !specs.containsKey(track.script())) {
        findings.report(
            DiagnosticCode.SCRIPT_NOT_FOUND,
            track.place(),
            "(%s) track script %s not found, ignoring...".formatted(instance.name, track.script()));
        continue;
      }
      Integer own = track.weight();
      Boolean ownReverse = track.reverse();
      int weight = own == null ? script.weight : own;
      boolean reverse = ownReverse == null ? script.reverse : ownReverse;
      boolean owner = priority == RouterSpec.OWNER_PRIORITY;
      if (weight != 0 && (owner || grouped.contains(instance.name))) {
        findings.report(
            DiagnosticCode.TRACK_WEIGHT_IGNORED,
            track.place(),
            "(%s) ignoring tracked script %s with weights due to %s"
                .formatted(instance.name, track.script(), owner ? "address_owner" : "SYNC group"));
      } else {
        tracked.add(new TrackSpec(TrackKind.SCRIPT, track.script(), weight, reverse));
      }
    }
    return tracked;
  }

  private void check(ScriptDraft script) {
    ScriptCommand command = script.command;
    if (command == null) {
      findings.report(
          DiagnosticCode.SCRIPT_WITHOUT_COMMAND,
          script.place,
          "No script set for vrrp_script " + script.name + " - removing");
      return;
    }
    if (!files.exists(command.arguments().getFirst())) {
      findings.report(
          DiagnosticCode.SCRIPT_FILE_MISSING,
          script.place,
          "Disabling track script " + script.name + " since not found/accessible");
    }
    boolean own = !script.user.isEmpty();
    Long timeout = script.timeoutMicros;
    specs.put(
        script.name,
        new ScriptSpec(
            script.name,
            command.arguments(),
            own ? script.user : draft.global.scriptUser,
            own ? script.group : draft.global.scriptGroup,
            script.intervalMicros * NANOS_IN_MICRO,
            (timeout == null ? script.intervalMicros : timeout) * NANOS_IN_MICRO,
            script.rise,
            script.fall,
            script.startsFailed,
            null));
  }

  private static boolean runsAsRoot(ScriptSpec spec) {
    return spec.user().isEmpty() || spec.user().equals("root");
  }
}

package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.ScriptDraft;
import io.holdfast.config.parse.TrackDraft;
import io.holdfast.config.text.ScriptCommand;
import io.holdfast.core.spec.CheckSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the scripts and resolves the names that track them. */
final class ScriptRules {
  private static final long NANOS_IN_MICRO = 1000;

  private final Draft draft;
  private final ScriptFiles files;
  private final Findings findings;
  private final Map<String, ScriptSpec> specs = new LinkedHashMap<>();

  /**
   * Checks the scripts.
   *
   * @param files where the programs are looked for
   */
  ScriptRules(Draft draft, ScriptFiles files, Findings findings) {
    this.draft = draft;
    this.files = files;
    this.findings = findings;
    draft.scripts().forEach(this::check);
    if (!draft.global.scriptSecurity && mayRun()) {
      reportFirstAsRoot();
    }
  }

  private boolean mayRun() {
    return !draft.instances().isEmpty() || draft.hasLooseInstance;
  }

  private void reportFirstAsRoot() {
    for (ScriptDraft script : draft.scripts()) {
      if (runsAsRoot(script)) {
        findings.reportFirst(
            DiagnosticCode.SCRIPT_AS_ROOT,
            script.place,
            "SECURITY VIOLATION - scripts are being executed but script_security not enabled.");
        return;
      }
    }
  }

  /**
   * Returns the specifications that someone uses; the others are reported.
   *
   * @param tracks everything that is tracked
   */
  List<ScriptSpec> used(List<TrackerName> tracks) {
    List<ScriptSpec> used = new ArrayList<>();
    Set<TrackerName> tracked = Set.copyOf(tracks);
    for (ScriptSpec spec : specs.values()) {
      ScriptDraft script = draft.script(spec.name());
      if (tracked.contains(new TrackerName(TrackKind.SCRIPT, spec.name()))) {
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

  /** Returns whether a tracked script can be run; reports one that cannot. */
  boolean isUsable(String owner, TrackDraft track) {
    if (specs.containsKey(track.name())) {
      return true;
    }
    findings.report(
        DiagnosticCode.SCRIPT_NOT_FOUND,
        track.place(),
        "(%s) track script %s not found, ignoring...".formatted(owner, track.name()));
    return false;
  }

  /** Reports a weight that does not count. */
  void reportWeight(String instance, TrackDraft track, boolean owner) {
    findings.report(
        DiagnosticCode.TRACK_WEIGHT_IGNORED,
        track.place(),
        "(%s) ignoring tracked script %s with weights due to %s"
            .formatted(instance, track.name(), owner ? "address_owner" : "SYNC group"));
  }

  private void check(ScriptDraft script) {
    ScriptCommand command = script.command;
    CheckSpec check = script.check;
    if (command == null && check == null && script.unknownCheck.isEmpty()) {
      findings.report(
          DiagnosticCode.SCRIPT_WITHOUT_COMMAND,
          script.place,
          "No script set for vrrp_script " + script.name + " - removing");
      return;
    }
    if (command != null && check == null) {
      checkUser(script, command);
      if (mayRun()) {
        checkFile(script, command.arguments().getFirst());
      }
    }
    boolean own = !script.user.isEmpty();
    Long timeout = script.timeoutMicros;
    specs.put(
        script.name,
        new ScriptSpec(
            script.name,
            command == null ? script.unknownCheck : command.arguments(),
            own ? script.user : draft.global.scriptUser,
            own ? script.group : draft.global.scriptGroup,
            script.intervalMicros * NANOS_IN_MICRO,
            (timeout == null ? script.intervalMicros : timeout) * NANOS_IN_MICRO,
            script.rise,
            script.fall,
            script.startsFailed,
            check));
  }

  private void checkUser(ScriptDraft script, ScriptCommand command) {
    switch (identity(script)) {
      case UNKNOWN ->
          findings.report(
              DiagnosticCode.SCRIPT_USER_UNKNOWN,
              script.place,
              "Unable to set uid/gid for script '" + String.join(" ", command.arguments()) + "'");
      case NO_DEFAULT ->
          findings.report(
              DiagnosticCode.SCRIPT_USER_UNKNOWN,
              script.place,
              "Unable to set default user for vrrp script " + script.name + " - removing");
      case ROOT, OTHER -> {
        // It can be run.
      }
    }
  }

  private void checkFile(ScriptDraft script, String program) {
    boolean reads = program.startsWith("</");
    if (!reads && !files.exists(program)) {
      findings.report(
          DiagnosticCode.SCRIPT_FILE_MISSING,
          script.place,
          "Disabling track script " + script.name + " since not found/accessible");
    } else if (!reads && draft.global.scriptSecurity && files.isInsecure(program)) {
      findings.report(
          DiagnosticCode.SCRIPT_INSECURE,
          script.place,
          "Disabling track script " + script.name + " due to insecure");
    }
  }

  private boolean runsAsRoot(ScriptDraft script) {
    ScriptSpec spec = specs.get(script.name);
    return spec != null
        && spec.check() == null
        && !opensFile(spec)
        && identity(script) == ScriptUser.Identity.ROOT
        && files.exists(spec.command().getFirst());
  }

  /** A redirection alone is handed to a shell, and keepalived does not count it as a script. */
  private static boolean opensFile(ScriptSpec spec) {
    return spec.command().getFirst().equals("/bin/sh") && spec.command().getLast().startsWith("</");
  }

  private ScriptUser.Identity identity(ScriptDraft script) {
    return new ScriptUser(draft.global, files.host()).of(script.user, script.group);
  }
}

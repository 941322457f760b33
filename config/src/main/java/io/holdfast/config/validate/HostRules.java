package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.host.HostView;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.config.parse.InterfaceUse;
import io.holdfast.config.parse.MailServerUse;
import io.holdfast.config.parse.ScriptUse;
import io.holdfast.config.parse.UserUse;

/** Checks what the text needs of the host: interfaces, users, and programs that run as root. */
final class HostRules {
  private static final String NO_DEFAULT =
      "Unable to set default user keepalived_script for script";

  private final Draft draft;
  private final HostView host;
  private final ScriptFiles files;
  private final Findings findings;

  HostRules(Draft draft, HostView host, ScriptFiles files, Findings findings) {
    this.draft = draft;
    this.host = host;
    this.files = files;
    this.findings = findings;
  }

  void check() {
    draft.hostUses.users.forEach(this::check);
    draft.hostUses.newInterfaces.forEach(this::checkNew);
    draft.hostUses.mailServers.forEach(this::check);
    if (!draft.hostUses.elsewhere) {
      draft.hostUses.interfaces.forEach(this::check);
      draft.instances().forEach(this::checkMulticast);
    }
    draft.hostUses.scripts.forEach(this::check);
  }

  private void check(UserUse use) {
    String group = use.group().startsWith(":") ? use.group().substring(1) : use.group();
    if (!host.hasUser(use.user()) || (!group.isEmpty() && !host.hasGroup(group))) {
      findings.report(DiagnosticCode.SCRIPT_USER_UNKNOWN, use.place(), use.message());
    }
  }

  /** An empty name is one that another instance has. */
  private void checkNew(InterfaceUse use) {
    boolean onHost = host.isKnown() && !draft.hostUses.elsewhere;
    if (use.name().isEmpty() || (onHost && host.hasInterface(use.name()))) {
      findings.report(use.code(), use.place(), use.message());
    }
  }

  private void check(MailServerUse use) {
    if (!host.canResolve(use.name())) {
      findings.report(
          DiagnosticCode.MAIL_SERVER_UNKNOWN,
          use.place(),
          "Invalid smtp server " + use.name() + " " + use.port());
    }
  }

  private void check(InterfaceUse use) {
    boolean mayBeAbsent =
        draft.hostUses.dynamicInterfaces && use.code() != DiagnosticCode.BAD_ROUTE;
    if (!mayBeAbsent && !host.hasInterface(use.name())) {
      findings.report(use.code(), use.place(), use.message());
    }
  }

  private void checkMulticast(InstanceDraft instance) {
    boolean sends = instance.peers.isEmpty() && !instance.faultWithoutPeers;
    boolean isHere = !instance.plain.isSet("net_namespace");
    if (sends && isHere && !host.canMulticast(instance.interfaceName)) {
      findings.explain(
          DiagnosticCode.INTERFACE_WITHOUT_MULTICAST,
          instance.placeOf("interface"),
          "%s sends by multicast, which its interface %s cannot"
              .formatted(instance.name, instance.interfaceName),
          "(%s) interface %s does not support multicast, specify unicast peers - disabling"
              .formatted(instance.name, instance.interfaceName));
    }
  }

  private void check(ScriptUse use) {
    boolean unseen = use.runner() == ScriptUse.Runner.VRRP && draft.instances().isEmpty();
    if (unseen) {
      return;
    }
    ScriptUser users = new ScriptUser(draft.global, host);
    switch (users.of(use.user(), use.group())) {
      case ROOT -> {
        if (!draft.global.scriptSecurity && files.exists(use.program())) {
          violation(use);
        }
      }
      case NO_DEFAULT ->
          findings.report(DiagnosticCode.SCRIPT_USER_UNKNOWN, use.place(), NO_DEFAULT);
      case UNKNOWN -> userAbsent(use);
      case OTHER -> {
        // Nobody can become root by it.
      }
    }
  }

  /** Only the parent tells of it. */
  private void userAbsent(ScriptUse use) {
    String problem = "the host has no such user or group to run " + use.program();
    if (use.runner() == ScriptUse.Runner.PARENT) {
      String said = "Invalid " + use.keyword().replace('_', ' ');
      findings.explain(DiagnosticCode.SCRIPT_USER_UNKNOWN, use.place(), problem, said);
    } else {
      findings.advise(DiagnosticCode.SCRIPT_USER_ABSENT, use.place(), problem);
    }
  }

  private void violation(ScriptUse use) {
    switch (use.runner()) {
      case PARENT -> report(DiagnosticCode.START_SCRIPT_AS_ROOT, use, "start/shutdown scripts");
      case CHECKER -> report(DiagnosticCode.LVS_SCRIPT_AS_ROOT, use, "check scripts");
      case VRRP -> report(DiagnosticCode.SCRIPT_AS_ROOT, use, "scripts");
    }
  }

  private void report(DiagnosticCode code, ScriptUse use, String what) {
    findings.reportFirst(
        code,
        use.place(),
        "SECURITY VIOLATION - " + what + " are being executed but script_security not enabled.");
  }
}

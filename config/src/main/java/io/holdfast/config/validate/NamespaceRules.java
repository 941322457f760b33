package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.core.spec.HostSpec;

/** Puts an instance into another network namespace than the daemon's. Use once. */
final class NamespaceRules {
  private static final String KEYWORD = "net_namespace";

  private final InstanceDraft draft;
  private final Findings findings;

  NamespaceRules(InstanceDraft draft, Findings findings) {
    this.draft = draft;
    this.findings = findings;
  }

  /** Returns what the instance asks of the host, and where. */
  HostSpec resolve(HostSpec host) {
    String namespace = draft.plain.text(KEYWORD);
    if (namespace.isEmpty()) {
      return host;
    }
    if (draft.interfaceName.isEmpty() || namespace.indexOf('/') >= 0) {
      findings.advise(
          DiagnosticCode.NAMESPACE_UNUSABLE,
          draft.placeOf(KEYWORD),
          namespace.indexOf('/') >= 0
              ? "net_namespace wants a name, not a path"
              : draft.name + " names no interface in the network namespace " + namespace);
      return host;
    }
    return host.in(namespace);
  }
}

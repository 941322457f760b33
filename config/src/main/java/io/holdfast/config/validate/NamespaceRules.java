package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.LinkSpec;
import java.util.ArrayList;
import java.util.List;

/** What an instance in another network namespace than the daemon cannot have yet. Use once. */
final class NamespaceRules {
  private static final String KEYWORD = "net_namespace";

  private final InstanceDraft draft;
  private final Findings findings;

  NamespaceRules(InstanceDraft draft, Findings findings) {
    this.draft = draft;
    this.findings = findings;
  }

  /** Returns what the instance asks of the host, without what is not done elsewhere. */
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
    List<String> lost = lost(host);
    if (!lost.isEmpty()) {
      findings.advise(
          DiagnosticCode.NAMESPACE_LIMITED,
          draft.placeOf(KEYWORD),
          String.join(", ", lost) + " in another network namespace than the daemon's");
    }
    return new HostSpec(
            new DeviceSpec.None(),
            link(host.link()),
            List.of(),
            List.of(),
            host.extraAnnounce(),
            host.hmac(),
            host.latePriority())
        .in(namespace);
  }

  private static LinkSpec link(LinkSpec link) {
    return new LinkSpec(
        "",
        link.tracksSource(),
        link.ignoresOwnLink(),
        false,
        false,
        false,
        true,
        link.receiveBufferBytes());
  }

  private static List<String> lost(HostSpec host) {
    List<String> lost = new ArrayList<>();
    if (!(host.device() instanceof DeviceSpec.None)) {
      lost.add("use_vmac or use_ipvlan");
    }
    if (!host.routes().isEmpty()) {
      lost.add("virtual_routes");
    }
    if (!host.rules().isEmpty()) {
      lost.add("virtual_rules");
    }
    if (!host.link().accepts()) {
      lost.add("no_accept");
    }
    if (host.link().polled()) {
      lost.add("linkbeat_use_polling");
    }
    if (host.link().promotesSecondaries()) {
      lost.add("promote_secondaries");
    }
    return lost;
  }
}

package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/** Checks what an instance says of interfaces that keepalived would make. Use once. */
final class VmacRules {
  private final InstanceDraft draft;
  private final Findings findings;

  VmacRules(InstanceDraft draft, Findings findings) {
    this.draft = draft;
    this.findings = findings;
  }

  void check(Family family, StrictRules strict) {
    if (draft.vmacTransmitsOnBase && !draft.vmac) {
      report(
          DiagnosticCode.VMAC_MISSING,
          "vmac_xmit_base",
          "vmac_xmit_base is only valid with a vmac");
    } else if (draft.vmacTransmitsOnBase && strict.isOn()) {
      report(
          draft.peers.isEmpty() ? DiagnosticCode.STRICT_MODE : DiagnosticCode.UNICAST_OVER_PARENT,
          "vmac_xmit_base",
          "xmit_base is incompatible with strict mode - resetting");
    }
    boolean isVirtual = draft.vmac || draft.ipvlan;
    if (draft.unicastConfigured && isVirtual && !draft.vmacTransmitsOnBase) {
      report(
          DiagnosticCode.UNICAST_OVER_PARENT,
          draft.ipvlan ? "use_ipvlan" : "use_vmac",
          "unicast with use_vmac requires vmac_xmit_base - setting");
    }
    @Nullable Prefix own =
        draft.device instanceof DeviceSpec.Ipvlan ipvlan ? ipvlan.address() : null;
    boolean usable = own != null && own.address().family() == family;
    if (own != null && !usable) {
      report(
          DiagnosticCode.IPVLAN_WITHOUT_ADDRESS,
          "use_ipvlan",
          "ipvlan address[" + own.address() + "] MUST match vrrp instance family !!! Skipping...");
    }
    if (draft.ipvlan && family == Family.IPV4 && !usable && draft.source == null) {
      report(
          DiagnosticCode.IPVLAN_WITHOUT_ADDRESS,
          "use_ipvlan",
          "IPv4 ipvlan requires a source ip address to be configured."
              + " setting instance to fault state");
    }
  }

  private void report(DiagnosticCode code, String keyword, String message) {
    findings.report(code, draft.placeOf(keyword), "(" + draft.name + ") " + message);
  }
}

package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.AddressDraft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.wire.ip.Family;
import java.util.ArrayList;
import java.util.List;

/** Resolves the addresses of an instance and how many of them fit an advert. Use once. */
final class AddressRules {
  /** Addresses that the count field of an advert can tell, RFC 9568 section 5.2.5. */
  static final int MAX_ADVERTISED = 255;

  /** IPv6 addresses that fit a packet of 1500 octets: (1500 - 40 - 8) / 16. */
  static final int MAX_ADVERTISED_IPV6 = 90;

  private static final int SHORT_IPV4 = 8;
  private static final int SHORT_IPV6 = 32;

  /** The addresses, those that do not fit the advert moved. */
  record Addresses(List<AddressSpec> advertised, List<AddressSpec> excluded) {}

  private final InstanceDraft draft;
  private final Findings findings;
  private final StrictRules strict;

  AddressRules(InstanceDraft draft, Findings findings, StrictRules strict) {
    this.draft = draft;
    this.findings = findings;
    this.strict = strict;
  }

  Addresses resolve(Family family, int version) {
    List<AddressSpec> advertised = specs(draft.addresses, "vip");
    List<AddressSpec> excluded = specs(draft.excludedAddresses, "evip");
    int max = family == Family.IPV4 ? MAX_ADVERTISED : MAX_ADVERTISED_IPV6;
    if (advertised.size() > max) {
      report(
          DiagnosticCode.TOO_MANY_VIPS,
          "virtual_ipaddress",
          "%s has %d virtual addresses, and an advert can list %d"
              .formatted(draft.name, advertised.size(), max),
          "(%s) Number of VIPs (%d) exceeds maximum/space available in packet (max %d addresses)"
                  .formatted(draft.name, advertised.size(), max)
              + " - excess moved to eVIPs");
      excluded.addAll(0, advertised.subList(max, advertised.size()));
      advertised = new ArrayList<>(advertised.subList(0, max));
    }
    if (family == Family.IPV6 && !advertised.isEmpty() && draft.peers.isEmpty()) {
      strict.checkFirstAddress(advertised.getFirst());
    }
    if (advertised.isEmpty() && !draft.addressless) {
      boolean required = version == 3 || strict.isOn();
      report(
          required ? DiagnosticCode.VIP_MISSING : DiagnosticCode.VIP_ADVISABLE,
          "virtual_ipaddress",
          draft.name + " has no virtual address",
          "(%s) No VIP specified; at least one is %s"
              .formatted(draft.name, required ? "required" : "sensible"));
    }
    return new Addresses(advertised, excluded);
  }

  private List<AddressSpec> specs(List<AddressDraft> drafts, String kind) {
    List<AddressSpec> specs = new ArrayList<>();
    for (AddressDraft address : drafts) {
      String device =
          address.interfaceName().isEmpty() ? draft.interfaceName : address.interfaceName();
      if (device.isEmpty()) {
        findings.explain(
            DiagnosticCode.VIP_WITHOUT_INTERFACE,
            address.place(),
            "no interface is named for " + address.prefix(),
            "(%s): no interface for %s %s - removing"
                .formatted(draft.name, kind, address.prefix().address()));
        continue;
      }
      adviseAboutLength(address);
      specs.add(
          new AddressSpec(
              address.prefix(),
              device,
              address.scope(),
              address.label(),
              address.broadcast(),
              address.options()));
    }
    return specs;
  }

  private void adviseAboutLength(AddressDraft address) {
    boolean ipv4 = address.prefix().address().family() == Family.IPV4;
    if (address.prefix().length() <= (ipv4 ? SHORT_IPV4 : SHORT_IPV6)) {
      findings.advise(
          DiagnosticCode.SHORT_PREFIX,
          address.place(),
          "/"
              + address.prefix().length()
              + " on "
              + address.prefix().address()
              + " claims the whole range as directly connected");
    }
  }

  private void report(DiagnosticCode code, String keyword, String problem, String message) {
    findings.explain(code, draft.placeOf(keyword), problem, message);
  }
}

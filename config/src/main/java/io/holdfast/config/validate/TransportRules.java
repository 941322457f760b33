package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.GlobalDraft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides between multicast and unicast. Use once. */
final class TransportRules {
  private static final int DEFAULT_TTL_IPV4 = 255;
  private static final int DEFAULT_TTL_IPV6 = 64;

  private final InstanceDraft draft;
  private final GlobalDraft global;
  private final Findings findings;

  TransportRules(InstanceDraft draft, GlobalDraft global, Findings findings) {
    this.draft = draft;
    this.global = global;
    this.findings = findings;
  }

  /** Returns the transport; null when the instance has no way to send. */
  @Nullable TransportSpec resolve(Family family) {
    if (!draft.peers.isEmpty()) {
      return unicast(family);
    }
    if (draft.unicastTtl != null) {
      report(
          DiagnosticCode.TTL_WITHOUT_PEERS,
          "unicast_ttl",
          "%s has unicast_ttl, but no unicast_peer",
          "(%s): Cannot use unicast_ttl without unicast peers - resetting");
    }
    if (draft.unicastConfigured && draft.faultWithoutPeers) {
      findings.advise(
          DiagnosticCode.UNICAST_FAULT,
          draft.placeOf("unicast_fault_no_peer"),
          draft.name + " is to use unicast, but lists no unicast_peer");
      return unicast(family);
    }
    if (draft.unicastConfigured) {
      report(
          DiagnosticCode.UNICAST_WITHOUT_PEERS,
          draft.places.containsKey("unicast_src_ip") ? "unicast_src_ip" : "unicast_peer",
          "%s is to use unicast, but lists no unicast_peer",
          "(%s) A unicast keyword has been specified without any unicast peers. Defaulting to"
              + " multicast. This usage is deprecated - please update your configuration.");
    }
    if (draft.interfaceName.isEmpty()) {
      report(
          DiagnosticCode.INTERFACE_MISSING, "", "%s names no interface", "(%s) Unknown interface!");
      return null;
    }
    IpAddress fallback = family == Family.IPV4 ? global.group4 : global.group6;
    return new TransportSpec.Multicast(
        draft.source, Objects.requireNonNullElse(draft.multicastGroup, fallback));
  }

  private @Nullable TransportSpec unicast(Family family) {
    draft.scopedAddresses.forEach(this::compareScope);
    IpAddress source = draft.source;
    if (draft.interfaceName.isEmpty() && source == null) {
      report(
          DiagnosticCode.INTERFACE_MISSING,
          "",
          "%s names neither an interface nor unicast_src_ip",
          "(%s): Unicast instances must have unicast_src_ip or interface");
      return null;
    }
    if (draft.interfaceName.isEmpty() && source != null && source.isLinkLocal()) {
      report(
          DiagnosticCode.INTERFACE_MISSING,
          "unicast_src_ip",
          "%s names no interface, and a link-local unicast_src_ip does not tell one",
          "(%s) Non link-local address required if interface omitted");
      return null;
    }
    if (draft.multicastGroup != null) {
      report(
          DiagnosticCode.MULTICAST_IGNORED,
          "mcast_dst_ip",
          "%s has unicast peers, so it sends nothing to mcast_dst_ip",
          "(%s) multicast destination specified with unicast - ignoring");
    }
    if (source != null && isPeer(source)) {
      findings.advise(
          DiagnosticCode.OWN_ADDRESS_AS_PEER,
          draft.placeOf("unicast_peer"),
          "unicast_peer lists " + source + ", which is unicast_src_ip");
    }
    int fallback = family == Family.IPV4 ? DEFAULT_TTL_IPV4 : DEFAULT_TTL_IPV6;
    return new TransportSpec.Unicast(
        source,
        List.copyOf(draft.peers),
        Objects.requireNonNullElse(draft.unicastTtl, fallback),
        draft.checkUnicastSource || global.checkUnicastSource,
        draft.oldChecksum);
  }

  private void compareScope(Word word) {
    String scope = word.text().substring(word.text().indexOf('%') + 1);
    if (!draft.interfaceName.isEmpty() && !scope.equals(draft.interfaceName)) {
      findings.advise(
          DiagnosticCode.SCOPE_IGNORED,
          word.place(),
          "%s names interface %s, adverts of %s leave by %s"
              .formatted(word.text(), scope, draft.name, draft.interfaceName));
    }
  }

  private boolean isPeer(IpAddress address) {
    for (PeerSpec peer : draft.peers) {
      if (peer.address().equals(address)) {
        return true;
      }
    }
    return false;
  }

  private void report(DiagnosticCode code, String keyword, String problem, String message) {
    findings.explain(
        code, draft.placeOf(keyword), problem.formatted(draft.name), message.formatted(draft.name));
  }
}

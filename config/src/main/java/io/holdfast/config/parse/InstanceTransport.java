package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of an instance that say where adverts come from and go to. */
final class InstanceTransport {
  private static final int MAX_TTL = 255;
  private static final NumberRule TTL = NumberRule.strict(0, MAX_TTL);

  private final InstanceDraft draft;
  private final Values values;

  InstanceTransport(InstanceDraft draft, Values values) {
    this.draft = draft;
    this.values = values;
  }

  void register(Map<String, Handler> handlers) {
    handlers.put("mcast_src_ip", this::source);
    handlers.put("unicast_src_ip", unicast(this::source));
    handlers.put("mcast_dst_ip", this::multicastGroup);
    handlers.put("unicast_peer", unicast(this::peers));
    handlers.put("unicast_fault_no_peer", unicast(node -> draft.faultWithoutPeers = true));
    handlers.put("check_unicast_src", unicast(node -> draft.checkUnicastSource = true));
    handlers.put("unicast_ttl", this::unicastTtl);
    handlers.put("old_unicast_checksum", unicast(this::oldChecksum));
  }

  private Handler unicast(Handler handler) {
    return node -> {
      draft.unicastConfigured = true;
      handler.read(node);
    };
  }

  private void source(Node node) {
    Word word = node.parameter(1);
    String prefix = "Configuration error: VRRP instance[" + draft.name + "] ";
    String shown = word == null ? "" : word.text();
    IpAddress address = word == null ? null : scoped(word);
    if (address == null) {
      address = values.address(node, prefix + "malformed src address[" + shown + "]. Skipping...");
    }
    if (word == null || address == null) {
      return;
    }
    if (draft.acceptFamily(address.family())) {
      draft.source = address;
    } else {
      values.report(
          DiagnosticCode.FAMILY_MISMATCH,
          word,
          prefix + "and src address[" + shown + "] MUST be of the same family !!! Skipping...");
    }
  }

  private void multicastGroup(Node node) {
    Word word = node.parameter(1);
    String shown = word == null ? "" : word.text();
    IpAddress address =
        values.address(
            node, "(%s) malformed mcast dest address %s. Skipping...".formatted(draft.name, shown));
    if (word == null || address == null) {
      return;
    }
    if (!address.isMulticast()) {
      values.report(
          DiagnosticCode.BAD_VALUE,
          word,
          "(%s) mcast_dst_ip %s not multicast. Skipping...".formatted(draft.name, shown));
    } else if (draft.acceptFamily(address.family())) {
      draft.multicastGroup = address;
    } else {
      values.report(
          DiagnosticCode.FAMILY_MISMATCH,
          word,
          "(%s) mcast dest address %s MUST match VRRP instance family. Skipping..."
              .formatted(draft.name, shown));
    }
  }

  private void unicastTtl(Node node) {
    Word word = node.parameter(1);
    String said =
        "(%s): TTL '%s' not valid - must be between 0 & 255"
            .formatted(draft.name, word == null ? "" : word.text());
    Integer ttl = values.integer(node, TTL, said);
    draft.unicastTtl = ttl == null ? draft.unicastTtl : ttl;
  }

  private void oldChecksum(Node node) {
    Word word = node.parameter(1);
    if (word == null) {
      draft.oldChecksum = TransportSpec.OldChecksum.ALWAYS;
    } else if (word.text().equals("never")) {
      draft.oldChecksum = TransportSpec.OldChecksum.NEVER;
    } else {
      values.report(
          DiagnosticCode.BAD_VALUE,
          word,
          "(%s) Unknown old_unicast_chksum mode %s - ignoring".formatted(draft.name, word.text()));
    }
  }

  private void peers(Node node) {
    List<Node> lines = node.children();
    if (lines != null) {
      lines.forEach(this::peer);
    }
  }

  private void peer(Node line) {
    Word word = line.keyword();
    String prefix = "Configuration error: VRRP instance[" + draft.name + "] ";
    String shown = "unicast peer address[" + word.text() + "]";
    IpAddress address = scoped(word);
    if (address == null) {
      address = AddressWord.read(word, values);
    }
    if (address == null) {
      String message = prefix + "malformed " + shown + ". Skipping...";
      values.report(DiagnosticCode.BAD_ADDRESS, word, message);
    } else if (!draft.acceptFamily(address.family())) {
      values.report(
          DiagnosticCode.FAMILY_MISMATCH,
          word,
          prefix + "and " + shown + " MUST be of the same family !!! Skipping...");
    } else if (!draft.claim("peer", address)) {
      String problem = "unicast_peer lists " + word.text() + " twice";
      values.add(Diagnostic.of(DiagnosticCode.DUPLICATE_ADDRESS, word.place(), problem));
    } else {
      draft.peers.add(withTtl(line, address));
    }
  }

  /**
   * Returns a link-local IPv6 address with {@code %INTERFACE} behind it (RFC 4007 section 11.2);
   * null for everything else. That the interface is the instance's is looked at when it is known.
   */
  private @Nullable IpAddress scoped(Word word) {
    int percent = word.text().indexOf('%');
    IpAddress address = percent < 0 ? null : IpAddress.parse(word.text().substring(0, percent));
    if (address == null || address.family() != Family.IPV6 || !address.isLinkLocal()) {
      return null;
    }
    draft.scopedAddresses.add(word);
    return address;
  }

  private PeerSpec withTtl(Node line, IpAddress address) {
    int min = 0;
    int max = MAX_TTL;
    for (int index = 1; index <= line.parameterCount(); index += 2) {
      Word option = line.statement().words().get(index);
      Word word = line.parameter(index + 1);
      boolean known = option.text().equals("min_ttl") || option.text().equals("max_ttl");
      if (word == null) {
        complain(option, option.text() + " is missing a value");
      } else if (!known) {
        complain(option, "unknown unicast_peer option " + option.text());
      } else {
        Long ttl = values.number(word, TTL, "");
        draft.checkUnicastSource |= ttl != null;
        min = ttl != null && option.text().equals("min_ttl") ? ttl.intValue() : min;
        max = ttl != null && option.text().equals("max_ttl") ? ttl.intValue() : max;
      }
    }
    if (min > max) {
      values.report(
          DiagnosticCode.NO_PEER_PASSES,
          line.keyword(),
          "(%s) min_ttl %s > max_ttl %s - all packets will be discarded"
              .formatted(draft.name, min, max));
    }
    return new PeerSpec(address, min, max);
  }

  private void complain(Word word, String message) {
    values.report(DiagnosticCode.BAD_VALUE, word, "(" + draft.name + ") " + message);
  }
}

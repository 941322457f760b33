package io.holdfast.config.cluster;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The peer lists of a unicast router: everybody must list everybody else and not itself. */
final class PeerRules {
  private final List<Member> members;
  private final ClusterFindings findings;
  private final Map<Member, IpAddress> sources = new HashMap<>();
  private final boolean isUnicastOnly;
  private boolean isBroken;

  PeerRules(List<Member> members, ClusterFindings findings) {
    this.members = members.stream().filter(member -> member.unicast() != null).toList();
    this.findings = findings;
    this.isUnicastOnly = this.members.size() == members.size();
  }

  /** Checks; returns whether everybody sends to everybody else, as far as the files show. */
  boolean check() {
    for (Member member : members) {
      IpAddress source = member.source();
      if (source != null) {
        sources.put(member, source);
      }
    }
    members.forEach(this::inferSource);
    for (Member member : members) {
      for (Member other : members) {
        if (!member.equals(other)) {
          demandPeer(member, other);
        }
      }
      reportStrangers(member);
    }
    return !isBroken;
  }

  /** Without unicast_src_ip, a host is where all others send to and nobody else is. */
  private void inferSource(Member member) {
    if (sources.containsKey(member) || members.size() < 2) {
      return;
    }
    @Nullable List<IpAddress> candidates = null;
    for (Member other : members) {
      if (!other.equals(member) && candidates == null) {
        candidates = new ArrayList<>(peers(other));
      } else if (!other.equals(member) && candidates != null) {
        candidates.retainAll(peers(other));
      }
    }
    if (candidates == null) {
      return;
    }
    candidates.removeAll(sources.values());
    if (candidates.size() == 1) {
      IpAddress inferred = candidates.getFirst();
      sources.put(member, inferred);
      if (peers(member).contains(inferred)) {
        findings.add(
            DiagnosticCode.OWN_ADDRESS_AS_PEER,
            member.place("unicast_peer"),
            "%s lists %s, which is its own address as the others know it"
                .formatted(member.title(), inferred));
      }
    }
  }

  private void demandPeer(Member member, Member other) {
    IpAddress wanted = sources.get(other);
    if (wanted != null && !peers(member).contains(wanted)) {
      isBroken = true;
      findings.add(
          DiagnosticCode.CLUSTER_PEER_NOT_LISTED,
          member.place("unicast_peer"),
          other.place("unicast_src_ip", "unicast_peer"),
          "%s does not list %s, the address of %s"
              .formatted(member.title(), wanted, other.host().name()));
    }
  }

  private void reportStrangers(Member member) {
    if (!isUnicastOnly || !sources.keySet().containsAll(members)) {
      return;
    }
    for (IpAddress peer : peers(member)) {
      if (!sources.containsValue(peer)) {
        findings.add(
            DiagnosticCode.CLUSTER_PEER_UNKNOWN,
            member.place("unicast_peer"),
            "%s lists %s, which none of the given hosts has".formatted(member.title(), peer));
      }
    }
  }

  private static List<IpAddress> peers(Member member) {
    TransportSpec.Unicast unicast = Objects.requireNonNull(member.unicast());
    return unicast.peers().stream().map(PeerSpec::address).toList();
  }
}

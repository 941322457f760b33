package io.holdfast.config.cluster;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.core.spec.host.HmacKeySpec;
import io.holdfast.core.spec.host.HmacSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether each member of a virtual router takes the adverts of the others, as far as {@code
 * auth_hmac} goes: keys are compared by their ids, and never told.
 */
final class HmacRules {
  private final List<Member> members;
  private final ClusterFindings findings;

  HmacRules(List<Member> members, ClusterFindings findings) {
    this.members = members;
    this.findings = findings;
  }

  /** Checks, one finding a receiver; returns whether all adverts count. */
  boolean check() {
    boolean isSound = true;
    for (Member receiver : members) {
      isSound &= check(receiver);
    }
    return isSound;
  }

  private boolean check(Member receiver) {
    for (Member sender : members) {
      String problem = sender.equals(receiver) ? null : problem(sender, receiver);
      if (problem != null) {
        findings.add(
            DiagnosticCode.CLUSTER_AUTH_DIFFERS,
            receiver.place("auth_hmac", "virtual_router_id"),
            sender.place("auth_hmac", "virtual_router_id"),
            "%s %s, but %s %s"
                .formatted(receiver.title(), problem, sender.host().name(), sends(sender)));
        return false;
      }
    }
    return true;
  }

  private static String sends(Member sender) {
    HmacKeySpec key = signingKey(sender);
    return key == null ? "does not sign its adverts" : "signs with key " + key.id();
  }

  private static @Nullable String problem(Member sender, Member receiver) {
    HmacSpec known = receiver.spec().host().hmac();
    HmacKeySpec key = signingKey(sender);
    if (key == null) {
      boolean isDemanded = known != null && known.mode() == HmacSpec.Mode.ENFORCE;
      return isDemanded ? "wants signed adverts (auth_hmac, mode enforce)" : null;
    }
    if (known == null) {
      return "has no auth_hmac";
    }
    for (HmacKeySpec own : known.keys()) {
      if (own.id() == key.id()) {
        boolean isSame = Objects.equals(own.octets(), key.octets());
        return isSame ? null : "has another key " + key.id();
      }
    }
    return "has no key " + key.id();
  }

  private static @Nullable HmacKeySpec signingKey(Member member) {
    HmacSpec hmac = member.spec().host().hmac();
    return hmac == null ? null : hmac.signingKey();
  }
}

package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import java.util.List;
import java.util.Objects;

/** Finds instances whose adverts could not be told apart. */
final class VridRules {
  private final Draft draft;
  private final Findings findings;

  VridRules(Draft draft, Findings findings) {
    this.draft = draft;
    this.findings = findings;
  }

  void check(List<RouterSpec> routers) {
    for (int i = 0; i < routers.size(); i++) {
      for (int j = 0; j < i; j++) {
        check(routers.get(j), routers.get(i));
      }
    }
  }

  private void check(RouterSpec first, RouterSpec second) {
    if (first.vrid() != second.vrid() || first.family() != second.family()) {
      return;
    }
    switch (first.transport()) {
      case TransportSpec.Multicast multicast -> {
        boolean sameGroup =
            second.transport() instanceof TransportSpec.Multicast other
                && other.group().equals(multicast.group());
        if (sameGroup && first.interfaceName().equals(second.interfaceName())) {
          report(
              second,
              "%s and %s both use VRID %s with IPv%s on interface %s"
                  .formatted(
                      first.name(),
                      second.name(),
                      first.vrid(),
                      first.family().bitLength() == 32 ? 4 : 6,
                      first.interfaceName()));
        }
      }
      case TransportSpec.Unicast unicast -> {
        boolean conflict =
            second.transport() instanceof TransportSpec.Unicast other
                && Objects.equals(unicast.source(), other.source())
                && sameInterface(first, second)
                && shareAPeer(unicast, other);
        if (conflict) {
          report(
              second,
              "(%s) duplicate VRID conflict with %s VRID %s"
                  .formatted(second.name(), first.name(), first.vrid()));
        }
      }
    }
  }

  private static boolean sameInterface(RouterSpec first, RouterSpec second) {
    return first.interfaceName().isEmpty()
        || second.interfaceName().isEmpty()
        || first.interfaceName().equals(second.interfaceName());
  }

  private static boolean shareAPeer(TransportSpec.Unicast first, TransportSpec.Unicast second) {
    List<PeerSpec> others = second.peers();
    return first.peers().stream()
        .anyMatch(
            peer -> others.stream().anyMatch(other -> other.address().equals(peer.address())));
  }

  private void report(RouterSpec router, String message) {
    InstanceDraft instance = draft.instance(router.name());
    if (instance != null) {
      findings.report(
          DiagnosticCode.DUPLICATE_VRID, instance.placeOf("virtual_router_id"), message);
    }
  }
}

package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds instances whose adverts could not be told apart. Routers are looked up by where they are
 * heard, since there may be thousands of them. Use once.
 */
final class VridRules {
  private static final String ANY_INTERFACE = "any interface";

  /** Where adverts are heard: the address is the multicast group, or the peer of a unicast. */
  private record Channel(
      int vrid,
      Family family,
      boolean multicast,
      @Nullable IpAddress source,
      IpAddress address,
      String interfaceName) {
    // Written out: what the compiler makes for a record is linked at run time, which costs a check
    // of a small file more than the check itself.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Channel channel
          && vrid == channel.vrid
          && family == channel.family
          && multicast == channel.multicast
          && Objects.equals(source, channel.source)
          && address.equals(channel.address)
          && interfaceName.equals(channel.interfaceName);
    }

    @Override
    public int hashCode() {
      return Objects.hash(vrid, multicast, source, address, interfaceName);
    }
  }

  private final Draft draft;
  private final Findings findings;
  private final Map<Channel, List<Integer>> heardOn = new HashMap<>();
  private int conflicts;

  VridRules(Draft draft, Findings findings) {
    this.draft = draft;
    this.findings = findings;
  }

  /** Reports each pair, up to as many as the diagnostics can hold. */
  void check(List<RouterSpec> routers) {
    for (int i = 0; i < routers.size() && conflicts <= Diagnostics.MAX_DIAGNOSTICS; i++) {
      RouterSpec router = routers.get(i);
      for (int earlier : earlierOnSameChannel(router)) {
        report(routers.get(earlier), router);
      }
      for (String interfaceName : Set.of(interfaceName(router), ANY_INTERFACE)) {
        for (Channel channel : channels(router, interfaceName)) {
          heardOn.computeIfAbsent(channel, _ -> new ArrayList<>()).add(i);
        }
      }
    }
  }

  private SortedSet<Integer> earlierOnSameChannel(RouterSpec router) {
    SortedSet<Integer> earlier = new TreeSet<>();
    for (String interfaceName : interfacesHeard(router)) {
      for (Channel channel : channels(router, interfaceName)) {
        earlier.addAll(heardOn.getOrDefault(channel, List.of()));
      }
    }
    return earlier;
  }

  /** A unicast instance without an interface sends through any of them. */
  private static Set<String> interfacesHeard(RouterSpec router) {
    String own = interfaceName(router);
    if (router.transport() instanceof TransportSpec.Multicast) {
      return Set.of(own);
    }
    return own.isEmpty() ? Set.of(ANY_INTERFACE) : Set.of(own, "");
  }

  private static String interfaceName(RouterSpec router) {
    return NamespacedName.of(router.host().namespace(), router.interfaceName());
  }

  private static List<Channel> channels(RouterSpec router, String interfaceName) {
    int vrid = router.vrid();
    Family family = router.family();
    // A switch over the kinds would be linked at run time, which a check of a file pays for.
    if (router.transport() instanceof TransportSpec.Multicast multicast) {
      return List.of(new Channel(vrid, family, true, null, multicast.group(), interfaceName));
    }
    TransportSpec.Unicast unicast = (TransportSpec.Unicast) router.transport();
    List<Channel> channels = new ArrayList<>();
    for (PeerSpec peer : unicast.peers()) {
      channels.add(
          new Channel(vrid, family, false, unicast.source(), peer.address(), interfaceName));
    }
    return channels;
  }

  private void report(RouterSpec first, RouterSpec second) {
    InstanceDraft instance = draft.instance(second.name());
    if (instance == null) {
      return;
    }
    conflicts++;
    String message =
        second.transport() instanceof TransportSpec.Unicast
            ? "(%s) duplicate VRID conflict with %s VRID %s"
                .formatted(second.name(), first.name(), first.vrid())
            : "%s and %s both use VRID %s with IPv%s on interface %s"
                .formatted(
                    first.name(),
                    second.name(),
                    first.vrid(),
                    first.family().bitLength() == 32 ? 4 : 6,
                    first.interfaceName());
    findings.report(DiagnosticCode.DUPLICATE_VRID, instance.placeOf("virtual_router_id"), message);
  }
}

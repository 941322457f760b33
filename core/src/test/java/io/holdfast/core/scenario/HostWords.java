package io.holdfast.core.scenario;

import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import io.holdfast.core.spec.host.LinkSpec;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.Prefix;
import java.util.List;

/** The words of a {@code router} line that say what it asks of the host. */
final class HostWords {
  private String vrf = "";
  private boolean tracksSource;
  private boolean promotes;
  private boolean ignoresOwnLink;
  private boolean polled;
  private boolean refuses;
  private long roomBytes;
  private List<RouteSpec> routes = List.of();
  private List<RuleSpec> rules = List.of();
  private DeviceSpec device = new DeviceSpec.None();
  private boolean vmacsElsewhere;
  private String namespace = "";
  private ExtraAnnounceSpec extra = ExtraAnnounceSpec.NONE;

  void take(String key, Words words) {
    switch (key) {
      case "routes" -> routes = RoutingWords.routes(words.list());
      case "rules" -> rules = RoutingWords.rules(words.list());
      case "vmac" -> device = vmac(words.next(), false);
      case "vmacbase" -> device = vmac(words.next(), true);
      case "ipvlan" ->
          device =
              new DeviceSpec.Ipvlan("", Prefix.parse(words.next()), DeviceSpec.Mode.BRIDGE, "");
      case "vmacaddr" -> vmacsElsewhere = true;
      case "vrf" -> vrf = words.next();
      case "room" -> roomBytes = words.number();
      case "promote" -> promotes = true;
      case "tracksrc" -> tracksSource = true;
      case "ignorelink" -> ignoresOwnLink = true;
      case "polled" -> polled = true;
      case "refuses" -> refuses = true;
      case "space" -> namespace = words.next();
      case "extra" -> extra = new ExtraAnnounceSpec(false, words.number());
      case "extraall" -> extra = new ExtraAnnounceSpec(true, words.number());
      default -> throw new IllegalArgumentException("unknown router word " + key);
    }
  }

  HostSpec spec() {
    LinkSpec link =
        new LinkSpec(
            vrf,
            tracksSource,
            ignoresOwnLink,
            polled,
            promotes,
            vmacsElsewhere,
            !refuses,
            roomBytes);
    return new HostSpec(device, link, routes, rules, extra, null, 0).in(namespace);
  }

  /** {@code vmac NAME}, {@code -} for a generated one. */
  private static DeviceSpec vmac(String name, boolean advertsOnBase) {
    return new DeviceSpec.Vmac(name.equals("-") ? "" : name, null, advertsOnBase, false, "");
  }
}

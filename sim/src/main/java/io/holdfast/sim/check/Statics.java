package io.holdfast.sim.check;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.TrackGroupSpec;
import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.sim.world.Refused;
import io.holdfast.sim.world.SimHost;
import java.util.ArrayList;
import java.util.List;

/** What is static on a host, and who cannot do without it; reckoned apart from the engine. */
final class Statics {

  private Statics() {}

  static StaticSpec of(SimHost host) {
    return host.configuration().global().system().statics();
  }

  /** Its routes and rules as they are written. */
  static List<RoutingItem> routing(SimHost host) {
    List<RoutingItem> items = new ArrayList<>(of(host).routes());
    items.addAll(of(host).rules());
    return items;
  }

  /** Whether a virtual router is in a group with an item that cannot be kept. */
  static boolean isFaulted(SimHost host, RouterSpec router) {
    for (TrackGroupSpec group : of(host).groups()) {
      if (group.members().contains(router.name()) && isBroken(host, group.name())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBroken(SimHost host, String group) {
    for (AddressSpec address : of(host).addresses()) {
      if (isIn(group, address.options().tracked())
          && !host.kernel().isRunning(address.interfaceName())) {
        return true;
      }
    }
    for (RoutingItem item : routing(host)) {
      boolean isThere = host.kernel().routing().contains(item.bare());
      boolean isRefused = host.kernel().refusals().isOn(Refused.ROUTING) && !isThere;
      boolean isDown = !item.interfaces().stream().allMatch(host.kernel()::isRunning);
      if (isIn(group, item.tracked()) && (isDown || isRefused)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(String group, ItemTracking tracked) {
    return tracked.watched() && tracked.group().equals(group);
  }
}

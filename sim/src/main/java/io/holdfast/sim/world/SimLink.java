package io.holdfast.sim.world;

import io.holdfast.core.LinkLayer;
import io.holdfast.core.LinkState;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One interface of a {@link SimKernel}, or one that a daemon made on another. Faults are counted,
 * so that overlapping ones end with the last.
 */
final class SimLink {
  private static final int MTU = 1500;

  private final LinkPlan plan;
  private final @Nullable SimLink base;
  private final Map<LinkFault, Integer> faults = new EnumMap<>(LinkFault.class);
  private final List<SimAddress> addresses = new ArrayList<>();
  private final String kind;
  private int ifIndex;
  private boolean isSetUp;

  SimLink(LinkPlan plan, int ifIndex) {
    this.kind = "";
    this.plan = plan;
    this.base = null;
    this.ifIndex = ifIndex;
    this.isSetUp = true;
  }

  /** A macvlan or ipvlan, down. */
  SimLink(MadeLinkSpec spec, MacAddress mac, SimLink base, int ifIndex) {
    this.kind = spec.mac() == null ? LinkLayer.IPVLAN : LinkLayer.MACVLAN;
    this.plan = new LinkPlan(spec.name(), mac, List.of());
    this.base = base;
    this.ifIndex = ifIndex;
  }

  /** The interface below one that was made; null for others. */
  @Nullable SimLink base() {
    return base;
  }

  /** The segment it sends to. */
  String segment() {
    return base == null ? plan.name() : base.plan.name();
  }

  void setUp() {
    isSetUp = true;
  }

  LinkPlan plan() {
    return plan;
  }

  /** The kernel's index, 0 while the interface does not exist. */
  int ifIndex() {
    return ifIndex;
  }

  void ifIndex(int changed) {
    ifIndex = changed;
  }

  List<SimAddress> addresses() {
    return addresses;
  }

  /** Counts a fault and tells whether it is the first of its kind. */
  boolean begin(LinkFault fault) {
    return faults.merge(fault, 1, Integer::sum) == 1;
  }

  /** Counts the end of a fault and tells whether it was the last of its kind. */
  boolean end(LinkFault fault) {
    return faults.merge(fault, -1, Integer::sum) == 0;
  }

  boolean has(LinkFault fault) {
    return faults.getOrDefault(fault, 0) > 0;
  }

  boolean exists() {
    return ifIndex != 0;
  }

  boolean isUp() {
    return exists() && isSetUp && !has(LinkFault.SET_DOWN);
  }

  boolean isRunning() {
    return isUp() && hasCarrier();
  }

  /** Position of an address, or -1. */
  int find(Prefix prefix) {
    for (int index = 0; index < addresses.size(); index++) {
      if (addresses.get(index).isSameAs(prefix)) {
        return index;
      }
    }
    return -1;
  }

  /** Whether an address is there and usable, whatever its length. */
  boolean holds(IpAddress address) {
    for (SimAddress held : addresses) {
      if (held.usable() && held.prefix().address().equals(address)) {
        return true;
      }
    }
    return false;
  }

  LinkState state() {
    return state(isUp());
  }

  LinkState state(boolean up) {
    boolean running = up && hasCarrier();
    LinkLayer layer =
        base == null
            ? LinkLayer.NONE
            : new LinkLayer(kind, base.ifIndex, LinkLayer.MODE_PRIVATE, 0, 0, 0);
    return new LinkState(
        ifIndex, plan.name(), up, running, true, true, false, MTU, plan.mac(), layer);
  }

  private boolean hasCarrier() {
    return base == null ? !has(LinkFault.CARRIER_LOST) : base.isRunning();
  }
}

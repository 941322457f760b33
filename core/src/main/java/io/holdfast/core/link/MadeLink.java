package io.holdfast.core.link;

import io.holdfast.core.LinkLayer;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.wire.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/** One interface that is made, and what is under way for it. */
final class MadeLink {
  final String owner;
  MadeLinkSpec spec;

  /** Whether it was made here, and not found: then it is removed in the end. */
  boolean isOurs;

  /** Whether its making is ordered and it has not appeared. */
  boolean isOrdered;

  /** Whether the kernel refused it, or an interface that is not ours has its name. */
  boolean isRefused;

  /** Whether another interface of its name, one of ours, is being removed. */
  boolean isMakingRoom;

  /** Whether it has been able to carry packets since it appeared. */
  boolean wasUsable;

  boolean isUpOrdered;

  /** The index of what has been prepared, 0 for none. */
  int ifIndex;

  /** The VRF that it was put into, 0 for none. */
  int vrfIndex;

  @Nullable IpAddress linkLocal;

  MadeLink(String owner, MadeLinkSpec spec) {
    this.owner = owner;
    this.spec = spec;
  }

  /** What log lines call it. */
  String kind() {
    return spec.mac() == null ? LinkLayer.IPVLAN : "VMAC";
  }

  /** It does not exist, or no longer. */
  void forget() {
    wasUsable = false;
    isUpOrdered = false;
    ifIndex = 0;
    linkLocal = null;
  }
}

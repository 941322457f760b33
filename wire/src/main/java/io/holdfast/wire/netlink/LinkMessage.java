package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * A network interface as the kernel reports it. Immutable.
 *
 * @param ifIndex number of the interface
 * @param name its name
 * @param flags {@code IFF_} bits
 * @param hardwareType {@code ARPHRD_} number
 * @param mac link-layer address, or null when it has none of six bytes
 * @param broadcast link-layer broadcast address, or null likewise
 * @param mtu in bytes, 0 when not reported
 * @param parentIndex interface below this one (VLAN, macvlan) or the veth peer; 0 for none
 * @param masterIndex bridge, bond or VRF above this one; 0 for none
 * @param operationalState {@code IF_OPER_} number of RFC 2863; 6 is up, 0 unknown
 * @param kind driver of a virtual interface ({@code macvlan}, {@code veth}), or null
 * @param macvlanMode {@code MACVLAN_MODE_} number of a macvlan, 0 otherwise; 1 is private
 * @param group interface group, 0 for the default one
 * @param table routing table of a VRF, 0 otherwise
 */
public record LinkMessage(
    int ifIndex,
    String name,
    int flags,
    int hardwareType,
    @Nullable MacAddress mac,
    @Nullable MacAddress broadcast,
    int mtu,
    int parentIndex,
    int masterIndex,
    int operationalState,
    @Nullable String kind,
    int macvlanMode,
    int group,
    long table) {

  /**
   * Returns the same interface under other numbers and another name.
   *
   * @param otherParent the number of what it stands on, 0 for nothing
   * @param otherMaster the number of what is above it, 0 for nothing
   */
  public LinkMessage as(int otherIndex, String otherName, int otherParent, int otherMaster) {
    return new LinkMessage(
        otherIndex,
        otherName,
        flags,
        hardwareType,
        mac,
        broadcast,
        mtu,
        otherParent,
        otherMaster,
        operationalState,
        kind,
        macvlanMode,
        group,
        table);
  }

  /** Returns whether the administrator set the interface up. */
  public boolean isUp() {
    return (flags & Netlink.LINK_UP) != 0;
  }

  /** Returns whether the interface is set up and operational: it can carry adverts. */
  public boolean isRunning() {
    return isUp() && (flags & Netlink.LINK_RUNNING) != 0;
  }
}

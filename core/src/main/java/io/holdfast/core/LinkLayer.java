package io.holdfast.core;

/**
 * What an interface stands on and belongs to.
 *
 * @param kind driver of a virtual interface ({@code macvlan}, {@code veth}); empty for none
 * @param parentIndex interface below this one, 0 for none; of a veth its peer
 * @param mode mode of a macvlan, 0 for none: 1 is private
 * @param group interface group, 0 for the default one
 * @param table routing table of a VRF, 0 otherwise
 * @param masterIndex bridge, bond or VRF above this one, 0 for none
 */
public record LinkLayer(
    String kind, int parentIndex, int mode, int group, long table, int masterIndex) {
  /** Of an interface that stands for itself. */
  public static final LinkLayer NONE = new LinkLayer("", 0, 0, 0, 0, 0);

  /** {@code MACVLAN_MODE_PRIVATE}: no frames between macvlans of one parent. */
  public static final int MODE_PRIVATE = 1;

  /** Driver of an interface that stands for a routing domain. */
  public static final String VRF = "vrf";

  /** Driver of an interface with a MAC address of its own on another interface. */
  public static final String MACVLAN = "macvlan";

  /** Driver of an interface that shares the MAC address of another one. */
  public static final String IPVLAN = "ipvlan";
}

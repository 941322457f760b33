package io.holdfast.core.spec.host;

import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/** An interface that is made for an instance and carries its addresses. */
public sealed interface DeviceSpec {

  /** None: the addresses go on the interface itself. */
  record None() implements DeviceSpec {}

  /**
   * A macvlan in private mode ({@code use_vmac}).
   *
   * @param name its name; empty to take the prefix and the VRID
   * @param mac its address, or null for that of RFC 9568 section 7.3
   * @param advertsOnBase {@code vmac_xmit_base}: adverts go over the parent
   * @param notifies {@code netlink_notify_msg}
   * @param group the interface group, a name or a number; empty for that of the parent
   */
  record Vmac(
      String name, @Nullable MacAddress mac, boolean advertsOnBase, boolean notifies, String group)
      implements DeviceSpec {}

  /**
   * An ipvlan of layer 2 ({@code use_ipvlan}).
   *
   * @param name its name; empty to take the prefix and the VRID
   * @param address its own address, or null
   * @param mode how it speaks with others on the same parent
   * @param group the interface group, a name or a number; empty for that of the parent
   */
  record Ipvlan(String name, @Nullable Prefix address, Mode mode, String group)
      implements DeviceSpec {}

  /** How ipvlans of one parent speak with each other. */
  enum Mode {
    /** Directly. */
    BRIDGE,
    /** Not at all. */
    PRIVATE,
    /** By way of the switch. */
    VEPA
  }
}

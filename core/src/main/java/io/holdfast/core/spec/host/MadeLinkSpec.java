package io.holdfast.core.spec.host;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * An interface that is made on another one to carry virtual addresses.
 *
 * @param name its name
 * @param base name of the interface it stands on
 * @param mac its address for a macvlan in private mode, or null for an ipvlan
 * @param mode how an ipvlan speaks with others of its base
 * @param address an address of its own, of an ipvlan, or null
 * @param group interface group; empty for that of the base
 * @param ipv4 whether it carries IPv4
 * @param ipv6 whether it carries IPv6
 */
public record MadeLinkSpec(
    String name,
    String base,
    @Nullable MacAddress mac,
    DeviceSpec.Mode mode,
    @Nullable Prefix address,
    String group,
    boolean ipv4,
    boolean ipv6) {

  /** Returns this carrying a family, too. */
  public MadeLinkSpec carrying(Family family) {
    return new MadeLinkSpec(
        name,
        base,
        mac,
        mode,
        address,
        group,
        ipv4 || family == Family.IPV4,
        ipv6 || family == Family.IPV6);
  }

  /** Whether both are the same interface, whatever they carry. */
  public boolean isSameLink(MadeLinkSpec other) {
    return name.equals(other.name)
        && base.equals(other.base)
        && mode == other.mode
        && (mac == null ? other.mac == null : mac.equals(other.mac));
  }
}

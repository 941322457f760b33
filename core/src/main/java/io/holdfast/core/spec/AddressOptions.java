package io.holdfast.core.spec;

import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * The rarer options of an address line.
 *
 * @param peer {@code peer}: the other end of a point to point link, or null
 * @param home {@code home}: a Mobile IPv6 home address
 * @param detectsDuplicates {@code -nodad}: IPv6 duplicate address detection is not left out
 * @param managesTemporary {@code mngtmpaddr}
 * @param withoutRoute {@code noprefixroute}
 * @param joins {@code autojoin}
 * @param preferredSeconds {@code preferred_lft}: 0..4294967294, 0 for an address that is never a
 *     source by itself; {@link #FOREVER}
 * @param onVmac {@code use_vmac}: put on a virtual MAC of its interface
 * @param tracked what becomes of it when someone removes it
 */
public record AddressOptions(
    @Nullable IpAddress peer,
    boolean home,
    boolean detectsDuplicates,
    boolean managesTemporary,
    boolean withoutRoute,
    boolean joins,
    long preferredSeconds,
    boolean onVmac,
    ItemTracking tracked) {

  /** A lifetime without end. */
  public static final long FOREVER = 0xffff_ffffL;

  /** No options. */
  public static final AddressOptions NONE = preferred(FOREVER);

  /** No options but a lifetime. */
  public static AddressOptions preferred(long seconds) {
    return new AddressOptions(
        null, false, false, false, false, false, seconds, false, ItemTracking.WATCHED);
  }

  /** Returns this with another peer, or without one. */
  public AddressOptions withPeer(@Nullable IpAddress other) {
    return new AddressOptions(
        other,
        home,
        detectsDuplicates,
        managesTemporary,
        withoutRoute,
        joins,
        preferredSeconds,
        onVmac,
        tracked);
  }

  /** The lifetime that keepalived gives where a line names none: 0 of an IPv6 /128. */
  public static long usualPreference(Prefix prefix) {
    boolean isHost = prefix.length() == Family.IPV6.bitLength();
    return prefix.address().family() == Family.IPV6 && isHost ? 0 : FOREVER;
  }
}

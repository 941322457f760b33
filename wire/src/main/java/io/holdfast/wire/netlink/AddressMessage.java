package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * An address on an interface, as requests carry it and as the kernel reports it. Immutable.
 *
 * @param ifIndex number of the interface
 * @param prefixLength 0 to 32 or 128; with a peer, of the peer's network
 * @param scope {@code RT_SCOPE_} number
 * @param flags {@code IFA_F_} bits, all 32
 * @param local the address of this host
 * @param peer the other end of a point-to-point link; equal to {@code local} elsewhere
 * @param broadcast IPv4 broadcast address, or null
 * @param label IPv4 label, or null; the kernel fills in the interface name
 * @param preferredSeconds preferred lifetime, 0 for deprecated, {@link Netlink#FOREVER}
 * @param validSeconds how long the kernel keeps it, {@link Netlink#FOREVER}
 * @param protocol {@code IFA_PROTO} number of who added it, 0 when unknown
 */
public record AddressMessage(
    int ifIndex,
    int prefixLength,
    int scope,
    int flags,
    IpAddress local,
    IpAddress peer,
    @Nullable IpAddress broadcast,
    @Nullable String label,
    long preferredSeconds,
    long validSeconds,
    int protocol) {

  /** Rejects addresses of different families and a prefix length the family does not have. */
  public AddressMessage {
    Family family = local.family();
    if (peer.family() != family || (broadcast != null && broadcast.family() != family)) {
      throw new IllegalArgumentException("address message with two families");
    }
    if (prefixLength < 0 || prefixLength > family.bitLength()) {
      throw new IllegalArgumentException("prefix length out of range: " + prefixLength);
    }
  }

  /** Returns a plain address: no peer, broadcast or label, preferred for ever. */
  public static AddressMessage of(int ifIndex, Prefix prefix, int scope, int flags) {
    IpAddress address = prefix.address();
    return new AddressMessage(
        ifIndex,
        prefix.length(),
        scope,
        flags,
        address,
        address,
        null,
        null,
        Netlink.FOREVER,
        Netlink.FOREVER,
        0);
  }

  /** Returns the same address on another interface. */
  public AddressMessage on(int otherIndex) {
    return new AddressMessage(
        otherIndex,
        prefixLength,
        scope,
        flags,
        local,
        peer,
        broadcast,
        label,
        preferredSeconds,
        validSeconds,
        protocol);
  }

  /** Returns the family of the addresses. */
  public Family family() {
    return local.family();
  }

  /** Returns the local address with the prefix length. */
  public Prefix prefix() {
    return new Prefix(local, prefixLength);
  }
}

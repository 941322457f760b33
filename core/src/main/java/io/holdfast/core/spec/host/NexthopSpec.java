package io.holdfast.core.spec.host;

import io.holdfast.wire.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * One way that a route takes.
 *
 * @param gateway {@code via}, perhaps of the other family, or null
 * @param interfaceName {@code dev}; empty when none is named
 * @param weight 1..256
 * @param onLink the gateway needs no route to it
 * @param encap {@code encap} or null
 * @param realms the source realm in the upper and the destination realm in the lower 16 bits; 0 for
 *     none
 */
public record NexthopSpec(
    @Nullable IpAddress gateway,
    String interfaceName,
    int weight,
    boolean onLink,
    @Nullable EncapSpec encap,
    long realms) {

  /** No gateway and no interface. */
  public static final NexthopSpec NONE = new NexthopSpec(null, "", 1, false, null, 0);
}

package io.holdfast.core.vrrp;

import io.holdfast.core.LinkState;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.BuffersSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.vrrp.Vrrp;
import org.jspecify.annotations.Nullable;

/**
 * How much of a receive buffer a virtual router asks for: {@code kernel_rx_buf_size}, else what
 * {@code vrrp_rx_bufs_policy} and {@code vrrp_rx_bufs_multiplier} say. The kernel counts more than
 * the octets of a packet and doubles what it is asked for.
 *
 * @param policy what is configured for all
 */
record ReceiveRoom(BuffersSpec policy) {
  private static final int ETHERNET_MTU = 1500;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int VRRP_HEADER = 8;
  private static final int AUTHENTICATION_DATA = 8;

  /** The share of a virtual router in octets, 0 for what the kernel gives. */
  long bytes(VirtualRouter router) {
    long own = router.spec().host().link().receiveBufferBytes();
    if (own > 0) {
      return own;
    }
    return switch (policy.policy()) {
      case KERNEL -> 0;
      case MTU -> policy.multiplier() * mtu(router.attachment().link());
      case ADVERT -> policy.multiplier() * advertBytes(router.spec());
      case BYTES -> policy.advertBytes();
    };
  }

  private static int mtu(@Nullable LinkState link) {
    return link == null ? ETHERNET_MTU : link.mtu();
  }

  private static int advertBytes(RouterSpec spec) {
    int addresses = spec.addresses().size();
    if (spec.family() == Family.IPV6) {
      return IPV6_HEADER + VRRP_HEADER + addresses * Family.IPV6.byteLength();
    }
    int authentication = spec.version() == Vrrp.VERSION_2 ? AUTHENTICATION_DATA : 0;
    return IPV4_HEADER + VRRP_HEADER + authentication + addresses * Family.IPV4.byteLength();
  }
}

package io.holdfast.core.spec;

import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How adverts travel: to a multicast group or to listed peers. */
public sealed interface TransportSpec {

  /**
   * The configured source ({@code mcast_src_ip}, {@code unicast_src_ip}), or null to take the
   * interface's own.
   */
  @Nullable IpAddress source();

  /**
   * Adverts to a group with TTL 255.
   *
   * @param source {@code mcast_src_ip} or null
   * @param group {@code mcast_dst_ip}, else {@code vrrp_mcast_group4/6}, else 224.0.0.18 or
   *     ff02::12
   */
  record Multicast(@Nullable IpAddress source, IpAddress group) implements TransportSpec {}

  /**
   * One copy of each advert to every peer.
   *
   * @param source {@code unicast_src_ip} or null
   * @param peers not empty unless {@code unicast_fault_no_peer} holds the instance in FAULT
   * @param ttl {@code unicast_ttl} 0..255 (defaults: 255 for IPv4, 64 for IPv6)
   * @param checkSource {@code check_unicast_src}: adverts of others are dropped
   * @param checksum {@code old_unicast_checksum}
   */
  record Unicast(
      @Nullable IpAddress source,
      List<PeerSpec> peers,
      int ttl,
      boolean checkSource,
      OldChecksum checksum)
      implements TransportSpec {

    /** Copies the list. */
    public Unicast {
      peers = List.copyOf(peers);
    }
  }

  /**
   * {@code old_unicast_checksum}: whether VRRPv3 IPv4 unicast uses the checksum of keepalived
   * before 1.3.7.
   */
  enum OldChecksum {
    /** Switch for good once a peer is heard that only fits the old rule. */
    AUTOMATIC,
    /** {@code old_unicast_checksum}. */
    ALWAYS,
    /** {@code old_unicast_checksum never}. */
    NEVER
  }
}

package io.holdfast.core.vrrp;

import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom the unicast peers of a packet or of a configuration belong to. */
final class PeerTable {

  private PeerTable() {}

  /** The peer that sent a packet, or null when nobody configured did. Allocates nothing. */
  static @Nullable PeerSpec sender(TransportSpec.Unicast unicast, VrrpPacket packet) {
    List<PeerSpec> peers = unicast.peers();
    for (int index = 0; index < peers.size(); index++) {
      IpAddress address = peers.get(index).address();
      if (address.low() == packet.sourceLow() && address.high() == packet.sourceHigh()) {
        return peers.get(index);
      }
    }
    return null;
  }

  /** Whether some peer could send for either of two virtual routers of one VRID and source. */
  static boolean share(TransportSpec one, TransportSpec other) {
    if (one instanceof TransportSpec.Unicast first
        && other instanceof TransportSpec.Unicast second) {
      for (PeerSpec peer : first.peers()) {
        for (PeerSpec candidate : second.peers()) {
          if (peer.address().equals(candidate.address())) {
            return true;
          }
        }
      }
      return false;
    }
    return true;
  }
}

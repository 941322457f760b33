package io.holdfast.core.vrrp;

import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the unicast peer that sent a packet, without allocating. */
final class PeerTable {

  private PeerTable() {}

  /** The peer that sent a packet, or null when nobody configured did. */
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
}

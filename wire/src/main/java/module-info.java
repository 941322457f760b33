/** Bytes only: encodes and decodes VRRP, BFD, ARP, neighbour advertisements and netlink; no I/O. */
module io.holdfast.wire {
  requires static org.jspecify;

  exports io.holdfast.wire.auth;
  exports io.holdfast.wire.bfd;
  exports io.holdfast.wire.ip;
  exports io.holdfast.wire.neighbor;
  exports io.holdfast.wire.netlink;
  exports io.holdfast.wire.vrrp;
}

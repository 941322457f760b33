/**
 * The frames that tell neighbours where an address lives now: gratuitous ARP for IPv4, unsolicited
 * neighbour advertisements for IPv6. Whole Ethernet frames, for packet sockets.
 */
@NullMarked
package io.holdfast.wire.neighbor;

import org.jspecify.annotations.NullMarked;

/**
 * Sockets of the protocol path: raw, packet and netlink sockets, batched sending and receiving, and
 * network namespaces. All are non-blocking and allocate nothing once open; one thread at a time.
 */
@NullMarked
package io.holdfast.linux.net;

import org.jspecify.annotations.NullMarked;

/**
 * VRRP adverts of version 2 (RFC 3768) and version 3 (RFC 9568) over IPv4 and IPv6: a view that
 * reads received ones without allocating, and an encoder for those we send.
 */
@NullMarked
package io.holdfast.wire.vrrp;

import org.jspecify.annotations.NullMarked;

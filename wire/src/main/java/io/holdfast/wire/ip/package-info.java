/**
 * Values of the Internet layer: addresses, prefixes, MAC addresses, the Internet checksum and the
 * IPv4 header. All types are immutable or stateless and may be used from any thread.
 */
@NullMarked
package io.holdfast.wire.ip;

import org.jspecify.annotations.NullMarked;

/** Control packets of bidirectional forwarding detection (RFC 5880), version 1, without I/O. */
@NullMarked
package io.holdfast.wire.bfd;

import org.jspecify.annotations.NullMarked;

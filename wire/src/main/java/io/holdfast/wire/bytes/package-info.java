/**
 * Access to single fields of a buffer in network byte order, shared by the codecs of this module
 * and not exported.
 */
@NullMarked
package io.holdfast.wire.bytes;

import org.jspecify.annotations.NullMarked;

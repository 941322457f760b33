/**
 * What the daemon shows of itself to people and monitoring: the dump files that keepalived writes
 * on a signal, in its layout.
 */
@NullMarked
package io.holdfast.daemon.show;

import org.jspecify.annotations.NullMarked;

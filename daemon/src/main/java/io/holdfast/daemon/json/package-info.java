/**
 * The JSON of the running daemon: a writer, and a reader of flat requests. Written by hand because
 * a library would cost a plain daemon memory that it has no other use for; the client commands use
 * one. Knows nothing of VRRP.
 */
@NullMarked
package io.holdfast.daemon.json;

import org.jspecify.annotations.NullMarked;

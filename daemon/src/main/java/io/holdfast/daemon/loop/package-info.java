/**
 * The one thread that owns all protocol state: it drains sockets, netlink and other threads' work
 * into the engine, then carries out the engine's orders phase by phase, so that a burst never
 * delays an advert.
 */
@NullMarked
package io.holdfast.daemon.loop;

import org.jspecify.annotations.NullMarked;

/**
 * {@code holdfast demo}: tells on this machine, with real daemons in network namespaces, how a
 * virtual IP survives a cut cable and a planned stop, and measures what a client notices of it.
 */
@NullMarked
package io.holdfast.daemon.demo;

import org.jspecify.annotations.NullMarked;

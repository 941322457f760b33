/**
 * What surrounds the loop from exec to exit: pid files, going into the background, readiness told
 * to systemd, the rehearsal before the first turn, reload and stop.
 */
@NullMarked
package io.holdfast.daemon.life;

import org.jspecify.annotations.NullMarked;

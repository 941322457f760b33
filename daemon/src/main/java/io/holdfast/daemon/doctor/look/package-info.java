/**
 * Collects what the host shows: netlink, /proc, the rulesets, the wire. Decides nothing and changes
 * nothing; what cannot be seen is said.
 */
@NullMarked
package io.holdfast.daemon.doctor.look;

import org.jspecify.annotations.NullMarked;

/**
 * The packet filter of the host as a table of rules, whichever program wrote them, and the walk of
 * a packet through it. Pure: reads text, decides, touches nothing.
 */
@NullMarked
package io.holdfast.daemon.doctor.firewall;

import org.jspecify.annotations.NullMarked;

/**
 * Sessions of bidirectional forwarding detection (RFC 5880, 5881 and 5883) in asynchronous mode:
 * their state machine and timers. What they find out is told to the trackers.
 */
@NullMarked
package io.holdfast.core.bfd;

import org.jspecify.annotations.NullMarked;

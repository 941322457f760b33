/**
 * What wakes the loop: epoll, timers, signals, events of other threads, and the clock they share.
 * Nothing here allocates once open.
 */
@NullMarked
package io.holdfast.linux.event;

import org.jspecify.annotations.NullMarked;

/**
 * Tells the world what the core decides to tell: notify scripts, FIFOs and mail. All of it happens
 * beside the loop, in the order of the events.
 */
@NullMarked
package io.holdfast.daemon.notify;

import org.jspecify.annotations.NullMarked;

/**
 * {@code holdfast doctor}: looks at the live host for what stops VRRP, and changes nothing. What is
 * seen is collected first, by {@code look}; {@code exam} judges it.
 */
@NullMarked
package io.holdfast.daemon.doctor;

import org.jspecify.annotations.NullMarked;

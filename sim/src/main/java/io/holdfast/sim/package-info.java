/**
 * Runs whole clusters from a seed and judges them. One seed decides the hosts, their configuration
 * and every fault, so that a failure found once is found again.
 */
@NullMarked
package io.holdfast.sim;

import org.jspecify.annotations.NullMarked;

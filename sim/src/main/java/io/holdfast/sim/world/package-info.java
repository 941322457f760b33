/**
 * The world around the engine: time that jumps, a network that loses, kernels that hold addresses,
 * and hosts whose loop feeds the one to the other in the order of the real daemon.
 */
@NullMarked
package io.holdfast.sim.world;

import org.jspecify.annotations.NullMarked;

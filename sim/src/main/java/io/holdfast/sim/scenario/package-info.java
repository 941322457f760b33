/**
 * What happens in one simulation: the cluster and its configuration, and the faults it has to live
 * through.
 */
@NullMarked
package io.holdfast.sim.scenario;

import org.jspecify.annotations.NullMarked;

/**
 * What a configuration asks of the host beyond the protocol: routes and policy rules, interfaces
 * that are made, firewall, processes, buffers, files and monitoring. Immutable values with resolved
 * numbers; none of them is looked up again.
 */
@NullMarked
package io.holdfast.core.spec.host;

import org.jspecify.annotations.NullMarked;

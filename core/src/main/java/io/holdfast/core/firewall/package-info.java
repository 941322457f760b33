/**
 * What the packet filter of the host keeps from virtual addresses and virtual MACs: decided here as
 * a whole, carried out as one transaction.
 */
@NullMarked
package io.holdfast.core.firewall;

import org.jspecify.annotations.NullMarked;

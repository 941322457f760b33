/**
 * Throw-away networks on one machine: hosts are network namespaces, cables are veth pairs, and a
 * bridge in a namespace of its own joins them, so that nothing but names reaches the machine's own
 * network. The demo, the live tests and the benchmarks build on it. Needs root and iproute2.
 */
@NullMarked
package io.holdfast.daemon.lab;

import org.jspecify.annotations.NullMarked;

/**
 * The part of rtnetlink(7) that links and addresses need: a writer of requests and a reader of
 * answers and events, both in host byte order.
 */
@NullMarked
package io.holdfast.wire.netlink;

import org.jspecify.annotations.NullMarked;

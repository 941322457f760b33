package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * A policy rule of the kernel, as far as it tells which one it is.
 *
 * @param family its family
 * @param priority where it stands, 0..4294967295
 * @param action {@code FR_ACT_*} of linux/fib_rules.h
 * @param table number of the table of a lookup, 0 for none
 * @param protocol who made it: 18 for keepalived and us
 * @param from the source, or null for all
 * @param to the destination, or null for all
 * @param inputInterface empty for all
 * @param outputInterface empty for all
 * @param mark {@code fwmark}, 0 for none
 * @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
 */
public record RuleMessage(
    Family family,
    long priority,
    int action,
    long table,
    int protocol,
    @Nullable Prefix from,
    @Nullable Prefix to,
    String inputInterface,
    String outputInterface,
    long mark) {}

package io.holdfast.core;

import io.holdfast.wire.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * One interface at one moment.
 *
 * @param link what the kernel says of it
 * @param ipv4 the IPv4 address that adverts would come from, or null
 * @param ipv6 the link-local address that adverts would come from, or null
 */
public record LinkSnapshot(LinkState link, @Nullable IpAddress ipv4, @Nullable IpAddress ipv6) {}

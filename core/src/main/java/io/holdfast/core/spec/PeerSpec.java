package io.holdfast.core.spec;

import io.holdfast.wire.ip.IpAddress;

/**
 * One line of {@code unicast_peer}.
 *
 * @param address the peer
 * @param minTtl lowest accepted TTL or hop limit of its adverts, 0..255
 * @param maxTtl highest accepted TTL or hop limit of its adverts, 0..255
 */
public record PeerSpec(IpAddress address, int minTtl, int maxTtl) {}

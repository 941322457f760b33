package io.holdfast.core.spec;

import io.holdfast.wire.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A {@code bfd_instance} block: an asynchronous session of RFC 5880.
 *
 * @param name its name
 * @param neighbor the other end
 * @param source this end, or null for the kernel's choice; of the same family
 * @param minRxMicros Required Min RX Interval in microseconds ({@code min_rx})
 * @param minTxMicros Desired Min TX Interval in microseconds while up ({@code min_tx})
 * @param idleTxMicros the interval in microseconds while not up ({@code idle_tx}), at least 1 s
 * @param multiplier Detect Mult, 1..255
 * @param passive whether the other end must begin
 * @param ttl TTL or hop limit of what is sent, 1..255
 * @param maxHops hops that a received packet may have travelled, 0..255; -1 and 255 leave it
 *     unchecked
 * @param multihop whether port 4784 of RFC 5883 is used instead of 3784
 * @param weight the weight where a track list names none, -253..253
 * @param reverse whether that weight is reversed
 * @param tellsVrrp false when {@code checker} stands alone: VRRP does not hear of it
 */
public record BfdSpec(
    String name,
    IpAddress neighbor,
    @Nullable IpAddress source,
    long minRxMicros,
    long minTxMicros,
    long idleTxMicros,
    int multiplier,
    boolean passive,
    int ttl,
    int maxHops,
    boolean multihop,
    int weight,
    boolean reverse,
    boolean tellsVrrp) {}

package io.holdfast.wire.vrrp;

import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;

/**
 * Where an encoded advert lies.
 *
 * @param buffer what holds it
 * @param offset of the first byte: that of the IPv4 header, or of VRRP over IPv6
 * @param length of the datagram as the encoder returned it, trailer included
 * @param source its IP source, which is not in the bytes over IPv6
 */
public record AdvertBytes(ByteBuffer buffer, int offset, int length, IpAddress source) {}

package io.holdfast.daemon.doctor.view;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;

/**
 * Somebody else on the wire says that an address is his. Immutable.
 *
 * @param interfaceName where
 * @param address the address
 * @param mac whose
 */
public record HeardClaim(String interfaceName, IpAddress address, MacAddress mac) {}

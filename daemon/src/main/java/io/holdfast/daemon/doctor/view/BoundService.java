package io.holdfast.daemon.doctor.view;

import io.holdfast.wire.ip.IpAddress;

/**
 * A service that listens on one address of this host. Immutable.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param address the address
 * @param port its port
 */
public record BoundService(String protocol, IpAddress address, int port) {}

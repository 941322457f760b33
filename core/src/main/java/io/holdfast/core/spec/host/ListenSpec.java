package io.holdfast.core.spec.host;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;

/**
 * Where a server of the daemon listens. Immutable.
 *
 * @param address an address of this host, or the unspecified one for all of them
 * @param port TCP port, 1..65535
 */
public record ListenSpec(IpAddress address, int port) {
  /** The form of the configuration: {@code 127.0.0.1:9650} or {@code [::1]:9650}. */
  @Override
  public String toString() {
    return address.family() == Family.IPV6 ? "[" + address + "]:" + port : address + ":" + port;
  }
}

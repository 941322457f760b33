package io.holdfast.core.spec.host;

/**
 * A line of {@code linkbeat_interfaces}: an interface whose link is asked for once a second.
 *
 * @param interfaceName the interface
 * @param method how it is asked
 */
public record LinkPollSpec(String interfaceName, Method method) {

  /** A way to ask for a link. */
  public enum Method {
    /** The first that works. */
    ANY,
    /** The registers of the transceiver. */
    MII,
    /** ethtool. */
    ETHTOOL,
    /** The flags of the interface. */
    IOCTL
  }
}

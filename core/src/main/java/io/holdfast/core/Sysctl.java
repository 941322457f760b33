package io.holdfast.core;

import io.holdfast.core.spec.NamespacedName;
import io.holdfast.wire.ip.Family;

/**
 * A number that the kernel keeps for an interface: {@code net.ipv4.conf.IF.KEY} or {@code
 * net.ipv6.conf.IF.KEY}. Immutable.
 *
 * @param family IPv4 or IPv6
 * @param interfaceName the interface, or {@link #ALL} or {@link #DEFAULT}; see {@link
 *     NamespacedName}
 * @param key what it says, such as {@code arp_ignore}
 */
public record Sysctl(Family family, String interfaceName, String key) {
  /** Stands for every interface. */
  public static final String ALL = "all";

  /** Stands for interfaces that are yet to come. */
  public static final String DEFAULT = "default";

  /** A number of IPv4. */
  public static Sysctl ipv4(String interfaceName, String key) {
    return new Sysctl(Family.IPV4, interfaceName, key);
  }

  /** A number of IPv6. */
  public static Sysctl ipv6(String interfaceName, String key) {
    return new Sysctl(Family.IPV6, interfaceName, key);
  }

  /** The number of the same name of another interface. */
  public Sysctl of(String otherInterface) {
    return new Sysctl(family, otherInterface, key);
  }

  /** Whether it is that of one interface, and so gone with it. */
  public boolean isOfOneInterface() {
    String plain = NamespacedName.plain(interfaceName);
    return !plain.equals(ALL) && !plain.equals(DEFAULT);
  }

  /** The name as sysctl(8) prints it: a dot in the interface's name is a slash there. */
  @Override
  public String toString() {
    String ip = family == Family.IPV4 ? "ipv4" : "ipv6";
    String plain = NamespacedName.plain(interfaceName).replace('.', '/');
    String namespace = NamespacedName.namespace(interfaceName);
    return NamespacedName.of(namespace, "net." + ip + ".conf." + plain + "." + key);
  }
}

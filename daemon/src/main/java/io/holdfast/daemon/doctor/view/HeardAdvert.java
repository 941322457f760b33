package io.holdfast.daemon.doctor.view;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.util.List;

/**
 * An advert heard on the wire. Immutable.
 *
 * @param interfaceName where
 * @param mac who sent the frame
 * @param source source address
 * @param destination a group, or an address of this host
 * @param version 2 or 3
 * @param vrid virtual router id
 * @param priority its priority
 * @param intervalCs its interval in centiseconds
 * @param authType authentication type of version 2, else 0
 * @param authData its password as eight bytes, 0 for none; secret
 * @param addresses the addresses it carries
 */
public record HeardAdvert(
    String interfaceName,
    MacAddress mac,
    IpAddress source,
    IpAddress destination,
    int version,
    int vrid,
    int priority,
    int intervalCs,
    int authType,
    long authData,
    List<IpAddress> addresses) {
  /** Copies the list. */
  public HeardAdvert {
    addresses = List.copyOf(addresses);
  }

  /** Returns the family it came over. */
  public Family family() {
    return source.family();
  }

  /** Returns whether it carries a password; see auth_pass. */
  public boolean hasPassword(long eightBytes) {
    return authType == 1 && authData == eightBytes;
  }

  /** Never prints the secret. */
  @Override
  public String toString() {
    return "%s on %s, VRID %d, priority %d, version %d, every %s, %s"
        .formatted(source, interfaceName, vrid, priority, version, seconds(intervalCs), addresses);
  }

  /** Returns centiseconds as text in seconds. */
  public static String seconds(int centiseconds) {
    return centiseconds % 100 == 0
        ? centiseconds / 100 + " s"
        : "%d.%02d s".formatted(centiseconds / 100, centiseconds % 100);
  }
}

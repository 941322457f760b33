package io.holdfast.wire.vrrp;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;

/**
 * The content of an advert to be sent, without the addresses of the IP header. Immutable.
 *
 * @param version 2 or 3
 * @param vrid virtual router id, 1 to 255
 * @param priority 0 (stop) to 255 (owner)
 * @param intervalCs advertisement interval in centiseconds: version 3 1 to 4095, version 2 whole
 *     seconds from 100 to 25500
 * @param family family of IP header and addresses
 * @param addresses at most 255, all of {@code family}, in configuration order
 * @param auth authentication; other than {@link AuthData#NONE} only in version 2 over IPv4
 */
public record Advertisement(
    int version,
    int vrid,
    int priority,
    int intervalCs,
    Family family,
    List<IpAddress> addresses,
    AuthData auth) {

  private static final int CENTISECONDS = 100;

  /** Copies the list and rejects what the wire format cannot express. */
  public Advertisement {
    addresses = List.copyOf(addresses);
    require(version == Vrrp.VERSION_2 || version == Vrrp.VERSION_3, "version");
    require(vrid >= 1 && vrid <= 255, "virtual router id");
    require(priority >= Vrrp.PRIORITY_STOP && priority <= Vrrp.PRIORITY_OWNER, "priority");
    require(isInterval(version, intervalCs), "interval");
    require(addresses.size() <= Vrrp.MAX_ADDRESSES, "number of addresses");
    require(areOfFamily(addresses, family), "address family");
    require(auth.type() == Vrrp.AUTH_NONE || hasAuthData(version, family), "authentication");
  }

  /** Returns the length in bytes from the first VRRP byte to the last. */
  public int vrrpLength() {
    return Vrrp.length(version, family, addresses.size());
  }

  /** Returns the same advert with another priority. */
  public Advertisement withPriority(int changed) {
    return new Advertisement(version, vrid, changed, intervalCs, family, addresses, auth);
  }

  /** Returns bytes 4 and 5 of the header: authentication type and seconds, or centiseconds. */
  int intervalField() {
    return version == Vrrp.VERSION_2
        ? (auth.type() << Byte.SIZE) | intervalCs / CENTISECONDS
        : intervalCs;
  }

  /** Returns whether eight bytes of authentication data end the advert. */
  boolean hasAuthData() {
    return hasAuthData(version, family);
  }

  /** Returns whether an authentication header stands in front of it. */
  boolean hasAuthHeader() {
    return auth.type() == Vrrp.AUTH_HEADER;
  }

  private static boolean hasAuthData(int version, Family family) {
    return version == Vrrp.VERSION_2 && family == Family.IPV4;
  }

  private static boolean isInterval(int version, int intervalCs) {
    return version == Vrrp.VERSION_3
        ? intervalCs >= 1 && intervalCs <= Vrrp.MAX_INTERVAL_CS_V3
        : intervalCs % CENTISECONDS == 0
            && intervalCs >= CENTISECONDS
            && intervalCs <= Vrrp.MAX_INTERVAL_SECONDS_V2 * CENTISECONDS;
  }

  private static boolean areOfFamily(List<IpAddress> addresses, Family family) {
    for (IpAddress address : addresses) {
      if (address.family() != family) {
        return false;
      }
    }
    return true;
  }

  private static void require(boolean holds, String field) {
    if (!holds) {
      throw new IllegalArgumentException("advertisement with impossible " + field);
    }
  }
}

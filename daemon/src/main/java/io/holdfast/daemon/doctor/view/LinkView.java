package io.holdfast.daemon.doctor.view;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.List;

/**
 * An interface of the host. Immutable.
 *
 * @param name its name
 * @param ifIndex its number
 * @param mac its address, zero when it has none
 * @param isUp whether it is set up
 * @param hasCarrier whether it can carry packets
 * @param isMulticast whether it has the MULTICAST flag
 * @param addresses its addresses
 */
public record LinkView(
    String name,
    int ifIndex,
    MacAddress mac,
    boolean isUp,
    boolean hasCarrier,
    boolean isMulticast,
    List<Prefix> addresses) {
  /** Copies the list. */
  public LinkView {
    addresses = List.copyOf(addresses);
  }

  /** Returns whether it has an address. */
  public boolean holds(IpAddress address) {
    return addresses.stream().anyMatch(held -> held.address().equals(address));
  }

  /** Returns its addresses of a family; of IPv6 the link-local ones if adverts are multicast. */
  public List<Prefix> addressesOf(Family family) {
    return addresses.stream().filter(held -> held.address().family() == family).toList();
  }
}

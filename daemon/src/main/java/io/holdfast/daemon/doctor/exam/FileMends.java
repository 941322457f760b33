package io.holdfast.daemon.doctor.exam;

import io.holdfast.config.check.Place;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What to write into the file instead of what the host does not have. Stateless. */
final class FileMends {
  private static final Pattern VLAN = Pattern.compile("(.+)\\.(\\d+)");
  private static final Pattern PLAIN = Pattern.compile("[\\w.:-]+");
  private static final String LOOPBACK = "lo";

  private FileMends() {}

  /** Returns the command that makes an absent interface, or names a present one in its place. */
  static @Nullable String ofAbsent(
      String name, Place place, HostView host, List<IpAddress> addresses) {
    var vlan = VLAN.matcher(name);
    if (!PLAIN.matcher(name).matches()) {
      return null;
    }
    if (vlan.matches() && host.link(vlan.group(1)) != null) {
      return "ip link add link %s name %s type vlan id %s && ip link set dev %s up"
          .formatted(vlan.group(1), name, vlan.group(2), name);
    }
    LinkView other = carrying(host, addresses);
    return other == null
        ? null
        : "sed -Ei 's/\\b%s([[:space:]]|$)/%s\\1/' %s"
            .formatted(quoted(name), other.name(), place.file());
  }

  /** Returns the interface with a subnet for one of the addresses, else any but the loopback. */
  private static @Nullable LinkView carrying(HostView host, List<IpAddress> addresses) {
    for (IpAddress address : addresses) {
      LinkView link = withSubnetOf(host, address);
      if (link != null) {
        return link;
      }
    }
    return host.links().stream()
        .filter(link -> !link.name().equals(LOOPBACK))
        .findFirst()
        .orElse(null);
  }

  /** Returns the interface that has a subnet for an address, or null. */
  static @Nullable LinkView withSubnetOf(HostView host, IpAddress address) {
    return host.links().stream()
        .filter(link -> !link.name().equals(LOOPBACK) && !link.holds(address))
        .filter(link -> link.addresses().stream().anyMatch(net -> net.contains(address)))
        .findFirst()
        .orElse(null);
  }

  /** Returns the command that puts an address of the file on another interface. */
  static String onInterface(Place place, IpAddress address, LinkView link) {
    return "sed -Ei 's#^[[:space:]]*%s(/[0-9]+)?\\b#& dev %s#' %s"
        .formatted(quoted(address.toString()), link.name(), place.file());
  }

  /** Returns the command that moves an address of the file into a subnet of its interface. */
  static String intoSubnet(Place place, IpAddress address, Prefix own) {
    return "sed -Ei 's#\\b%s(/[0-9]+)?\\b#%s/%d#' %s"
        .formatted(quoted(address.toString()), moved(address, own), own.length(), place.file());
  }

  /** Returns the address with the network of another; the last one but one if that is taken. */
  private static IpAddress moved(IpAddress address, Prefix own) {
    IpAddress network = own.network();
    IpAddress last = own.lastAddress();
    long high = network.high() | (address.high() & (network.high() ^ last.high()));
    long low = network.low() | (address.low() & (network.low() ^ last.low()));
    IpAddress moved = new IpAddress(address.family(), high, low);
    boolean isFree = !List.of(own.address(), network, last).contains(moved);
    IpAddress spare = new IpAddress(address.family(), last.high(), last.low() - 1);
    return isFree ? moved : spare;
  }

  private static String quoted(String text) {
    return text.replace(".", "\\.");
  }
}

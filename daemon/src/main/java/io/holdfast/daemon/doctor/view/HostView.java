package io.holdfast.daemon.doctor.view;

import io.holdfast.daemon.doctor.firewall.Ruleset;
import io.holdfast.linux.process.Capability;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was seen of the host. Immutable.
 *
 * @param links its interfaces
 * @param rules its packet filter
 * @param settings kernel settings below {@code /proc/sys/net/}, for example {@code
 *     ipv4/ip_nonlocal_bind}
 * @param wire what was heard
 * @param daemons VRRP daemons that run in this network namespace
 * @param managers programs that manage interfaces of the file
 * @param services services that listen on one address
 * @param missing capabilities the caller lacks
 * @param unseen what could not be looked at
 */
public record HostView(
    List<LinkView> links,
    Ruleset rules,
    Map<String, Integer> settings,
    WireView wire,
    List<RunningDaemon> daemons,
    List<Manager> managers,
    List<BoundService> services,
    Set<Capability> missing,
    List<Unseen> unseen) {
  /** Copies the collections. */
  public HostView {
    links = List.copyOf(links);
    settings = Map.copyOf(settings);
    daemons = List.copyOf(daemons);
    managers = List.copyOf(managers);
    services = List.copyOf(services);
    missing = Set.copyOf(missing);
    unseen = List.copyOf(unseen);
  }

  /** Returns an interface by its name, or null. */
  public @Nullable LinkView link(String name) {
    return links.stream().filter(link -> link.name().equals(name)).findFirst().orElse(null);
  }

  /** Returns the interface that has an address, or null. */
  public @Nullable LinkView holder(IpAddress address) {
    return links.stream().filter(link -> link.holds(address)).findFirst().orElse(null);
  }

  /** Returns a kernel setting; 0 when it is not known. */
  public int setting(String name) {
    return settings.getOrDefault(name, 0);
  }
}

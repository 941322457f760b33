package io.holdfast.sim.world;

import io.holdfast.core.Input;
import io.holdfast.core.LinkLayer;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.sim.world.KernelListener.Origin;
import io.holdfast.wire.ip.MacAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The interfaces that daemons have made on others. They outlive the daemon, but not the interface
 * below.
 */
public final class SimMadeLinks {
  private final SimKernel kernel;
  private final KernelListener listener;
  private final List<SimLink> links = new ArrayList<>();

  SimMadeLinks(SimKernel kernel, KernelListener listener) {
    this.kernel = kernel;
    this.listener = listener;
  }

  /** The names of those that are there. */
  public List<String> names() {
    return links.stream().map(link -> link.plan().name()).toList();
  }

  /** The names of those that have a MAC address of their own. */
  public List<String> macvlans() {
    return links.stream()
        .filter(link -> link.state().layer().kind().equals(LinkLayer.MACVLAN))
        .map(link -> link.plan().name())
        .toList();
  }

  /** Somebody else removes all of them. */
  public void removeByHand() {
    for (SimLink link : List.copyOf(links)) {
      remove(link, Origin.FOREIGN);
    }
  }

  /** The list is not to be changed. */
  List<SimLink> all() {
    return links;
  }

  /** Makes one, down: 0 or a negative errno. */
  int make(MadeLinkSpec spec, int baseIfIndex) {
    SimLink base = kernel.byIndex(baseIfIndex);
    if (base == null) {
      return -SimKernel.ENODEV;
    }
    if (kernel.refusals().refuse(Refused.LINKS)) {
      return -SimKernel.ENOBUFS;
    }
    if (kernel.exists(spec.name())) {
      return -SimKernel.EEXIST;
    }
    MacAddress own = spec.mac();
    MacAddress mac = own == null ? base.plan().mac() : own;
    SimLink link = new SimLink(spec, mac, base, kernel.nextIndex());
    links.add(link);
    kernel.attach(link);
    listener.changed(new Input.LinkChanged(link.state()), Origin.ASKED_FOR);
    return 0;
  }

  /** Sets one up: 0 or a negative errno. */
  int setUp(int ifIndex) {
    SimLink link = kernel.byIndex(ifIndex);
    if (link == null) {
      return -SimKernel.ENODEV;
    }
    if (kernel.refusals().refuse(Refused.LINKS)) {
      return -SimKernel.ENOBUFS;
    }
    SimLink base = link.base();
    if (base != null && !base.isUp()) {
      return -SimKernel.ENETDOWN;
    }
    link.setUp();
    listener.changed(new Input.LinkChanged(link.state()), Origin.ASKED_FOR);
    return 0;
  }

  /** Removes one, if it is there. */
  void remove(int ifIndex) {
    SimLink link = kernel.byIndex(ifIndex);
    if (link != null && link.base() != null) {
      remove(link, Origin.ASKED_FOR);
    }
  }

  /** They follow the interface below. */
  void follow(SimLink base) {
    for (SimLink link : List.copyOf(links)) {
      if (link.base() == base && base.has(LinkFault.REMOVED)) {
        remove(link, Origin.FOREIGN);
      } else if (link.base() == base) {
        listener.changed(new Input.LinkChanged(link.state()), Origin.FOREIGN);
      }
    }
  }

  /** The host is restarted. */
  void boot() {
    links.forEach(kernel::detach);
    links.clear();
  }

  private void remove(SimLink link, Origin origin) {
    kernel.detach(link);
    links.remove(link);
    listener.changed(new Input.LinkRemoved(link.ifIndex()), origin);
  }
}

package io.holdfast.sim.world;

import io.holdfast.core.FirewallState;
import io.holdfast.core.Input;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.sim.world.KernelListener.Origin;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Interfaces and addresses of one host, with the habits of Linux that matter to a virtual router:
 * an address exists once, secondaries go with their primary, setting an interface down flushes
 * IPv6, a new interface has a new index. It outlives the daemon.
 */
public final class SimKernel {
  /** A name that is taken. */
  public static final int EEXIST = 17;

  /** No such device. */
  public static final int ENODEV = 19;

  /** The address is not there. */
  public static final int EADDRNOTAVAIL = 99;

  /** The interface is down. */
  public static final int ENETDOWN = 100;

  /** The kernel has no room: what a refused address is refused with. */
  public static final int ENOBUFS = 105;

  private static final int FIRST_IF_INDEX = 2;

  private final Map<String, SimLink> links = new LinkedHashMap<>();
  private final SimClock clock;
  private final HostPlan plan;
  private final KernelListener listener;
  private final SimLeases leases;
  private int nextIfIndex = FIRST_IF_INDEX;
  private final SimRouting routing;
  private final SimSysctls sysctls = new SimSysctls();
  private final Refusals refusals;
  private final SimMadeLinks made;
  private FirewallState firewall = FirewallState.none();

  SimKernel(SimClock clock, HostPlan plan, KernelListener listener) {
    this.clock = clock;
    this.plan = plan;
    this.listener = listener;
    this.routing = new SimRouting(listener);
    this.leases = new SimLeases(clock, this::expired);
    this.refusals = new Refusals(clock);
    this.made = new SimMadeLinks(this, listener);
    for (LinkPlan link : plan.links()) {
      links.put(link.name(), new SimLink(link, nextIfIndex++));
    }
    boot();
  }

  /** Starts over with the host's own addresses only. */
  void boot() {
    routing.items().clear();
    sysctls.clear();
    firewall = FirewallState.none();
    made.boot();
    leases.clear();
    for (SimLink link : links.values()) {
      link.addresses().clear();
      if (link.exists() && !link.has(LinkFault.OWN_ADDRESSES_LOST)) {
        for (Prefix own : link.plan().own()) {
          link.addresses().add(new SimAddress(own, true));
        }
      }
    }
  }

  /** What a daemon learns from a dump at its start. */
  List<Input> dump() {
    List<Input> facts = new ArrayList<>();
    for (SimLink link : links.values()) {
      if (link.exists()) {
        facts.add(new Input.LinkChanged(link.state()));
        for (SimAddress address : link.addresses()) {
          facts.add(new Input.AddressAdded(link.ifIndex(), address.prefix(), address.usable()));
        }
      }
    }
    addLeftovers(facts);
    return facts;
  }

  /** What an earlier daemon has made and not removed, known by marks and by its journal. */
  private void addLeftovers(List<Input> facts) {
    made.names().forEach(name -> facts.add(new Input.LinkLeftBehind(name)));
    facts.addAll(sysctls.outstanding());
    for (SimLink link : links.values()) {
      for (SimAddress address : link.addresses()) {
        if (!link.plan().own().contains(address.prefix())) {
          facts.add(new Input.AddressLeftBehind(link.ifIndex(), address.prefix(), null));
        }
      }
    }
  }

  /** Adds an address for ever: 0 or a negative errno. */
  int add(int ifIndex, Prefix prefix) {
    return add(ifIndex, prefix, 0);
  }

  /** Lets the lease of an address begin anew, and adds one that is not there, as Linux does. */
  int renew(int ifIndex, Prefix prefix, int leaseSeconds) {
    int result = add(ifIndex, prefix, leaseSeconds);
    if (result == 0) {
      leases.begin(ifIndex, prefix, leaseSeconds);
    }
    return result;
  }

  /**
   * Adds an address for a while, or for ever with 0: 0 or a negative errno. One that is there
   * already is a success and stays as long as it was to stay.
   */
  int add(int ifIndex, Prefix prefix, int leaseSeconds) {
    SimLink link = byIndex(ifIndex);
    if (link == null) {
      return -ENODEV;
    }
    if (refusals.refuse(Refused.ADDRESSES)) {
      return -ENOBUFS;
    }
    if (link.find(prefix) < 0) {
      insert(link, new SimAddress(prefix, true), Origin.ASKED_FOR);
      leases.begin(ifIndex, prefix, leaseSeconds);
    }
    return 0;
  }

  private void expired(int ifIndex, Prefix prefix) {
    SimLink link = byIndex(ifIndex);
    if (link != null && link.find(prefix) >= 0) {
      delete(link, prefix, Origin.FOREIGN);
    }
  }

  /** Removes an address: 0 or a negative errno. One that is not there is a success. */
  int remove(int ifIndex, Prefix prefix) {
    SimLink link = byIndex(ifIndex);
    if (link == null) {
      return -ENODEV;
    }
    if (link.find(prefix) >= 0) {
      delete(link, prefix, Origin.ASKED_FOR);
    }
    return 0;
  }

  /** Adds a route or a rule: 0 or a negative errno. */
  int add(RoutingItem item) {
    if (routing.items().contains(item)) {
      return -EEXIST;
    }
    if (refusals.refuse(Refused.ROUTING)) {
      return -ENOBUFS;
    }
    for (String name : item instanceof RouteSpec ? item.interfaces() : List.<String>of()) {
      SimLink link = links.get(name);
      if (link == null || !link.exists()) {
        return -ENODEV;
      }
      if (!link.isUp()) {
        return -ENETDOWN;
      }
    }
    routing.add(item);
    return 0;
  }

  /** Removes a route or a rule, if it is there. */
  void remove(RoutingItem item) {
    routing.remove(item, Origin.ASKED_FOR);
  }

  /** Somebody else deletes a route or a rule. */
  public void deleteByHand(RoutingItem item) {
    routing.remove(item, Origin.FOREIGN);
  }

  /** The routes and rules of the daemon that are there. */
  public Set<RoutingItem> routing() {
    return Collections.unmodifiableSet(routing.items());
  }

  /** Numbers of the kernel. */
  public SimSysctls sysctls() {
    return sysctls;
  }

  /** What the packet filter holds. */
  public FirewallState firewall() {
    return firewall;
  }

  /** Changes the packet filter as a whole, unless it refuses. */
  boolean filter(FirewallState wanted) {
    boolean isRefused = refusals.refuse(Refused.FIREWALL);
    firewall = isRefused ? firewall : wanted;
    return !isRefused;
  }

  /** Interfaces that were made on others. */
  public SimMadeLinks made() {
    return made;
  }

  /** The name of the interface with an index; empty if there is none. */
  public String nameOf(int ifIndex) {
    SimLink link = byIndex(ifIndex);
    return link == null ? "" : link.plan().name();
  }

  /** The index of the next interface. */
  int nextIndex() {
    return nextIfIndex++;
  }

  /** An interface was made. */
  void attach(SimLink link) {
    links.put(link.plan().name(), link);
  }

  /** An interface is removed, and all that is on it. */
  void detach(SimLink link) {
    flush(link, Family.IPV4);
    flush(link, Family.IPV6);
    routing.linkGone(link.plan().name());
    sysctls.linkGone(link.plan().name());
    links.remove(link.plan().name());
  }

  /** Somebody else deletes an address. */
  public void deleteByHand(String linkName, Prefix prefix) {
    SimLink link = links.get(linkName);
    if (link != null && link.find(prefix) >= 0) {
      delete(link, prefix, Origin.FOREIGN);
    }
  }

  /** What it refuses. */
  public Refusals refusals() {
    return refusals;
  }

  /** When it last refused an address; long ago if never. */
  public long lastRefusalNanos() {
    return refusals.lastNanos(Refused.ADDRESSES);
  }

  /** A fault begins. */
  public void begin(String linkName, LinkFault fault) {
    SimLink link = link(linkName);
    if (!link.begin(fault) || !link.exists()) {
      return;
    }
    switch (fault) {
      case CARRIER_LOST -> {
        announce(link);
        made.follow(link);
      }
      case SET_DOWN -> {
        flush(link, Family.IPV6);
        routing.linkGone(linkName);
        announce(link);
        made.follow(link);
      }
      case REMOVED -> {
        made.follow(link);
        flush(link, Family.IPV4);
        flush(link, Family.IPV6);
        routing.linkGone(linkName);
        sysctls.linkGone(linkName);
        int old = link.ifIndex();
        link.ifIndex(0);
        listener.changed(new Input.LinkRemoved(old), Origin.FOREIGN);
      }
      case OWN_ADDRESSES_LOST -> {
        for (Prefix own : link.plan().own()) {
          deleteByHand(linkName, own);
        }
      }
    }
  }

  /** A fault ends. */
  public void end(String linkName, LinkFault fault) {
    SimLink link = link(linkName);
    if (!link.end(fault)) {
      return;
    }
    if (fault == LinkFault.REMOVED) {
      link.ifIndex(nextIfIndex++);
      listener.changed(new Input.LinkChanged(link.state(false)), Origin.FOREIGN);
    }
    if (link.exists()) {
      announce(link);
      addOwnAddresses(link);
      made.follow(link);
    }
  }

  /** Whether an interface exists and is up. */
  public boolean isUp(String linkName) {
    SimLink link = links.get(linkName);
    return link != null && link.isUp();
  }

  /** Whether an interface exists, is up and has its carrier. */
  public boolean isRunning(String linkName) {
    SimLink link = links.get(linkName);
    return link != null && link.isRunning();
  }

  /** Whether an address is on an interface. */
  public boolean holds(String linkName, Prefix prefix) {
    SimLink link = links.get(linkName);
    return link != null && link.find(prefix) >= 0;
  }

  /** Whether an address of any length is on an interface. */
  public boolean holds(String linkName, IpAddress address) {
    SimLink link = links.get(linkName);
    return link != null && link.exists() && link.holds(address);
  }

  /** Whether an address of any length is on the interface with an index. */
  public boolean holds(int ifIndex, IpAddress address) {
    SimLink link = byIndex(ifIndex);
    return link != null && link.holds(address);
  }

  /** Whether every own address of an interface is there and usable. */
  public boolean hasOwnAddresses(String linkName) {
    SimLink link = link(linkName);
    for (Prefix own : link.plan().own()) {
      int position = link.find(own);
      if (position < 0 || !link.addresses().get(position).usable()) {
        return false;
      }
    }
    return true;
  }

  /** The interface with an index, or null. */
  @Nullable SimLink byIndex(int ifIndex) {
    for (SimLink link : links.values()) {
      if (link.exists() && link.ifIndex() == ifIndex) {
        return link;
      }
    }
    return null;
  }

  /** Whether an interface is there. */
  public boolean exists(String linkName) {
    SimLink link = links.get(linkName);
    return link != null && link.exists();
  }

  /** The interface that has an address, or null. */
  @Nullable SimLink linkOf(IpAddress address) {
    return links.values().stream()
        .filter(link -> link.exists() && link.holds(address))
        .findFirst()
        .orElse(null);
  }

  /** The interface with a name that the plan has. */
  SimLink link(String name) {
    SimLink link = links.get(name);
    if (link == null) {
      throw new IllegalArgumentException("no interface " + name);
    }
    return link;
  }

  private void addOwnAddresses(SimLink link) {
    for (Prefix own : link.plan().own()) {
      boolean wanted = link.isUp() && !link.has(LinkFault.OWN_ADDRESSES_LOST);
      if (wanted && link.find(own) < 0) {
        boolean detects = own.address().family() == Family.IPV6;
        SimAddress address = new SimAddress(own, !detects);
        insert(link, address, Origin.FOREIGN);
        if (detects) {
          clock.after(plan.detectionNanos(), () -> detected(link, address));
        }
      }
    }
  }

  private void detected(SimLink link, SimAddress tentative) {
    int position = link.find(tentative.prefix());
    if (position >= 0 && !link.addresses().get(position).usable()) {
      link.addresses().set(position, new SimAddress(tentative.prefix(), true));
      listener.changed(
          new Input.AddressAdded(link.ifIndex(), tentative.prefix(), true), Origin.FOREIGN);
    }
  }

  private void insert(SimLink link, SimAddress address, Origin origin) {
    link.addresses().add(address);
    listener.changed(
        new Input.AddressAdded(link.ifIndex(), address.prefix(), address.usable()), origin);
  }

  private void delete(SimLink link, Prefix prefix, Origin origin) {
    boolean primary = isPrimary(link, prefix);
    leases.end(link.ifIndex(), prefix);
    link.addresses().remove(link.find(prefix));
    listener.changed(new Input.AddressRemoved(link.ifIndex(), prefix), origin);
    if (primary && !plan.promotesSecondaries()) {
      for (SimAddress address : List.copyOf(link.addresses())) {
        if (address.sharesSubnetWith(prefix)) {
          link.addresses().remove(address);
          listener.changed(
              new Input.AddressRemoved(link.ifIndex(), address.prefix()), Origin.FOREIGN);
        }
      }
    }
  }

  private static boolean isPrimary(SimLink link, Prefix prefix) {
    for (SimAddress address : link.addresses()) {
      if (address.sharesSubnetWith(prefix)) {
        return address.isSameAs(prefix);
      }
    }
    return false;
  }

  private void flush(SimLink link, Family family) {
    for (SimAddress address : List.copyOf(link.addresses())) {
      if (address.prefix().address().family() == family) {
        link.addresses().remove(address);
        listener.changed(
            new Input.AddressRemoved(link.ifIndex(), address.prefix()), Origin.FOREIGN);
      }
    }
  }

  private void announce(SimLink link) {
    listener.changed(new Input.LinkChanged(link.state()), Origin.FOREIGN);
  }
}

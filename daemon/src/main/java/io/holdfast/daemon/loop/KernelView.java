package io.holdfast.daemon.loop;

import io.holdfast.core.Input;
import io.holdfast.core.LinkLayer;
import io.holdfast.core.LinkState;
import io.holdfast.core.address.AddressKey;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.netlink.AddressMessage;
import io.holdfast.wire.netlink.LinkMessage;
import io.holdfast.wire.netlink.Netlink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel last said of links and addresses, so that a repeated message is no news and a
 * dump after lost messages can be compared. Owned by the loop thread.
 */
final class KernelView {
  private final Map<Integer, LinkState> links = new HashMap<>();
  private final Map<AddressKey, Use> addresses = new HashMap<>();
  private final Ipv6Forwarding forwarding;
  private final Consumer<Input> facts;

  /** What an address is good for. */
  private enum Use {
    USABLE,
    TENTATIVE,
    DUPLICATE;

    static Use of(AddressMessage message) {
      if ((message.flags() & Netlink.ADDRESS_DAD_FAILED) != 0) {
        return DUPLICATE;
      }
      return (message.flags() & Netlink.ADDRESS_TENTATIVE) != 0 ? TENTATIVE : USABLE;
    }
  }

  /** Tells whether an interface forwards IPv6. */
  @FunctionalInterface
  interface Ipv6Forwarding {
    boolean isOn(String interfaceName);
  }

  /** Gives news to {@code facts}. */
  KernelView(Ipv6Forwarding forwarding, Consumer<Input> facts) {
    this.forwarding = forwarding;
    this.facts = facts;
  }

  /** An interface exists or has changed. */
  void link(LinkMessage message) {
    LinkState state = state(message);
    if (!state.equals(links.put(state.ifIndex(), state))) {
      facts.accept(new Input.LinkChanged(state));
    }
  }

  /** An interface is gone. */
  void linkRemoved(int ifIndex) {
    if (links.remove(ifIndex) != null) {
      addresses.keySet().removeIf(key -> key.ifIndex() == ifIndex);
      facts.accept(new Input.LinkRemoved(ifIndex));
    }
  }

  /** An address exists or has changed. */
  void address(AddressMessage message) {
    Use use = Use.of(message);
    Use known = addresses.put(new AddressKey(message.ifIndex(), message.prefix()), use);
    boolean isUsable = use == Use.USABLE;
    if (known == null || isUsable != (known == Use.USABLE)) {
      facts.accept(new Input.AddressAdded(message.ifIndex(), message.prefix(), isUsable));
    }
    if (use == Use.DUPLICATE && known != Use.DUPLICATE) {
      facts.accept(new Input.DuplicateFound(message.ifIndex(), message.prefix()));
    }
  }

  /** An address is gone. */
  void addressRemoved(AddressMessage message) {
    if (addresses.remove(new AddressKey(message.ifIndex(), message.prefix())) != null) {
      facts.accept(new Input.AddressRemoved(message.ifIndex(), message.prefix(), why(message)));
    }
  }

  /** The kernel reports what was left of the lifetime, and the flags that it had last. */
  private static Input.AddressRemoved.Why why(AddressMessage message) {
    if (Use.of(message) == Use.DUPLICATE) {
      return Input.AddressRemoved.Why.DUPLICATE;
    }
    return message.validSeconds() == 0
        ? Input.AddressRemoved.Why.EXPIRED
        : Input.AddressRemoved.Why.DELETED;
  }

  /** The interface of a name, or null. */
  @Nullable LinkState link(String interfaceName) {
    for (LinkState link : links.values()) {
      if (link.name().equals(interfaceName)) {
        return link;
      }
    }
    return null;
  }

  /** The index of an interface, or 0 if there is none of that name. */
  int ifIndex(String interfaceName) {
    LinkState link = link(interfaceName);
    return link == null ? 0 : link.ifIndex();
  }

  /** Compares with complete lists. */
  void compare(List<LinkMessage> allLinks, List<AddressMessage> allAddresses) {
    Set<Integer> present = new HashSet<>();
    allLinks.forEach(link -> present.add(link.ifIndex()));
    List.copyOf(links.keySet()).stream()
        .filter(ifIndex -> !present.contains(ifIndex))
        .forEach(this::linkRemoved);
    allLinks.forEach(this::link);
    Set<AddressKey> listed = new HashSet<>();
    allAddresses.forEach(
        address -> listed.add(new AddressKey(address.ifIndex(), address.prefix())));
    List<AddressKey> gone = new ArrayList<>(addresses.keySet());
    gone.removeAll(listed);
    for (AddressKey key : gone) {
      addresses.remove(key);
      facts.accept(new Input.AddressRemoved(key.ifIndex(), key.prefix()));
    }
    allAddresses.forEach(this::address);
  }

  private LinkState state(LinkMessage link) {
    MacAddress mac = link.mac();
    int quiet = Netlink.LINK_NO_ARP | Netlink.LINK_LOOPBACK;
    return new LinkState(
        link.ifIndex(),
        link.name(),
        link.isUp(),
        link.isRunning(),
        (link.flags() & Netlink.LINK_MULTICAST) != 0,
        (link.flags() & quiet) == 0,
        forwarding.isOn(link.name()),
        link.mtu(),
        mac == null ? MacAddress.ZERO : mac,
        new LinkLayer(
            link.kind() == null ? "" : link.kind(),
            link.parentIndex(),
            link.macvlanMode(),
            link.group(),
            link.table(),
            link.masterIndex()));
  }
}

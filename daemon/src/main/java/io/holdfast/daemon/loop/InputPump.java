package io.holdfast.daemon.loop;

import io.holdfast.core.Input;
import io.holdfast.core.LinkState;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.daemon.routing.RoutingView;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.net.NetlinkCommands;
import io.holdfast.linux.net.NetlinkMessages;
import io.holdfast.linux.net.NetlinkMonitor;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.netlink.AddressMessage;
import io.holdfast.wire.netlink.LinkMessage;
import io.holdfast.wire.netlink.NetlinkReader;
import io.holdfast.wire.netlink.NetlinkWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns what netlink says of links, addresses, routes and rules into facts: everything at the
 * start, changes from then on, and everything again when changes were lost. Owned by the loop
 * thread.
 */
final class InputPump {
  private static final int MAX_DRAINS = 16;
  private static final int MAX_DUMPS = 8;

  private final NetlinkMonitor monitor;
  private final NetlinkCommands commands;
  private final Turn turn;
  private final Edge edge;
  private final KernelView view;
  private Runnable linksChanged = () -> {};
  private final RoutingView routing;
  private final NetlinkMessages listener = this::received;
  private long nowNanos;
  private long overruns;
  private Predicate<AddressMessage> isLeftBehind = address -> false;

  /** What the engine makes of the kernel's names and numbers. */
  interface Edge {
    /** The daemon's own network namespace: as the kernel says. */
    Edge HERE =
        new Edge() {
          @Override
          public LinkMessage link(LinkMessage link) {
            return link;
          }

          @Override
          public AddressMessage address(AddressMessage address) {
            return address;
          }

          @Override
          public RoutingItem routing(RoutingItem item) {
            return item;
          }

          @Override
          public boolean forwardsIpv6(String interfaceName) {
            Path path = Path.of("/proc/sys/net/ipv6/conf", interfaceName, "forwarding");
            try {
              return Files.readString(path).startsWith("1");
            } catch (IOException withoutIpv6) {
              return false;
            }
          }
        };

    /** An interface as the engine knows it. */
    LinkMessage link(LinkMessage link);

    /** An address on an interface as the engine knows it. */
    AddressMessage address(AddressMessage address);

    /** A route or a rule as the engine knows it. */
    RoutingItem routing(RoutingItem item);

    /** Whether an interface that the engine knows forwards IPv6. */
    boolean forwardsIpv6(String interfaceName);
  }

  InputPump(Channels channels, Turn turn, RoutingView routing, Edge edge) {
    this.monitor = channels.monitor();
    this.commands = channels.commands();
    this.turn = turn;
    this.routing = routing;
    this.edge = edge;
    this.view = new KernelView(edge::forwardsIpv6, this::tell);
  }

  /** Lets somebody know of each interface that appears or changes, before the engine does. */
  void whenLinksChange(Runnable listener) {
    linksChanged = listener;
  }

  /** Tells the engine that nothing is left of what it knows from here. */
  void forget() {
    nowNanos = MonotonicClock.nanos();
    view.compare(List.of(), List.of());
  }

  /**
   * Lists every link and address, and says which addresses a dead daemon left behind.
   *
   * @return zero or the negated errno
   */
  int start(AddressMarks marks) {
    isLeftBehind = address -> marks.isLeftBehind(address.protocol());
    int result = dump();
    isLeftBehind = address -> false;
    return result;
  }

  /**
   * Lists every link and address and tells the engine what it does not know yet.
   *
   * @return zero or the negated errno
   */
  int dump() {
    nowNanos = MonotonicClock.nanos();
    int result = -Errno.EINTR;
    for (int attempt = 0; attempt < MAX_DUMPS && result == -Errno.EINTR; attempt++) {
      result = dumpOnce();
    }
    return result;
  }

  /**
   * Tells the engine of changes that wait.
   *
   * @return whether that were all
   */
  boolean drain() {
    nowNanos = MonotonicClock.nanos();
    int result = 1;
    for (int round = 0; round < MAX_DRAINS && result > 0; round++) {
      result = monitor.drain(listener);
      if (result == -Errno.ENOBUFS) {
        overruns++;
        tell(new Input.ReportsLost(Errno.name(-result) + ", " + Errno.message(-result)));
        result = dump();
        tell(new Input.RoutingUncertain());
      }
    }
    return result <= 0;
  }

  /** How much the kernel keeps until {@link #drain}. */
  int roomBytes() {
    return monitor.roomBytes();
  }

  /** The interface of a name, or null. */
  @Nullable LinkState link(String interfaceName) {
    return view.link(interfaceName);
  }

  /** The index of an interface, or 0 if there is none of that name. */
  int ifIndex(String interfaceName) {
    return view.ifIndex(interfaceName);
  }

  /** How often changes were lost because too many came at once. */
  long overruns() {
    return overruns;
  }

  private int dumpOnce() {
    NetlinkWriter writer = new NetlinkWriter(commands.requests());
    List<LinkMessage> links = new ArrayList<>();
    List<AddressMessage> addresses = new ArrayList<>();
    writer.dumpLinks(1);
    int result =
        commands.dump(
            writer.length(),
            message -> {
              LinkMessage link = message.link();
              if (link != null) {
                links.add(edge.link(link));
              }
            });
    if (result < 0) {
      return result;
    }
    writer.clear();
    writer.dumpAddresses(2);
    result =
        commands.dump(
            writer.length(),
            message -> {
              AddressMessage address = message.address();
              if (address != null) {
                addresses.add(edge.address(address));
              }
            });
    if (result == 0) {
      view.compare(links, addresses);
      addresses.stream().filter(isLeftBehind).forEach(this::leftBehind);
    }
    return result;
  }

  private void received(NetlinkReader message) {
    switch (message.kind()) {
      case LINK, LINK_REMOVED -> link(message);
      case ADDRESS, ADDRESS_REMOVED -> address(message);
      case OVERRUN -> dump();
      case ROUTE -> routing.find(message.route(), this::appeared);
      case ROUTE_REMOVED -> routing.find(message.route(), this::disappeared);
      case RULE -> routing.find(message.rule(), this::appeared);
      case RULE_REMOVED -> routing.find(message.rule(), this::disappeared);
      case ERROR, DONE, OTHER -> {
        // Nothing that the engine wants to know.
      }
    }
  }

  private void appeared(RoutingItem item) {
    tell(new Input.RoutingAdded(edge.routing(item)));
  }

  private void disappeared(RoutingItem item) {
    tell(new Input.RoutingRemoved(edge.routing(item)));
  }

  private void link(NetlinkReader message) {
    LinkMessage reported = message.link();
    if (reported == null) {
      return;
    }
    LinkMessage link = edge.link(reported);
    switch (message.kind()) {
      case LINK_REMOVED -> view.linkRemoved(link.ifIndex());
      default -> view.link(link);
    }
  }

  private void address(NetlinkReader message) {
    AddressMessage reported = message.address();
    if (reported == null) {
      return;
    }
    AddressMessage address = edge.address(reported);
    switch (message.kind()) {
      case ADDRESS_REMOVED -> view.addressRemoved(address);
      default -> view.address(address);
    }
  }

  private void leftBehind(AddressMessage address) {
    IpAddress peer = address.peer().equals(address.local()) ? null : address.peer();
    tell(new Input.AddressLeftBehind(address.ifIndex(), address.prefix(), peer));
  }

  private void tell(Input fact) {
    if (fact instanceof Input.LinkChanged) {
      linksChanged.run();
    }
    turn.apply(fact, nowNanos);
  }
}

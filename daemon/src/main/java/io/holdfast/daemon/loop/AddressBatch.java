package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.daemon.routing.RoutingRequests;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.net.NetlinkAcks;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.netlink.AddressMessage;
import io.holdfast.wire.netlink.Netlink;
import io.holdfast.wire.netlink.NetlinkWriter;
import io.holdfast.wire.netlink.RequestBuilder;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Adds and removes addresses, routes and rules, many in one system call. What is there already when
 * it is added, or gone already when it is removed, is a success. Owned by the loop thread.
 */
public final class AddressBatch implements AddressPort, NetlinkAcks {
  /** Orders in one call; the sequence number of a request is its place among them. */
  static final int CAPACITY = 1024;

  private static final Set<Integer> IN_DOUBT =
      Set.of(Errno.EPERM, Errno.EAGAIN, Errno.ENOMEM, Errno.ENOBUFS, Errno.ETIMEDOUT);
  private static final int ADD_FLAGS = Netlink.FLAG_CREATE | Netlink.FLAG_EXCLUSIVE;
  private static final int RENEW_FLAGS = Netlink.FLAG_REPLACE;

  /** Only refusals are answered, and those without being asked. */
  private static final int REMOVE_FLAGS = 0;

  private final AddressCommands commands;
  private final NetlinkWriter writer;
  private final int mark;
  private final RoutingRequests routing;
  private final IntUnaryOperator kernelIndex;
  private final @Nullable Effect[] orders = new Effect[CAPACITY];
  private int size;
  private @Nullable Answers answers;

  /**
   * Makes a batch.
   *
   * @param commands who executes it
   * @param mark what the kernel notes down as the origin of each address, 0 for nothing
   * @param routing who writes requests for routes and rules
   */
  public AddressBatch(AddressCommands commands, int mark, RoutingRequests routing) {
    this(commands, mark, routing, ifIndex -> ifIndex);
  }

  /** As the other, where the engine's numbers of interfaces are not the kernel's. */
  AddressBatch(
      AddressCommands commands, int mark, RoutingRequests routing, IntUnaryOperator kernelIndex) {
    this.commands = commands;
    this.mark = mark;
    this.routing = routing;
    this.kernelIndex = kernelIndex;
    this.writer = commands.writer();
  }

  @Override
  public void add(Effect.AddAddress order, Answers to) {
    put(message(order.ifIndex(), order.address(), order.leaseSeconds()), ADD_FLAGS, order, to);
  }

  @Override
  public void renew(Effect.RenewAddress order, Answers to) {
    put(message(order.ifIndex(), order.address(), order.leaseSeconds()), RENEW_FLAGS, order, to);
  }

  private void put(AddressMessage message, int flags, Effect order, Answers to) {
    if (!hasRoom() || !writer.addAddress(message, flags, size)) {
      flush(to);
      writer.addAddress(message, flags, size);
    }
    orders[size++] = order;
  }

  @Override
  public void remove(Effect.RemoveAddress order, Answers to) {
    AddressMessage message = message(order.ifIndex(), order.address(), 0);
    if (!hasRoom() || !writer.removeAddress(message, REMOVE_FLAGS, size)) {
      flush(to);
      writer.removeAddress(message, REMOVE_FLAGS, size);
    }
    orders[size++] = order;
  }

  @Override
  public void add(Effect.AddRouting order, Answers to) {
    RoutingRequests requests = routing;
    String problem = requests.add(order.item().plain());
    if (problem.isEmpty()) {
      append(requests.request(), order, to);
    } else {
      to.add(new Input.RoutingFailed(order, problem));
    }
  }

  @Override
  public void remove(Effect.RemoveRouting order, Answers to) {
    if (routing.remove(order.item().plain())) {
      append(routing.request(), order, to);
    }
  }

  private void append(RequestBuilder request, Effect order, Answers to) {
    if (!hasRoom() || !writer.append(request, size)) {
      flush(to);
      writer.append(request, size);
    }
    orders[size++] = order;
  }

  @Override
  public void flush(Answers to) {
    if (size == 0) {
      return;
    }
    answers = to;
    int result = commands.execute(this);
    if (result < 0) {
      // Whatever was not answered may have failed.
      for (int index = 0; index < size; index++) {
        answered(index, -result);
      }
    }
    answers = null;
    size = 0;
  }

  @Override
  public void answered(int sequence, int errno) {
    refused(sequence, errno, "");
  }

  @Override
  public void refused(int sequence, int errno, String text) {
    if (sequence < 0 || sequence >= size) {
      return;
    }
    Effect order = orders[sequence];
    orders[sequence] = null;
    Answers to = answers;
    if (order == null || to == null || errno == 0) {
      return;
    }
    if (!isAsWanted(order, errno)) {
      to.add(failure(order, errno, text));
    } else if (order instanceof Effect.AddRouting add) {
      // The kernel tells nobody of what it had already, and it may have refused it before.
      to.add(new Input.RoutingAdded(add.item()));
    }
  }

  private static Input failure(Effect order, int errno, String text) {
    boolean isRouting = order instanceof Effect.AddRouting || order instanceof Effect.RemoveRouting;
    String reason = Refusal.reason(errno, text);
    return isRouting
        ? new Input.RoutingFailed(order, reason)
        : new Input.AddressFailed(order, errno, reason);
  }

  private boolean hasRoom() {
    return size < CAPACITY;
  }

  private static boolean isAsWanted(Effect order, int errno) {
    return switch (order) {
      case Effect.AddAddress add -> errno == Errno.EEXIST;
      case Effect.RenewAddress renew -> false;
      case Effect.AddRouting add -> errno == Errno.EEXIST;
      // Whatever else the kernel has against it, it does not have it.
      case Effect.RemoveRouting remove -> !IN_DOUBT.contains(errno);
      default -> errno == Errno.EADDRNOTAVAIL || errno == Errno.ENODEV;
    };
  }

  private AddressMessage message(int ifIndex, AddressSpec spec, int leaseSeconds) {
    IpAddress address = spec.address();
    AddressOptions options = spec.options();
    boolean isIpv6 = address.family() == Family.IPV6;
    IpAddress peer = options.peer();
    long valid = leaseSeconds == 0 ? Netlink.FOREVER : leaseSeconds;
    return new AddressMessage(
        kernelIndex.applyAsInt(ifIndex),
        spec.prefix().length(),
        spec.scope(),
        isIpv6 ? ipv6Flags(options) : flags(options),
        address,
        peer == null ? address : peer,
        spec.broadcast(),
        spec.label(),
        isIpv6 ? Math.min(options.preferredSeconds(), valid) : valid,
        valid,
        mark);
  }

  /** What keepalived asks for with an IPv4 address: the other flags are IPv6's. */
  private static int flags(AddressOptions options) {
    return (options.withoutRoute() ? Netlink.ADDRESS_NO_PREFIX_ROUTE : 0)
        | (options.joins() ? Netlink.ADDRESS_AUTO_JOIN : 0);
  }

  private static int ipv6Flags(AddressOptions options) {
    return flags(options)
        | (options.detectsDuplicates() ? 0 : Netlink.ADDRESS_NO_DAD)
        | (options.home() ? Netlink.ADDRESS_HOME : 0)
        | (options.managesTemporary() ? Netlink.ADDRESS_MANAGE_TEMPORARY : 0);
  }
}

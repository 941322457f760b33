package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.net.NetlinkAcks;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.netlink.AddressMessage;
import io.holdfast.wire.netlink.Netlink;
import io.holdfast.wire.netlink.NetlinkWriter;
import org.jspecify.annotations.Nullable;

/**
 * Adds and removes addresses, many in one system call. An address that is there already when it is
 * added, or gone already when it is removed, is a success. Owned by the loop thread.
 */
public final class AddressBatch implements AddressPort, NetlinkAcks {
  /** Orders in one call; the sequence number of a request is its place among them. */
  private static final int CAPACITY = 128;

  private static final int ADD_FLAGS =
      Netlink.FLAG_CREATE | Netlink.FLAG_EXCLUSIVE | Netlink.FLAG_ACK;

  private final AddressCommands commands;
  private final NetlinkWriter writer;
  private final int mark;
  private final @Nullable Effect[] orders = new Effect[CAPACITY];
  private int size;
  private @Nullable Answers answers;

  /**
   * Makes a batch.
   *
   * @param commands who executes it
   * @param mark what the kernel notes down as the origin of each address, 0 for nothing
   */
  public AddressBatch(AddressCommands commands, int mark) {
    this.commands = commands;
    this.mark = mark;
    this.writer = commands.writer();
  }

  @Override
  public void add(Effect.AddAddress order, Answers to) {
    AddressMessage message = message(order.ifIndex(), order.address());
    if (!hasRoom() || !writer.addAddress(message, ADD_FLAGS, size)) {
      flush(to);
      writer.addAddress(message, ADD_FLAGS, size);
    }
    orders[size++] = order;
  }

  @Override
  public void remove(Effect.RemoveAddress order, Answers to) {
    AddressMessage message = message(order.ifIndex(), order.address());
    if (!hasRoom() || !writer.removeAddress(message, Netlink.FLAG_ACK, size)) {
      flush(to);
      writer.removeAddress(message, Netlink.FLAG_ACK, size);
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
    if (sequence < 0 || sequence >= size) {
      return;
    }
    Effect order = orders[sequence];
    orders[sequence] = null;
    if (order != null && answers != null && errno != 0 && !isAsWanted(order, errno)) {
      answers.add(new Input.AddressFailed(order, errno));
    }
  }

  private boolean hasRoom() {
    return size < CAPACITY;
  }

  private static boolean isAsWanted(Effect order, int errno) {
    return order instanceof Effect.AddAddress
        ? errno == Errno.EEXIST
        : errno == Errno.EADDRNOTAVAIL || errno == Errno.ENODEV;
  }

  private AddressMessage message(int ifIndex, AddressSpec spec) {
    IpAddress address = spec.address();
    AddressOptions options = spec.options();
    boolean isIpv6 = address.family() == Family.IPV6;
    IpAddress peer = options.peer();
    return new AddressMessage(
        ifIndex,
        spec.prefix().length(),
        spec.scope(),
        isIpv6 ? ipv6Flags(options) : flags(options),
        address,
        peer == null ? address : peer,
        spec.broadcast(),
        spec.label(),
        isIpv6 ? options.preferredSeconds() : Netlink.FOREVER,
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

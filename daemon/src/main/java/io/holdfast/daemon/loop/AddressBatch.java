package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
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

  private static final int HOST_PREFIX_IPV6 = 128;
  private static final int ADD_FLAGS =
      Netlink.FLAG_CREATE | Netlink.FLAG_EXCLUSIVE | Netlink.FLAG_ACK;

  private final AddressCommands commands;
  private final NetlinkWriter writer;
  private final @Nullable Effect[] orders = new Effect[CAPACITY];
  private int size;
  private @Nullable Answers answers;

  /** Makes a batch that is executed by {@code commands}. */
  public AddressBatch(AddressCommands commands) {
    this.commands = commands;
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

  /**
   * keepalived's choices: no duplicate address detection, and an IPv6 /128 is no source address.
   */
  private static AddressMessage message(int ifIndex, AddressSpec spec) {
    IpAddress address = spec.address();
    boolean isIpv6 = address.family() == Family.IPV6;
    boolean isDeprecated = isIpv6 && spec.prefix().length() == HOST_PREFIX_IPV6;
    return new AddressMessage(
        ifIndex,
        spec.prefix().length(),
        spec.scope(),
        isIpv6 ? Netlink.ADDRESS_NO_DAD : 0,
        address,
        address,
        spec.broadcast(),
        spec.label(),
        isDeprecated ? 0 : Netlink.FOREVER,
        0);
  }
}

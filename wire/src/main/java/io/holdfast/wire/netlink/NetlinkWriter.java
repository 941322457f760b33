package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Appends requests to a buffer, so that many leave with one system call.
 *
 * <p>A request is written whole or not at all: every method returns false, and changes nothing,
 * when fewer than {@link #MAX_MESSAGE_LENGTH} bytes are free. The caller then sends, calls {@link
 * #clear} and repeats. Not thread safe.
 */
public final class NetlinkWriter {

  /** Room in bytes that the longest request may take. */
  public static final int MAX_MESSAGE_LENGTH = 256;

  private final ByteBuffer buffer;
  private int length;
  private int messageStart;

  /**
   * Creates a writer that fills a buffer from its first byte.
   *
   * @param buffer heap or direct; its byte order is set to the host's, position and limit stay
   */
  public NetlinkWriter(ByteBuffer buffer) {
    this.buffer = buffer.order(ByteOrder.nativeOrder());
  }

  /** Returns how many bytes have been written since the last {@link #clear}. */
  public int length() {
    return length;
  }

  /** Forgets what has been written. */
  public void clear() {
    length = 0;
  }

  /** Appends a request that was built elsewhere; see {@link RequestBuilder}. */
  public boolean append(RequestBuilder request, int sequence) {
    if (buffer.limit() - length < Math.max(MAX_MESSAGE_LENGTH, request.length())) {
      return false;
    }
    request.copyTo(buffer, length, sequence);
    length += request.length();
    return true;
  }

  /** Asks for every interface: one {@link MessageKind#LINK} each, then DONE. */
  public boolean dumpLinks(int sequence) {
    if (!begin(Rtnetlink.GET_LINK, Rtnetlink.FLAG_DUMP, sequence)) {
      return false;
    }
    putLinkPayload(0, 0, 0);
    return end();
  }

  /** Asks for every address of both families: one {@link MessageKind#ADDRESS} each, then DONE. */
  public boolean dumpAddresses(int sequence) {
    if (!begin(Rtnetlink.GET_ADDRESS, Rtnetlink.FLAG_DUMP, sequence)) {
      return false;
    }
    putInt(Rtnetlink.FAMILY_UNSPECIFIED);
    putInt(0);
    return end();
  }

  /** Asks for every route of both families: one {@link MessageKind#ROUTE} each, then DONE. */
  public boolean dumpRoutes(int sequence) {
    if (!begin(Rtnetlink.GET_ROUTE, Rtnetlink.FLAG_DUMP, sequence)) {
      return false;
    }
    putInt(Rtnetlink.FAMILY_UNSPECIFIED);
    putInt(0);
    putInt(0);
    return end();
  }

  /**
   * Adds an address.
   *
   * @param flags {@link Netlink#FLAG_CREATE} and the like; without {@link Netlink#FLAG_ACK} only a
   *     failure is answered
   * @throws IllegalArgumentException when the label is longer than 15 bytes
   */
  public boolean addAddress(AddressMessage address, int flags, int sequence) {
    byte @Nullable [] label = address.label() == null ? null : name(address.label());
    if (!begin(Rtnetlink.NEW_ADDRESS, flags, sequence)) {
      return false;
    }
    putAddressPayload(address, label);
    putIntAttribute(Rtnetlink.ADDRESS_FLAGS, address.flags());
    if (address.broadcast() != null) {
      putAddress(Rtnetlink.ADDRESS_BROADCAST, address.broadcast());
    }
    if (address.preferredSeconds() != Netlink.FOREVER
        || address.validSeconds() != Netlink.FOREVER) {
      putCacheInfo((int) address.preferredSeconds(), (int) address.validSeconds());
    }
    if (address.protocol() != 0) {
      putByteAttribute(Rtnetlink.ADDRESS_PROTOCOL, address.protocol());
    }
    return end();
  }

  /**
   * Removes an address. Interface, prefix length, local and peer address must fit; the label must
   * too when one is given.
   *
   * @param flags {@link Netlink#FLAG_ACK} or 0
   * @throws IllegalArgumentException when the label is longer than 15 bytes
   */
  public boolean removeAddress(AddressMessage address, int flags, int sequence) {
    byte @Nullable [] label = address.label() == null ? null : name(address.label());
    if (!begin(Rtnetlink.DELETE_ADDRESS, flags, sequence)) {
      return false;
    }
    putAddressPayload(address, label);
    return end();
  }

  /** Sets an interface up; answered. */
  public boolean setLinkUp(int ifIndex, int sequence) {
    return changeLink(ifIndex, Netlink.LINK_UP, sequence);
  }

  /** Sets an interface down; answered. */
  public boolean setLinkDown(int ifIndex, int sequence) {
    return changeLink(ifIndex, 0, sequence);
  }

  private boolean changeLink(int ifIndex, int flags, int sequence) {
    if (!begin(Rtnetlink.NEW_LINK, Netlink.FLAG_ACK, sequence)) {
      return false;
    }
    putLinkPayload(ifIndex, flags, Netlink.LINK_UP);
    return end();
  }

  /** Removes a virtual interface; answered. */
  public boolean removeLink(int ifIndex, int sequence) {
    if (!begin(Rtnetlink.DELETE_LINK, Netlink.FLAG_ACK, sequence)) {
      return false;
    }
    putLinkPayload(ifIndex, 0, 0);
    return end();
  }

  /** Moves an interface to the network namespace behind an open file descriptor; answered. */
  public boolean moveLink(int ifIndex, int namespaceFd, int sequence) {
    if (!begin(Rtnetlink.NEW_LINK, Netlink.FLAG_ACK, sequence)) {
      return false;
    }
    putLinkPayload(ifIndex, 0, 0);
    putIntAttribute(Rtnetlink.LINK_NAMESPACE_FD, namespaceFd);
    return end();
  }

  /**
   * Creates a pair of connected interfaces, both down; answered.
   *
   * @throws IllegalArgumentException when a name is empty or longer than 15 bytes
   */
  public boolean createVeth(String name, String peerName, int sequence) {
    byte[] own = name(name);
    byte[] peer = name(peerName);
    if (!beginCreateLink(own, sequence)) {
      return false;
    }
    int info = openAttribute(Rtnetlink.LINK_INFO);
    putString(Rtnetlink.INFO_KIND, "veth".getBytes(StandardCharsets.US_ASCII));
    int data = openAttribute(Rtnetlink.INFO_DATA);
    int end = openAttribute(Rtnetlink.VETH_PEER);
    putLinkPayload(0, 0, 0);
    putString(Rtnetlink.LINK_NAME, peer);
    closeAttribute(end);
    closeAttribute(data);
    closeAttribute(info);
    return end();
  }

  /**
   * Creates a macvlan in private mode, down; answered.
   *
   * @param parent interface it shares
   * @throws IllegalArgumentException when the name is empty or longer than 15 bytes
   */
  public boolean createMacvlan(String name, Parent parent, MacAddress mac, int sequence) {
    if (!beginCreateLink(name(name), sequence)) {
      return false;
    }
    int address = openAttribute(Rtnetlink.LINK_ADDRESS);
    mac.writeTo(buffer, length);
    length += MacAddress.BYTES;
    closeAttribute(address);
    putParent(parent);
    int info = openAttribute(Rtnetlink.LINK_INFO);
    putString(Rtnetlink.INFO_KIND, "macvlan".getBytes(StandardCharsets.US_ASCII));
    int data = openAttribute(Rtnetlink.INFO_DATA);
    putIntAttribute(Rtnetlink.MACVLAN_MODE, Rtnetlink.MACVLAN_MODE_PRIVATE);
    closeAttribute(data);
    closeAttribute(info);
    return end();
  }

  /**
   * Creates an ipvlan of layer 2, down; answered.
   *
   * @param parent interface it shares
   * @param flags 0 for bridge, 1 for private, 2 for vepa
   * @throws IllegalArgumentException when the name is empty or longer than 15 bytes
   */
  public boolean createIpvlan(String name, Parent parent, int flags, int sequence) {
    if (!beginCreateLink(name(name), sequence)) {
      return false;
    }
    putParent(parent);
    int info = openAttribute(Rtnetlink.LINK_INFO);
    putString(Rtnetlink.INFO_KIND, "ipvlan".getBytes(StandardCharsets.US_ASCII));
    int data = openAttribute(Rtnetlink.INFO_DATA);
    putShortAttribute(Rtnetlink.IPVLAN_MODE, Rtnetlink.IPVLAN_MODE_L2);
    putShortAttribute(Rtnetlink.IPVLAN_FLAGS, flags);
    closeAttribute(data);
    closeAttribute(info);
    return end();
  }

  /**
   * What a new interface stands on.
   *
   * @param ifIndex the interface below
   * @param group interface group of the new one, 0 for the default one
   * @param masterIndex bridge or VRF that the new one belongs to, 0 for none
   */
  public record Parent(int ifIndex, int group, int masterIndex) {
    /** One whose child belongs to nothing. */
    public Parent(int ifIndex, int group) {
      this(ifIndex, group, 0);
    }
  }

  private void putParent(Parent parent) {
    putIntAttribute(Rtnetlink.LINK_PARENT, parent.ifIndex());
    if (parent.group() != 0) {
      putIntAttribute(Rtnetlink.LINK_GROUP, parent.group());
    }
    if (parent.masterIndex() != 0) {
      putIntAttribute(Rtnetlink.LINK_MASTER, parent.masterIndex());
    }
  }

  private boolean beginCreateLink(byte[] name, int sequence) {
    int flags = Netlink.FLAG_ACK | Netlink.FLAG_CREATE | Netlink.FLAG_EXCLUSIVE;
    if (!begin(Rtnetlink.NEW_LINK, flags, sequence)) {
      return false;
    }
    putLinkPayload(0, 0, 0);
    putString(Rtnetlink.LINK_NAME, name);
    return true;
  }

  private boolean begin(int type, int flags, int sequence) {
    if (buffer.limit() - length < MAX_MESSAGE_LENGTH) {
      return false;
    }
    messageStart = length;
    putInt(0);
    putShort(type);
    putShort(flags | Rtnetlink.FLAG_REQUEST);
    putInt(sequence);
    putInt(0);
    return true;
  }

  private boolean end() {
    buffer.putInt(messageStart, length - messageStart);
    return true;
  }

  private void putLinkPayload(int ifIndex, int flags, int change) {
    putInt(Rtnetlink.FAMILY_UNSPECIFIED);
    putInt(ifIndex);
    putInt(flags);
    putInt(change);
  }

  private void putAddressPayload(AddressMessage address, byte @Nullable [] label) {
    putByte(address.family().socketFamily());
    putByte(address.prefixLength());
    putByte(address.flags());
    putByte(address.scope());
    putInt(address.ifIndex());
    putAddress(Rtnetlink.ADDRESS_LOCAL, address.local());
    putAddress(Rtnetlink.ADDRESS_ADDRESS, address.peer());
    if (label != null) {
      putString(Rtnetlink.ADDRESS_LABEL, label);
    }
  }

  private void putAddress(int type, IpAddress address) {
    int attribute = openAttribute(type);
    address.writeTo(buffer, length);
    length += address.byteLength();
    closeAttribute(attribute);
  }

  /** Writes preferred and valid lifetime, and two time stamps that the kernel ignores. */
  private void putCacheInfo(int preferredSeconds, int validSeconds) {
    int attribute = openAttribute(Rtnetlink.ADDRESS_CACHE_INFO);
    putInt(preferredSeconds);
    putInt(validSeconds);
    putInt(0);
    putInt(0);
    closeAttribute(attribute);
  }

  private void putIntAttribute(int type, int value) {
    int attribute = openAttribute(type);
    putInt(value);
    closeAttribute(attribute);
  }

  private void putShortAttribute(int type, int value) {
    int attribute = openAttribute(type);
    putShort(value);
    closeAttribute(attribute);
  }

  private void putByteAttribute(int type, int value) {
    int attribute = openAttribute(type);
    putByte(value);
    closeAttribute(attribute);
  }

  /** Writes a text with its closing zero. */
  private void putString(int type, byte[] text) {
    int attribute = openAttribute(type);
    buffer.put(length, text);
    length += text.length;
    putByte(0);
    closeAttribute(attribute);
  }

  private int openAttribute(int type) {
    int start = length;
    putShort(0);
    putShort(type);
    return start;
  }

  /** Sets the length, which leaves the padding out, and pads with zeros. */
  private void closeAttribute(int start) {
    buffer.putShort(start, (short) (length - start));
    while (length != start + Rtnetlink.align(length - start)) {
      putByte(0);
    }
  }

  private void putByte(int value) {
    buffer.put(length, (byte) value);
    length += Byte.BYTES;
  }

  private void putShort(int value) {
    buffer.putShort(length, (short) value);
    length += Short.BYTES;
  }

  private void putInt(int value) {
    buffer.putInt(length, value);
    length += Integer.BYTES;
  }

  private static byte[] name(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > Netlink.MAX_NAME_BYTES) {
      throw new IllegalArgumentException("interface name or label of impossible length: " + text);
    }
    return bytes;
  }
}

package io.holdfast.wire.netlink;

/** Message types, attribute types and sizes of rtnetlink(7) that stay inside this package. */
final class Rtnetlink {

  static final int HEADER_LENGTH = 16;
  static final int ATTRIBUTE_HEADER_LENGTH = 4;
  static final int LINK_PAYLOAD_LENGTH = 16;
  static final int ADDRESS_PAYLOAD_LENGTH = 8;
  static final int ROUTE_PAYLOAD_LENGTH = 12;
  static final int ERROR_PAYLOAD_LENGTH = 4 + HEADER_LENGTH;

  static final int FAMILY_UNSPECIFIED = 0;

  static final int FLAG_REQUEST = 1;
  static final int FLAG_DUMP_INTERRUPTED = 0x10;
  static final int FLAG_DUMP = 0x300;

  static final int MESSAGE_ERROR = 2;
  static final int MESSAGE_DONE = 3;
  static final int MESSAGE_OVERRUN = 4;
  static final int NEW_LINK = 16;
  static final int DELETE_LINK = 17;
  static final int GET_LINK = 18;
  static final int NEW_ADDRESS = 20;
  static final int DELETE_ADDRESS = 21;
  static final int GET_ADDRESS = 22;
  static final int NEW_ROUTE = 24;
  static final int DELETE_ROUTE = 25;
  static final int GET_ROUTE = 26;
  static final int NEW_RULE = 32;
  static final int DELETE_RULE = 33;

  static final int LINK_ADDRESS = 1;
  static final int LINK_BROADCAST = 2;
  static final int LINK_NAME = 3;
  static final int LINK_MTU = 4;
  static final int LINK_PARENT = 5;
  static final int LINK_MASTER = 10;
  static final int LINK_OPERATIONAL_STATE = 16;
  static final int LINK_INFO = 18;
  static final int LINK_GROUP = 27;
  static final int LINK_NAMESPACE_FD = 28;
  static final int INFO_KIND = 1;
  static final int INFO_DATA = 2;
  static final int VETH_PEER = 1;
  static final int MACVLAN_MODE = 1;
  static final int VRF_TABLE = 1;
  static final int MACVLAN_MODE_PRIVATE = 1;
  static final int IPVLAN_MODE = 1;
  static final int IPVLAN_FLAGS = 2;
  static final int IPVLAN_MODE_L2 = 0;

  static final int ADDRESS_ADDRESS = 1;
  static final int ADDRESS_LOCAL = 2;
  static final int ADDRESS_LABEL = 3;
  static final int ADDRESS_BROADCAST = 4;
  static final int ADDRESS_CACHE_INFO = 6;
  static final int ADDRESS_FLAGS = 8;
  static final int ADDRESS_PROTOCOL = 11;
  static final int CACHE_INFO_LENGTH = 16;

  /** Attributes behind the answer to a request, {@code NLMSGERR_ATTR_*}, and the flag for them. */
  static final int ERROR_TEXT = 1;

  static final int FLAG_CAPPED = 0x100;
  static final int FLAG_ERROR_ATTRIBUTES = 0x200;

  /** The two top bits of an attribute type say "nested" and "network order". */
  static final int ATTRIBUTE_TYPE_MASK = 0x3fff;

  private Rtnetlink() {}

  /** Rounds a length up to the alignment of messages and attributes. */
  static int align(int length) {
    return (length + 3) & ~3;
  }
}

package io.holdfast.wire.netlink;

/** Numbers of netlink(7) and rtnetlink(7) that callers choose from or compare with. */
public final class Netlink {

  /** {@code NLM_F_ACK}: answer even when nothing failed. */
  public static final int FLAG_ACK = 4;

  /** {@code NLM_F_REPLACE}: change an object that exists. */
  public static final int FLAG_REPLACE = 0x100;

  /** {@code NLM_F_EXCL}: fail when the object exists. */
  public static final int FLAG_EXCLUSIVE = 0x200;

  /** {@code NLM_F_CREATE}: make the object when it does not exist. */
  public static final int FLAG_CREATE = 0x400;

  /** {@code IFF_UP}: the administrator wants the link up. */
  public static final int LINK_UP = 1;

  /** {@code IFF_BROADCAST}: the link has a broadcast address. */
  public static final int LINK_BROADCAST = 2;

  /** {@code IFF_LOOPBACK}. */
  public static final int LINK_LOOPBACK = 8;

  /** {@code IFF_POINTOPOINT}. */
  public static final int LINK_POINT_TO_POINT = 0x10;

  /** {@code IFF_RUNNING}: the link is operational (RFC 2863). */
  public static final int LINK_RUNNING = 0x40;

  /** {@code IFF_NOARP}: the link does not resolve addresses. */
  public static final int LINK_NO_ARP = 0x80;

  /** {@code IFF_MULTICAST}. */
  public static final int LINK_MULTICAST = 0x1000;

  /** {@code IFA_F_SECONDARY}: another address of the subnet came first. */
  public static final int ADDRESS_SECONDARY = 1;

  /** {@code IFA_F_NODAD}: no duplicate address detection, usable at once. */
  public static final int ADDRESS_NO_DAD = 2;

  /** {@code IFA_F_DADFAILED}: another host has the address. */
  public static final int ADDRESS_DAD_FAILED = 8;

  /** {@code IFA_F_HOMEADDRESS}. */
  public static final int ADDRESS_HOME = 0x10;

  /** {@code IFA_F_DEPRECATED}: not chosen as a source address. */
  public static final int ADDRESS_DEPRECATED = 0x20;

  /** {@code IFA_F_TENTATIVE}: duplicate address detection is still running. */
  public static final int ADDRESS_TENTATIVE = 0x40;

  /** {@code IFA_F_PERMANENT}: the address does not expire. */
  public static final int ADDRESS_PERMANENT = 0x80;

  /** {@code IFA_F_MANAGETEMPADDR}. */
  public static final int ADDRESS_MANAGE_TEMPORARY = 0x100;

  /** {@code IFA_F_NOPREFIXROUTE}: no route to the subnet comes with the address. */
  public static final int ADDRESS_NO_PREFIX_ROUTE = 0x200;

  /** {@code IFA_F_MCAUTOJOIN}. */
  public static final int ADDRESS_AUTO_JOIN = 0x400;

  /** {@code RT_SCOPE_UNIVERSE}. */
  public static final int SCOPE_GLOBAL = 0;

  /** {@code RT_SCOPE_SITE}. */
  public static final int SCOPE_SITE = 200;

  /** {@code RT_SCOPE_LINK}. */
  public static final int SCOPE_LINK = 253;

  /** {@code RT_SCOPE_HOST}. */
  public static final int SCOPE_HOST = 254;

  /** Lifetime of an address that does not expire, in seconds. */
  public static final long FOREVER = 0xffff_ffffL;

  /** {@code ARPHRD_ETHER}. */
  public static final int HARDWARE_ETHERNET = 1;

  /** {@code ARPHRD_LOOPBACK}. */
  public static final int HARDWARE_LOOPBACK = 772;

  /** Most bytes of an interface name or an address label, the closing zero not counted. */
  public static final int MAX_NAME_BYTES = 15;

  /** Message types of routes and policy rules. */
  public static final int NEW_ROUTE = 24;

  public static final int DELETE_ROUTE = 25;
  public static final int NEW_RULE = 32;
  public static final int DELETE_RULE = 33;

  /** After its equals: {@code NLM_F_APPEND}. */
  public static final int FLAG_APPEND = 0x800;

  /** Attributes of a route, {@code RTA_*}. */
  public static final int ROUTE_DESTINATION = 1;

  public static final int ROUTE_SOURCE = 2;
  public static final int ROUTE_INTERFACE = 4;
  public static final int ROUTE_GATEWAY = 5;
  public static final int ROUTE_PRIORITY = 6;
  public static final int ROUTE_PREFERRED_SOURCE = 7;
  public static final int ROUTE_METRICS = 8;
  public static final int ROUTE_MULTIPATH = 9;
  public static final int ROUTE_FLOW = 11;
  public static final int ROUTE_TABLE = 15;
  public static final int ROUTE_VIA = 18;
  public static final int ROUTE_PREFERENCE = 20;
  public static final int ROUTE_ENCAP_TYPE = 21;
  public static final int ROUTE_ENCAP = 22;
  public static final int ROUTE_EXPIRES = 23;
  public static final int ROUTE_TTL_PROPAGATE = 26;

  /** Attributes of a policy rule, {@code FRA_*}. */
  public static final int RULE_DESTINATION = 1;

  public static final int RULE_SOURCE = 2;
  public static final int RULE_INPUT = 3;
  public static final int RULE_GOTO = 4;
  public static final int RULE_PRIORITY = 6;
  public static final int RULE_MARK = 10;
  public static final int RULE_FLOW = 11;
  public static final int RULE_TUNNEL = 12;
  public static final int RULE_SUPPRESS_GROUP = 13;
  public static final int RULE_SUPPRESS_LENGTH = 14;
  public static final int RULE_TABLE = 15;
  public static final int RULE_MARK_MASK = 16;
  public static final int RULE_OUTPUT = 17;
  public static final int RULE_L3MDEV = 19;
  public static final int RULE_USERS = 20;
  public static final int RULE_PROTOCOL = 21;
  public static final int RULE_IP_PROTOCOL = 22;
  public static final int RULE_SOURCE_PORTS = 23;
  public static final int RULE_DESTINATION_PORTS = 24;

  private Netlink() {}
}

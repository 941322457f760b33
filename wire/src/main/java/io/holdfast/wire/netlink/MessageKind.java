package io.holdfast.wire.netlink;

/** What a netlink message means to us. */
public enum MessageKind {
  /** An interface exists or has changed; see {@link NetlinkReader#link()}. */
  LINK,
  /** An interface is gone; see {@link NetlinkReader#link()}. */
  LINK_REMOVED,
  /** An address exists or has changed; see {@link NetlinkReader#address()}. */
  ADDRESS,
  /** An address is gone; see {@link NetlinkReader#address()}. */
  ADDRESS_REMOVED,
  /** A route exists; see {@link NetlinkReader#route()}. */
  ROUTE,
  /** A route is gone; see {@link NetlinkReader#route()}. */
  ROUTE_REMOVED,
  /** A policy rule exists; see {@link NetlinkReader#rule()}. */
  RULE,
  /** A policy rule is gone; see {@link NetlinkReader#rule()}. */
  RULE_REMOVED,
  /** The answer to a request, success included; see {@link NetlinkReader#errno()}. */
  ERROR,
  /** The end of a dump, possibly a premature one; see {@link NetlinkReader#errno()}. */
  DONE,
  /** Messages were lost: everything known must be asked for again. */
  OVERRUN,
  /** A message of no interest, or one too short for its type. */
  OTHER
}

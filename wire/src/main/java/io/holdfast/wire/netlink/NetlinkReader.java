package io.holdfast.wire.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Walks the messages of one datagram from a route netlink socket.
 *
 * <p>Reusable: {@link #wrap}, then {@link #next} until it returns false. A length that does not fit
 * ends the walk and sets {@link #isMalformed}; no content makes any method throw. Walking and the
 * methods that return numbers allocate nothing; {@link #link}, {@link #address} and {@link #error}
 * make a record. Not thread safe.
 */
public final class NetlinkReader {

  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int next;
  private int end;
  private int payload;
  private int payloadEnd;
  private MessageKind kind = MessageKind.OTHER;
  private int type;
  private int flags;
  private int sequence;
  private int portId;
  private boolean malformed;

  /** Creates a reader of nothing. */
  public NetlinkReader() {}

  /**
   * Starts over with another datagram.
   *
   * @param source buffer that holds it; its byte order is set to the host's, position and limit
   *     stay
   * @param offset of the first byte
   * @param length number of bytes received; a range outside the buffer reads as malformed
   */
  public void wrap(ByteBuffer source, int offset, int length) {
    boolean outside = offset < 0 || length < 0 || length > source.limit() - offset;
    buffer = source.order(ByteOrder.nativeOrder());
    next = outside ? 0 : offset;
    end = outside ? 0 : offset + length;
    clear();
    malformed = outside;
  }

  /** Moves to the next message; returns false when there is none. */
  public boolean next() {
    clear();
    int available = end - next;
    if (available <= 0) {
      return false;
    }
    int length = available < Rtnetlink.HEADER_LENGTH ? 0 : buffer.getInt(next);
    if (length < Rtnetlink.HEADER_LENGTH || length > available) {
      malformed = true;
      next = end;
      return false;
    }
    type = buffer.getShort(next + 4) & 0xffff;
    flags = buffer.getShort(next + 6) & 0xffff;
    sequence = buffer.getInt(next + 8);
    portId = buffer.getInt(next + 12);
    payload = next + Rtnetlink.HEADER_LENGTH;
    payloadEnd = next + length;
    // The last message may lack its padding, so the aligned end is capped; written so that a
    // length near the largest int cannot overflow.
    next = available - length < 4 ? end : next + Rtnetlink.align(length);
    kind = classify();
    return true;
  }

  private MessageKind classify() {
    int length = payloadEnd - payload;
    return switch (type) {
      case Rtnetlink.NEW_LINK -> isLink(length) ? MessageKind.LINK : MessageKind.OTHER;
      case Rtnetlink.DELETE_LINK -> isLink(length) ? MessageKind.LINK_REMOVED : MessageKind.OTHER;
      case Rtnetlink.NEW_ADDRESS -> isAddress(length) ? MessageKind.ADDRESS : MessageKind.OTHER;
      case Rtnetlink.DELETE_ADDRESS ->
          isAddress(length) ? MessageKind.ADDRESS_REMOVED : MessageKind.OTHER;
      case Rtnetlink.NEW_ROUTE -> isRoute(length) ? MessageKind.ROUTE : MessageKind.OTHER;
      case Rtnetlink.DELETE_ROUTE ->
          isRoute(length) ? MessageKind.ROUTE_REMOVED : MessageKind.OTHER;
      case Rtnetlink.NEW_RULE -> isRoute(length) ? MessageKind.RULE : MessageKind.OTHER;
      case Rtnetlink.DELETE_RULE -> isRoute(length) ? MessageKind.RULE_REMOVED : MessageKind.OTHER;
      case Rtnetlink.MESSAGE_ERROR ->
          length >= Rtnetlink.ERROR_PAYLOAD_LENGTH ? MessageKind.ERROR : MessageKind.OTHER;
      case Rtnetlink.MESSAGE_DONE -> MessageKind.DONE;
      case Rtnetlink.MESSAGE_OVERRUN -> MessageKind.OVERRUN;
      default -> MessageKind.OTHER;
    };
  }

  /**
   * A bridge reports its ports by the same message types under its own family: a port that leaves a
   * bridge looks like a link removed, but is not.
   */
  private boolean isLink(int length) {
    return length >= Rtnetlink.LINK_PAYLOAD_LENGTH
        && buffer.get(payload) == Rtnetlink.FAMILY_UNSPECIFIED;
  }

  /** A rule begins as a route does. */
  private static boolean isRoute(int length) {
    return length >= Rtnetlink.ROUTE_PAYLOAD_LENGTH;
  }

  private static boolean isAddress(int length) {
    return length >= Rtnetlink.ADDRESS_PAYLOAD_LENGTH;
  }

  /** Returns whether the datagram ended in something that is not a whole message. */
  public boolean isMalformed() {
    return malformed;
  }

  /** Returns what the current message means. */
  public MessageKind kind() {
    return kind;
  }

  /** Returns the message type as a number. */
  public int type() {
    return type;
  }

  /**
   * Returns the sequence number of the request that is answered. An event carries that of whoever
   * caused it, on whichever socket, or 0; only the socket tells events from answers.
   */
  public int sequence() {
    return sequence;
  }

  /** Returns the port of whoever asked, or 0 when the kernel acted by itself. */
  public int portId() {
    return portId;
  }

  /** Returns whether things changed during the dump, which must then be asked for again. */
  public boolean isDumpInterrupted() {
    return (flags & Rtnetlink.FLAG_DUMP_INTERRUPTED) != 0;
  }

  /**
   * Returns the outcome that an {@link MessageKind#ERROR} or {@link MessageKind#DONE} message
   * reports: a positive number as in errno(3), or 0 for success and for any other message.
   */
  public int errno() {
    boolean hasErrno = kind == MessageKind.ERROR || kind == MessageKind.DONE;
    if (!hasErrno || payloadEnd - payload < Integer.BYTES) {
      return 0;
    }
    int code = buffer.getInt(payload);
    return code < 0 && code != Integer.MIN_VALUE ? -code : 0;
  }

  /** Returns the answer to a request, or null when the message is not one. */
  public @Nullable NetlinkError error() {
    if (kind != MessageKind.ERROR) {
      return null;
    }
    int request = payload + Integer.BYTES;
    int requestType = buffer.getShort(request + 4) & 0xffff;
    return new NetlinkError(errno(), buffer.getInt(request + 8), requestType);
  }

  /** Returns the interface, or null when the message is not about one or does not name it. */
  public @Nullable LinkMessage link() {
    return kind == MessageKind.LINK || kind == MessageKind.LINK_REMOVED
        ? LinkDecoder.decode(buffer, payload, payloadEnd)
        : null;
  }

  /** Returns the address, or null when the message is not about one or holds no sensible one. */
  public @Nullable AddressMessage address() {
    return kind == MessageKind.ADDRESS || kind == MessageKind.ADDRESS_REMOVED
        ? AddressDecoder.decode(buffer, payload, payloadEnd)
        : null;
  }

  /** Returns the route, or null when the message is not about one of IPv4 or IPv6. */
  public @Nullable RouteMessage route() {
    return kind == MessageKind.ROUTE || kind == MessageKind.ROUTE_REMOVED
        ? RouteDecoder.decode(buffer, payload, payloadEnd)
        : null;
  }

  /** Returns the policy rule, or null when the message is not about one of IPv4 or IPv6. */
  public @Nullable RuleMessage rule() {
    return kind == MessageKind.RULE || kind == MessageKind.RULE_REMOVED
        ? RuleDecoder.decode(buffer, payload, payloadEnd)
        : null;
  }

  /** Returns the change of nftables, or null when the message is not about one. */
  public @Nullable NftablesMessage nftables() {
    boolean isOne =
        type >>> Byte.SIZE == NftablesMessage.SUBSYSTEM
            && payloadEnd - payload >= NftablesMessage.PAYLOAD_LENGTH;
    if (!isOne) {
      return null;
    }
    AttributeCursor attributes =
        new AttributeCursor(buffer, payload + NftablesMessage.PAYLOAD_LENGTH, payloadEnd);
    String table = "";
    while (table.isEmpty() && attributes.advance()) {
      table = attributes.type() == NftablesMessage.TABLE ? attributes.stringValue() : "";
    }
    return new NftablesMessage(type & 0xff, RouteDecoder.family(buffer.get(payload)), table);
  }

  /** Returns what the kernel says of a refused request beside its errno; empty for nothing. */
  public String refusal() {
    if (kind != MessageKind.ERROR || (flags & Rtnetlink.FLAG_ERROR_ATTRIBUTES) == 0) {
      return "";
    }
    int request = payload + Integer.BYTES;
    boolean isCapped = (flags & Rtnetlink.FLAG_CAPPED) != 0;
    int requestLength = isCapped ? Rtnetlink.HEADER_LENGTH : buffer.getInt(request);
    if (requestLength < Rtnetlink.HEADER_LENGTH || requestLength > payloadEnd - request) {
      return "";
    }
    AttributeCursor attributes =
        new AttributeCursor(buffer, request + Rtnetlink.align(requestLength), payloadEnd);
    while (attributes.advance()) {
      if (attributes.type() == Rtnetlink.ERROR_TEXT) {
        return attributes.stringValue();
      }
    }
    return "";
  }

  private void clear() {
    kind = MessageKind.OTHER;
    type = 0;
    flags = 0;
    sequence = 0;
    portId = 0;
    payload = 0;
    payloadEnd = 0;
  }
}

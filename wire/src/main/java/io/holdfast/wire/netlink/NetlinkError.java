package io.holdfast.wire.netlink;

/**
 * The kernel's answer to one request. Immutable.
 *
 * @param errno positive error number as in errno(3), 0 for success
 * @param sequence sequence number of the request
 * @param type message type of the request
 */
public record NetlinkError(int errno, int sequence, int type) {

  /** Returns whether the request succeeded. */
  public boolean isAcknowledgement() {
    return errno == 0;
  }
}

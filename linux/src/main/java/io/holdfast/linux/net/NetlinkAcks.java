package io.holdfast.linux.net;

/** Told how the kernel answered each request of a netlink batch. */
@FunctionalInterface
public interface NetlinkAcks {
  /**
   * One request is answered.
   *
   * @param sequence the sequence number of the request
   * @param errno zero for success, else the positive error number
   */
  void answered(int sequence, int errno);

  /**
   * One request is refused, and the kernel says more of it than its errno.
   *
   * @param sequence the sequence number of the request
   * @param errno the positive error number
   * @param text the kernel's own words
   */
  default void refused(int sequence, int errno, String text) {
    answered(sequence, errno);
  }
}

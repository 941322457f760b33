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
}

package io.holdfast.daemon.loop;

import io.holdfast.linux.net.NetlinkAcks;
import io.holdfast.wire.netlink.NetlinkWriter;

/** Where netlink requests go; replaced where nothing may touch the network. */
public interface AddressCommands {
  /** Writes requests into the buffer that {@link #execute} sends. */
  NetlinkWriter writer();

  /**
   * Sends what was written, clears the writer and hands out the answers.
   *
   * @return zero, or the negated errno when answers are missing
   */
  int execute(NetlinkAcks acks);
}

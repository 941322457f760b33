package io.holdfast.linux.net;

import io.holdfast.wire.netlink.NetlinkReader;

/** Given each netlink message received. Called on the thread that receives. */
@FunctionalInterface
public interface NetlinkMessages {
  /**
   * One message has come.
   *
   * @param message stands at it; valid during the call, and not to be moved on
   */
  void received(NetlinkReader message);
}

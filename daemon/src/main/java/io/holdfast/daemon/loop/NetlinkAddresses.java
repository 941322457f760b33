package io.holdfast.daemon.loop;

import io.holdfast.linux.net.NetlinkAcks;
import io.holdfast.linux.net.NetlinkCommands;
import io.holdfast.wire.netlink.NetlinkWriter;

/** Sends address requests to the kernel. Owned by the loop thread. */
public final class NetlinkAddresses implements AddressCommands {
  private final NetlinkCommands commands;
  private final NetlinkWriter writer;

  /** Sends through a command socket, which the caller closes. */
  public NetlinkAddresses(NetlinkCommands commands) {
    this.commands = commands;
    this.writer = new NetlinkWriter(commands.requests());
  }

  @Override
  public NetlinkWriter writer() {
    return writer;
  }

  @Override
  public int execute(NetlinkAcks acks) {
    int result = commands.execute(writer.length(), acks);
    writer.clear();
    return result;
  }
}

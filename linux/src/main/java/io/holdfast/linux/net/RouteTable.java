package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Result;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.netlink.NetlinkReader;
import io.holdfast.wire.netlink.NetlinkWriter;
import io.holdfast.wire.netlink.RouteMessage;

/**
 * Looks into the main routing table of the network namespace it was opened in. Usable from any
 * thread, one after another.
 */
public final class RouteTable implements AutoCloseable {
  private static final int MAX_DUMPS = 8;

  private final NetlinkCommands commands;
  private boolean isFound;

  private RouteTable(NetlinkCommands commands) {
    this.commands = commands;
  }

  /** Opens the table. */
  public static Result<RouteTable> open() {
    return switch (NetlinkCommands.open(0)) {
      case Result.Success<NetlinkCommands>(NetlinkCommands commands) ->
          new Result.Success<>(new RouteTable(commands));
      case Result.Failure<NetlinkCommands>(var operation, int errno) ->
          new Result.Failure<>(operation, errno);
    };
  }

  /**
   * Looks for a route that leads to exactly this prefix. Lists the whole table.
   *
   * @return 1 if there is one, 0 if not, or the negated errno
   */
  public synchronized int contains(Prefix prefix) {
    isFound = false;
    int result = -Errno.EINTR;
    for (int attempt = 0; attempt < MAX_DUMPS && result == -Errno.EINTR; attempt++) {
      NetlinkWriter writer = new NetlinkWriter(commands.requests());
      writer.dumpRoutes(1);
      result = commands.dump(writer.length(), message -> look(message, prefix));
    }
    return result == 0 && isFound ? 1 : result;
  }

  private void look(NetlinkReader message, Prefix prefix) {
    RouteMessage route = message.route();
    isFound |=
        route != null
            && route.table() == RouteMessage.MAIN_TABLE
            && route.type() == RouteMessage.UNICAST
            && route.destination().equals(prefix);
  }

  @Override
  public void close() {
    commands.close();
  }
}

package io.holdfast.daemon.loop;

import io.holdfast.core.SocketSpec;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.RawSocket;
import io.holdfast.linux.net.RawSocketSettings;

/** Opens real raw sockets, in the network namespace of the calling thread. */
public final class LinuxSockets implements SocketOpener {
  /** Makes an opener; it has no state. */
  public LinuxSockets() {}

  @Override
  public Result<SocketPair> open(SocketSpec socket) {
    RawSocketSettings settings =
        new RawSocketSettings(
            socket.family(),
            socket.protocol(),
            socket.interfaceName(),
            socket.ifIndex(),
            socket.group(),
            socket.unicastSource(),
            0,
            0);
    return switch (RawSocket.openReceive(settings)) {
      case Result.Failure<RawSocket>(var operation, int errno) ->
          new Result.Failure<>(operation, errno);
      case Result.Success<RawSocket>(RawSocket receive) -> openSend(settings, receive);
    };
  }

  private static Result<SocketPair> openSend(RawSocketSettings settings, RawSocket receive) {
    return switch (RawSocket.openSend(settings)) {
      case Result.Failure<RawSocket>(var operation, int errno) -> {
        receive.close();
        yield new Result.Failure<>(operation, errno);
      }
      case Result.Success<RawSocket>(RawSocket send) ->
          new Result.Success<>(
              new SocketPair(
                  receive.fd(),
                  send.fd(),
                  send.sendFlags(),
                  () -> {
                    receive.close();
                    send.close();
                  }));
    };
  }
}

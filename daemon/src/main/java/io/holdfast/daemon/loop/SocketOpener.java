package io.holdfast.daemon.loop;

import io.holdfast.core.SocketSpec;
import io.holdfast.linux.ffm.Result;

/** Opens the sockets of virtual routers; replaced where nothing may touch the network. */
@FunctionalInterface
public interface SocketOpener {
  /** Opens both sockets of a pair, or neither. */
  Result<SocketPair> open(SocketSpec socket);
}

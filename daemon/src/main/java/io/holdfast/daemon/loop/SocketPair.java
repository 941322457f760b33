package io.holdfast.daemon.loop;

/**
 * The open sockets of virtual routers that share them.
 *
 * @param receiveFd descriptor adverts come from, or {@link #NONE}
 * @param sendFd descriptor adverts go to
 * @param sendFlags flags of each send
 * @param closer closes both
 */
public record SocketPair(int receiveFd, int sendFd, int sendFlags, Runnable closer) {
  /** Adverts come from elsewhere. */
  public static final int NONE = -1;
}

package io.holdfast.daemon.loop;

/**
 * The open sockets of virtual routers that share them.
 *
 * @param receiveFd descriptor adverts come from
 * @param sendFd descriptor adverts go to
 * @param sendFlags flags of each send
 * @param closer closes both
 */
public record SocketPair(int receiveFd, int sendFd, int sendFlags, Runnable closer) {}

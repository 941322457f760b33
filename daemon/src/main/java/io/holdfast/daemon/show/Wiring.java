package io.holdfast.daemon.show;

import io.holdfast.core.LinkSnapshot;
import io.holdfast.core.PresentItems;
import io.holdfast.core.SocketSpec;
import java.util.List;

/**
 * What the daemon is wired to, for the dumps alone. Immutable.
 *
 * @param links the interfaces
 * @param sockets the open sockets
 * @param present what is there of routes, rules and static addresses
 */
public record Wiring(List<LinkSnapshot> links, List<Socket> sockets, PresentItems present) {
  /** Of a daemon that knows no interface. */
  public static final Wiring NONE = new Wiring(List.of(), List.of(), PresentItems.NONE);

  /** Copies the lists. */
  public Wiring {
    links = List.copyOf(links);
    sockets = List.copyOf(sockets);
  }

  /**
   * A pair of open sockets.
   *
   * @param id the engine's number of it
   * @param receiveFd descriptor adverts come from
   * @param sendFd descriptor adverts go to
   * @param spec what it is for
   */
  public record Socket(int id, int receiveFd, int sendFd, SocketSpec spec) {}
}

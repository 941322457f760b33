package io.holdfast.core.vrrp;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.LogEvent;
import io.holdfast.core.SocketSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.host.BuffersSpec;
import io.holdfast.core.timer.TimerQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that are open or being opened. Those that nobody uses any more are closed at the end
 * of a turn, after the last advert on them. One that cannot be opened is tried again, less and less
 * often; one that broke is opened anew at once, unless it broke a short time ago.
 */
public final class SocketTable {
  private final TimerQueue timers;
  private final List<VrrpSocket> sockets = new ArrayList<>();
  private ReceiveRoom room = new ReceiveRoom(BuffersSpec.DEFAULT);
  private SocketFilter filter = SocketFilter.OWN_VRIDS;
  private int lastId;

  SocketTable(TimerQueue timers) {
    this.timers = timers;
  }

  /** The socket of an id, or null when it is closed or was never opened. Allocates nothing. */
  public @Nullable VrrpSocket byId(int id) {
    int low = 0;
    int high = sockets.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      VrrpSocket socket = sockets.get(middle);
      if (socket.id() == id) {
        return socket;
      }
      if (socket.id() < id) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  /** It is open; returns it, or null when it is no longer wanted or has failed since. */
  public @Nullable VrrpSocket opened(int id) {
    VrrpSocket socket = byId(id);
    if (socket == null || !socket.isOpening()) {
      return null;
    }
    socket.opened();
    return socket;
  }

  /** It could not be opened, or broke; returns it, or null when it is no longer wanted. */
  public @Nullable VrrpSocket failed(Input.SocketFailed failed, long nowNanos) {
    VrrpSocket socket = byId(failed.socketId());
    if (socket != null) {
      retryLater(socket, failed.reason(), nowNanos);
    }
    return socket;
  }

  /** Reading failed; returns the socket if it was given up, else null. */
  public @Nullable VrrpSocket receiveFailed(
      Input.ReceiveFailed failed, long nowNanos, Effects out) {
    VrrpSocket socket = byId(failed.socketId());
    if (socket == null || !socket.isOpen() || !socket.isUselessFor(failed.errno())) {
      return null;
    }
    reopen(socket, failed.reason(), nowNanos, out);
    return socket;
  }

  /** Takes the sizes of receive buffers, and whose adverts are of interest. */
  void configure(GlobalSpec global) {
    room = new ReceiveRoom(global.system().buffers());
    filter = global.logUnknownVrids() ? SocketFilter.NONE : SocketFilter.OWN_VRIDS;
    measure();
  }

  /** What the receive buffers should be may have changed. */
  public void measure() {
    for (int index = 0; index < sockets.size(); index++) {
      sockets.get(index).measure();
    }
  }

  /** Closes what nobody uses, and orders room for the adverts of the others. */
  public void sweep(Effects out) {
    for (int index = sockets.size() - 1; index >= 0; index--) {
      VrrpSocket socket = sockets.get(index);
      if (!socket.isUsed()) {
        sockets.remove(index);
        introduceTwins();
        socket.retry().release();
        if (socket.isToBeClosed()) {
          out.add(new Effect.CloseSocket(socket.id()));
        }
      } else {
        socket.order(room, filter, out);
      }
    }
  }

  /** Joins a socket, which is opened if it is the first use. */
  VrrpSocket acquire(SocketSpec spec, VirtualRouter router, Effects out) {
    VrrpSocket socket = find(spec);
    if (socket == null) {
      VrrpSocket[] made = new VrrpSocket[1];
      socket =
          new VrrpSocket(spec, timers.create((deadline, now, effects) -> open(made[0], effects)));
      made[0] = socket;
      open(socket, out);
      introduceTwins();
    }
    socket.attach(router, router.spec().vrid());
    VirtualRouter rival = socket.rival(router);
    if (rival != null) {
      out.log(
          LogEvent.CANNOT_BE_TOLD_APART,
          router.spec().name(),
          rival.spec().name(),
          router.spec().vrid());
    }
    return socket;
  }

  private void introduceTwins() {
    for (VrrpSocket socket : sockets) {
      socket.twins(sockets.stream().filter(socket::isTwinOf).toArray(VrrpSocket[]::new));
    }
  }

  private void reopen(VrrpSocket socket, String reason, long nowNanos, Effects out) {
    out.log(LogEvent.SOCKET_BROKEN, socket.spec().interfaceName(), reason);
    out.add(new Effect.CloseSocket(socket.id()));
    if (socket.backoff().isCalm(nowNanos)) {
      socket.backoff().next(nowNanos);
      open(socket, out);
    } else {
      retryLater(socket, reason, nowNanos);
    }
  }

  private static void retryLater(VrrpSocket socket, String reason, long nowNanos) {
    socket.failed(reason);
    socket.retry().schedule(nowNanos + socket.backoff().next(nowNanos));
  }

  private @Nullable VrrpSocket find(SocketSpec spec) {
    for (int index = 0; index < sockets.size(); index++) {
      if (sockets.get(index).spec().equals(spec)) {
        return sockets.get(index);
      }
    }
    return null;
  }

  /** Ids grow, so the list stays sorted by id when the socket moves to its end. */
  private void open(VrrpSocket socket, Effects out) {
    sockets.remove(socket);
    socket.opening(++lastId);
    sockets.add(socket);
    out.add(new Effect.OpenSocket(socket.id(), socket.spec()));
  }
}

package io.holdfast.daemon.loop;

import io.holdfast.core.spec.host.BufferSpec;
import io.holdfast.core.spec.host.BuffersSpec;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.EventFd;
import io.holdfast.linux.event.SignalFd;
import io.holdfast.linux.event.Signals;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.ReceiveBuffer;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.NetlinkCommands;
import io.holdfast.linux.net.NetlinkMonitor;
import io.holdfast.linux.net.PacketFilter;
import io.holdfast.linux.net.PacketSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What the loop keeps open from start to end. Closing closes it all, latest first. */
public final class Kernel implements AutoCloseable {
  private static final int READY_DESCRIPTORS = 1024;
  private static final int MONITOR_BUFFER_BYTES = 4 * 1024 * 1024;
  private static final int[] SIGNALS = {
    Signals.SIGHUP,
    Signals.SIGINT,
    Signals.SIGTERM,
    Signals.SIGUSR1,
    Signals.SIGUSR2,
    Signals.SIGRTMIN_PLUS_2,
    Signals.SIGRTMAX_MINUS_1
  };

  private final Deque<Runnable> opened = new ArrayDeque<>();
  private final Epoll epoll;
  private final SignalFd signals;
  private final EventFd event;
  private final NetlinkMonitor monitor;
  private final NetlinkCommands commands;
  private final PacketSocket packets;
  private final PacketSocket claims;
  private final AddressMarks marks;

  private Kernel() throws KernelException {
    epoll = keep(Epoll.open(READY_DESCRIPTORS), Epoll::close, "epoll");
    signals = keep(SignalFd.open(SIGNALS), SignalFd::close, "signals");
    event = keep(EventFd.open(), EventFd::close, "event");
    monitor =
        keep(
            NetlinkMonitor.open(MONITOR_BUFFER_BYTES),
            NetlinkMonitor::close,
            "Kernel netlink reflector");
    commands =
        keep(NetlinkCommands.open(0), NetlinkCommands::close, "Kernel netlink command channel");
    packets = keep(PacketSocket.open(), PacketSocket::close, "gratuitous ARP shared channel");
    claims =
        keep(
            PacketSocket.openReceive(0, ClaimReceiver.ETHER_TYPE, PacketFilter.DROP_ALL),
            PacketSocket::close,
            "ARP listening channel");
    marks = AddressMarks.take();
    opened.push(marks::close);
  }

  /** Something could not be opened; the message says what and why. */
  public static final class KernelException extends Exception {
    private static final long serialVersionUID = 1;

    private final int errno;

    KernelException(String message, int errno) {
      super(message);
      this.errno = errno;
    }

    /** Whether a right is missing. */
    public boolean isPermission() {
      return errno == Errno.EPERM || errno == Errno.EACCES;
    }
  }

  /** Opens everything in the network namespace of the calling thread, or nothing. */
  public static Kernel open() throws KernelException {
    return new Kernel();
  }

  /** Sizes the buffers of netlink; what is not asked for has ours. */
  void size(BuffersSpec buffers) {
    BufferSpec events = buffers.netlinkMonitor();
    monitor.receiveBuffer(
        events.bytes() == 0 ? new ReceiveBuffer(MONITOR_BUFFER_BYTES, true) : wanted(events));
    commands.receiveBuffer(wanted(buffers.netlinkCommand()));
  }

  private static ReceiveBuffer wanted(BufferSpec spec) {
    return new ReceiveBuffer(spec.bytes(), spec.forced());
  }

  Epoll epoll() {
    return epoll;
  }

  SignalFd signals() {
    return signals;
  }

  EventFd event() {
    return event;
  }

  NetlinkMonitor monitor() {
    return monitor;
  }

  NetlinkCommands commands() {
    return commands;
  }

  PacketSocket packets() {
    return packets;
  }

  PacketSocket claims() {
    return claims;
  }

  AddressMarks marks() {
    return marks;
  }

  @Override
  public void close() {
    Runnable latest = opened.poll();
    if (latest != null) {
      try {
        latest.run();
      } finally {
        close();
      }
    }
  }

  private <T> T keep(Result<T> result, Consumer<T> closing, String name) throws KernelException {
    return switch (result) {
      case Result.Success<T>(T value) -> {
        opened.push(() -> closing.accept(value));
        yield value;
      }
      case Result.Failure<T> failure -> {
        close();
        throw new KernelException("Cannot open " + name + ": " + failure, failure.errno());
      }
    };
  }
}

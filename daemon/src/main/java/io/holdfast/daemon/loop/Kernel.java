package io.holdfast.daemon.loop;

import io.holdfast.core.spec.host.BuffersSpec;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.EventFd;
import io.holdfast.linux.event.SignalFd;
import io.holdfast.linux.event.Signals;
import io.holdfast.linux.ffm.Errno;

/** What the loop keeps open from start to end. Closing closes it all, latest first. */
public final class Kernel implements AutoCloseable {
  private static final int READY_DESCRIPTORS = 1024;
  private static final int[] SIGNALS = {
    Signals.SIGHUP,
    Signals.SIGINT,
    Signals.SIGTERM,
    Signals.SIGUSR1,
    Signals.SIGUSR2,
    Signals.SIGRTMIN_PLUS_2,
    Signals.SIGRTMAX_MINUS_1
  };

  private final OpenParts opened = new OpenParts();
  private final Epoll epoll;
  private final SignalFd signals;
  private final EventFd event;
  private final Channels channels;

  private Kernel() throws KernelException {
    epoll = opened.keep(Epoll.open(READY_DESCRIPTORS), Epoll::close, "epoll");
    signals = opened.keep(SignalFd.open(SIGNALS), SignalFd::close, "signals");
    event = opened.keep(EventFd.open(), EventFd::close, "event");
    try {
      channels = Channels.open();
      opened.keep(channels::close);
    } catch (KernelException failure) {
      close();
      throw failure;
    }
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
    channels.size(buffers);
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

  Channels channels() {
    return channels;
  }

  @Override
  public void close() {
    opened.close();
  }
}

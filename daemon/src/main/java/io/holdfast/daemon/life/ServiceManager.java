package io.holdfast.daemon.life;

import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.file.UnixDatagram;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tells systemd what the daemon is doing; says nothing when nobody asked. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/sd_notify.3.html">sd_notify(3)</a>
 */
public final class ServiceManager implements AutoCloseable {
  private static final long NANOS_PER_MICRO = 1_000;

  /** For scripts that are told of the end, and for the end itself on a busy machine. */
  private static final long END_NANOS = 20_000_000_000L;

  private static final String REFUSED = "The last reload was refused, see the log; ";

  private final @Nullable UnixDatagram socket;
  private boolean isReloadRefused;

  private ServiceManager(@Nullable UnixDatagram socket) {
    this.socket = socket;
  }

  /**
   * Connects, before a network namespace is joined: an abstract name belongs to a namespace.
   *
   * @param notifySocket value of {@code NOTIFY_SOCKET}, or null
   */
  public static ServiceManager connect(@Nullable String notifySocket) {
    if (notifySocket == null || notifySocket.isEmpty()) {
      return new ServiceManager(null);
    }
    return UnixDatagram.connect(notifySocket)
            instanceof Result.Success<UnixDatagram>(UnixDatagram open)
        ? new ServiceManager(open)
        : new ServiceManager(null);
  }

  /** Start or reload is done. */
  public void ready() {
    send("READY=1\nMAINPID=" + ProcessHandle.current().pid());
  }

  /** Whether somebody wants to be told. */
  public boolean isConnected() {
    return socket != null;
  }

  /** A reload is over: says later whether the last one was refused. */
  public void reloaded(boolean isAccepted) {
    isReloadRefused = !isAccepted;
  }

  /** Says in words how things are. */
  public void status(String text) {
    send("STATUS=" + (isReloadRefused ? REFUSED : "") + text);
  }

  /** A sign of life. */
  public void watchdog() {
    send("WATCHDOG=1");
  }

  /** A reload began. */
  public void reloading() {
    send("RELOADING=1\nMONOTONIC_USEC=" + MonotonicClock.nanos() / NANOS_PER_MICRO);
  }

  /**
   * The stop began: it may wait for another router to take over, also where the service has a
   * shorter {@code TimeoutStopSec}.
   *
   * @param longestNanos how long that may take; some seconds are added for the end itself
   */
  public void stopping(long longestNanos) {
    long micros = (longestNanos + END_NANOS) / NANOS_PER_MICRO;
    send("STOPPING=1\nEXTEND_TIMEOUT_USEC=" + micros);
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
    }
  }

  private void send(String text) {
    if (socket == null) {
      return;
    }
    try (NativeMemory message = NativeMemory.temporary(text)) {
      socket.send(message, text.getBytes(StandardCharsets.UTF_8).length);
    }
  }
}

package io.holdfast.daemon.watch;

import io.holdfast.core.spec.host.BufferSpec;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.ReceiveBuffer;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.process.ProcessEvents;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link ProcessCounter} informed: by the events of the kernel where there are any, else by
 * looking at /proc. Owned by the thread that watches processes.
 */
final class ProcessTrackers implements WatchThread.Source {
  /** How long a process that comes or goes may stay unnoticed without events. */
  static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Events may be wrong about a process whose first thread ended; this mends it. */
  private static final long COUNT_ANEW_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final int RECEIVE_BUFFER_BYTES = 1024 * 1024;

  private final ProcessCounter counter;
  private final @Nullable ProcessEvents events;
  private final Consumer<String> warnings;
  private long dueNanos = Epoll.NEVER;

  private ProcessTrackers(
      ProcessCounter counter, @Nullable ProcessEvents events, Consumer<String> warnings) {
    this.counter = counter;
    this.events = events;
    this.warnings = warnings;
  }

  /** Finds out how processes can be watched here, and says it. */
  static ProcessTrackers open(
      ProcessCounter counter, Consumer<String> news, Consumer<String> warnings) {
    return switch (ProcessEvents.open(RECEIVE_BUFFER_BYTES)) {
      case Result.Success<ProcessEvents>(ProcessEvents events) -> {
        news.accept("track_process: the kernel tells of processes as they start and end");
        yield new ProcessTrackers(counter, events, warnings);
      }
      case Result.Failure<ProcessEvents>(var operation, int errno) -> {
        news.accept(
            "track_process: no process events here ("
                + Errno.name(errno)
                + "), /proc is looked at every "
                + TimeUnit.NANOSECONDS.toMillis(LOOK_NANOS)
                + " ms");
        yield new ProcessTrackers(counter, null, warnings);
      }
    };
  }

  /** Sets how much the kernel may keep of what it tells; of size 0 for ours. */
  void receiveBuffer(BufferSpec wanted) {
    if (events != null) {
      events.receiveBuffer(
          wanted.bytes() == 0
              ? new ReceiveBuffer(RECEIVE_BUFFER_BYTES, true)
              : new ReceiveBuffer(wanted.bytes(), wanted.forced()));
    }
  }

  /** Starts to look, after the counter was configured. */
  void begin() {
    dueNanos = MonotonicClock.nanos() + (events == null ? LOOK_NANOS : COUNT_ANEW_NANOS);
  }

  @Override
  public int fd() {
    return events == null ? -1 : events.fd();
  }

  @Override
  public long deadlineNanos() {
    return dueNanos;
  }

  @Override
  public void ready() {
    if (events == null) {
      return;
    }
    int result = events.drain(counter);
    if (result == 0) {
      counter.tell();
    } else {
      if (result != -Errno.ENOBUFS) {
        warnings.accept("Cannot hear of processes: " + Errno.describe(-result));
      }
      counter.countAnew();
    }
  }

  @Override
  public void due() {
    if (events == null) {
      counter.look();
    } else {
      counter.countAnew();
    }
    begin();
  }

  @Override
  public void end() {
    if (events != null) {
      events.close();
    }
  }
}

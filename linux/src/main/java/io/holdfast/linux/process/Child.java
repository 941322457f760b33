package io.holdfast.linux.process;

import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.event.Signals;
import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A program that was started, with its process group. Usable from any thread. */
public final class Child {
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** How long what was killed may take to be gone. */
  private static final long LAST_MILLIS = 200;

  private static final int STILL_RUNS = 0;
  private static final int CLD_EXITED = 1;

  private final int pid;
  private final SpawnRequest request;
  private final @Nullable OutputPipe output;
  private final CompletableFuture<SpawnOutcome> end = new CompletableFuture<>();
  private int pidfd = -1;

  Child(int pid, SpawnRequest request, @Nullable OutputPipe output) {
    this.pid = pid;
    this.request = request;
    this.output = output;
  }

  /** Returns the process id, which is that of its group and session too. */
  public long pid() {
    return pid;
  }

  /**
   * Waits for the end, and brings it about after the timeout of the request or when the waiting
   * thread is interrupted.
   */
  public SpawnResult await() {
    SpawnOutcome outcome = endWithin(request.timeoutMillis());
    return outcome == null ? timedOut() : new SpawnResult(outcome, text());
  }

  /**
   * Waits for the end, and leaves the program alone if it does not come in time or the waiting
   * thread is interrupted.
   *
   * @return how it ended, or null if it runs on
   */
  public @Nullable SpawnOutcome endWithin(long millis) {
    try {
      return end.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return null;
    } catch (ExecutionException impossible) {
      throw new AssertionError("an end is never a failure", impossible);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /**
   * Ends the whole group: SIGTERM, two seconds to comply, SIGKILL. Waits for the program itself;
   * the rest may be gone a little later, or never where nobody reaps processes without a parent.
   */
  public void end() {
    signal(Signals.SIGTERM);
    long deadlineNanos = MonotonicClock.nanos() + GRACE_NANOS;
    while (!end.isDone() && MonotonicClock.nanos() - deadlineNanos < 0) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    if (!end.isDone()) {
      signal(Signals.SIGKILL);
    } else if (groupLives()) {
      Thread.ofVirtual().name("ends a group").start(() -> endGroup(deadlineNanos));
    }
  }

  private void endGroup(long deadlineNanos) {
    while (groupLives() && MonotonicClock.nanos() - deadlineNanos < 0) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    signal(Signals.SIGKILL);
  }

  /** Sends a signal to the group. */
  public void signal(int number) {
    Signals.send(-pid(), number);
  }

  /** Ends it because it ran too long, and tells what it had printed. */
  SpawnResult timedOut() {
    end();
    endWithin(LAST_MILLIS);
    return new SpawnResult(new SpawnOutcome.TimedOut(), text());
  }

  /** Has {@code told} hear of the end, on the thread that watches: it must not wait. */
  public void whenEnded(Consumer<SpawnOutcome> told) {
    var _ = end.thenAccept(outcome -> Unbroken.run(() -> told.accept(outcome)));
  }

  @Nullable OutputPipe output() {
    return output;
  }

  /** What it has printed, at most the limit of the request. */
  String text() {
    return output == null ? "" : output.text();
  }

  void watchedBy(int descriptor) {
    pidfd = descriptor;
  }

  int pidfd() {
    return pidfd;
  }

  /** Takes what it has printed; false when it will print no more. Called by the watching thread. */
  boolean reads(NativeMemory buffer) {
    return output == null || output.read(buffer);
  }

  /** Returns how it ended, or null while it runs. Called by the watching thread. */
  @Nullable SpawnOutcome reap() {
    return reap(WaitId.P_PIDFD, pidfd, WaitId.WEXITED | WaitId.WNOHANG);
  }

  /** It has ended. Called by the watching thread. */
  void ended(SpawnOutcome outcome) {
    Descriptors.close(pidfd);
    end.complete(outcome);
  }

  /** Kills what nobody can watch. Waits until it is gone. */
  void discard() {
    signal(Signals.SIGKILL);
    reap(WaitId.P_PID, pid, WaitId.WEXITED);
    if (output != null) {
      output.close();
    }
  }

  private boolean groupLives() {
    return Signals.send(-pid(), 0) == 0;
  }

  private @Nullable SpawnOutcome reap(int kind, int which, int options) {
    try (NativeMemory info = NativeMemory.temporary(WaitId.INFO_BYTES)) {
      int result = WaitId.call(kind, which, options, info);
      if (result < 0) {
        String reason = "nobody can tell how it ended: " + Errno.describe(-result);
        return new SpawnOutcome.CannotRun(reason);
      }
      int status = info.bytes().getInt(WaitId.INFO_STATUS);
      return switch (info.bytes().getInt(WaitId.INFO_CODE)) {
        case STILL_RUNS -> null;
        case CLD_EXITED -> SpawnOutcome.ofStatus(request.arguments().getFirst(), status);
        default -> new SpawnOutcome.Signalled(status);
      };
    }
  }
}

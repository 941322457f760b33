package io.holdfast.linux.process;

import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.event.Signals;
import io.holdfast.linux.ffm.Errno;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A program that was started, with its process group. Usable from any thread. */
public final class Child {
  private static final int CANNOT_EXECUTE = 126;
  private static final int NOT_FOUND = 127;
  private static final int SIGNAL_BASE = 128;
  private static final int MAX_SIGNAL = 64;
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Process process;
  private final SpawnRequest request;
  private final @Nullable OutputCollector collector;

  Child(Process process, SpawnRequest request) {
    this.process = process;
    this.request = request;
    this.collector =
        request.outputBytes() == 0
            ? null
            : new OutputCollector(process.getInputStream(), request.outputBytes());
  }

  /** Returns the process id, which is that of its group too. */
  public long pid() {
    return process.pid();
  }

  /**
   * Waits for the end, and brings it about after the timeout of the request or when the waiting
   * thread is interrupted.
   */
  public SpawnResult await() {
    SpawnOutcome outcome;
    try {
      boolean ended = process.waitFor(request.timeoutMillis(), TimeUnit.MILLISECONDS);
      outcome = ended ? outcome(process.exitValue()) : new SpawnOutcome.TimedOut();
    } catch (InterruptedException interrupt) {
      outcome = new SpawnOutcome.TimedOut();
      Thread.currentThread().interrupt();
    }
    if (outcome instanceof SpawnOutcome.TimedOut) {
      end();
    }
    return new SpawnResult(outcome, collector == null ? "" : collector.collected());
  }

  /**
   * Waits for the end, and leaves the program alone if it does not come in time or the waiting
   * thread is interrupted.
   *
   * @return how it ended, or null if it runs on
   */
  public @Nullable SpawnOutcome endWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS) ? outcome(process.exitValue()) : null;
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Ends the whole group: SIGTERM, two seconds to comply, SIGKILL. Waits for that. */
  public void end() {
    signal(Signals.SIGTERM);
    long deadlineNanos = MonotonicClock.nanos() + GRACE_NANOS;
    while (groupLives() && MonotonicClock.nanos() - deadlineNanos < 0) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    signal(Signals.SIGKILL);
  }

  /** Sends a signal to the group, or to the program while it has not made its group yet. */
  public void signal(int number) {
    if (Signals.send(-pid(), number) == -Errno.ESRCH && process.isAlive()) {
      Signals.send(pid(), number);
    }
  }

  private boolean groupLives() {
    return process.isAlive() || Signals.send(-pid(), 0) == 0;
  }

  private SpawnOutcome outcome(int status) {
    String program = request.arguments().getFirst();
    if (status == NOT_FOUND) {
      return new SpawnOutcome.CannotRun("cannot run " + program + ": not found (status 127)");
    }
    if (status == CANNOT_EXECUTE) {
      return new SpawnOutcome.CannotRun("cannot run " + program + ": not executable (status 126)");
    }
    int signal = status - SIGNAL_BASE;
    return signal >= 1 && signal <= MAX_SIGNAL
        ? new SpawnOutcome.Signalled(signal)
        : new SpawnOutcome.Exited(status);
  }
}

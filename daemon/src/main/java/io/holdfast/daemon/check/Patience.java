package io.holdfast.daemon.check;

import io.holdfast.linux.event.MonotonicClock;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for calls that no interrupt ends and that would hold the thread under every virtual thread:
 * a look into a file system, the host's resolver. A few threads of their own make them, and end
 * when they have nothing to do.
 */
final class Patience {
  private static final int MAX_THREADS = 8;
  private static final long IDLE_SECONDS = 10;

  private static final ThreadPoolExecutor THREADS =
      new ThreadPoolExecutor(
          0,
          MAX_THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().name("check-", 0).daemon().factory());

  private Patience() {}

  /**
   * Makes a call and waits for it until the deadline.
   *
   * @throws IOException with a reason in words
   */
  static <T> T call(Callable<T> work, String what, long deadlineNanos) throws IOException {
    try {
      Future<T> future = Thread.currentThread().isVirtual() ? THREADS.submit(work) : here(work);
      return future.get(deadlineNanos - MonotonicClock.nanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException full) {
      throw new IOException(what + ": too many earlier ones hang", full);
    } catch (TimeoutException late) {
      throw new IOException(what + ": no answer in time", late);
    } catch (ExecutionException failure) {
      throw new IOException(what + ": " + reason(failure.getCause()), failure);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IOException(what + ": interrupted", interrupt);
    }
  }

  /** The resolver's words stand behind the name, where there are any. */
  private static String reason(@Nullable Throwable cause) {
    if (cause instanceof UnknownHostException unknown) {
      String message = String.valueOf(unknown.getMessage());
      int colon = message.lastIndexOf(": ");
      return colon < 0 ? "no such host" : message.substring(colon + 2);
    }
    return BuiltInCheck.reason(cause);
  }

  /** A thread of its own holds nobody else up, and may be in another network namespace. */
  private static <T> Future<T> here(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    task.run();
    return task;
  }
}

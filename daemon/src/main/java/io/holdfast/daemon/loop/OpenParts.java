package io.holdfast.daemon.loop;

import io.holdfast.linux.ffm.Result;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What has been opened so far, to be closed in the reverse order: all of it when one part cannot be
 * opened. One thread at a time.
 */
final class OpenParts implements AutoCloseable {
  private final Deque<Runnable> closings = new ArrayDeque<>();

  /** Remembers how to close a part. */
  void keep(Runnable closing) {
    closings.push(closing);
  }

  /** Returns the part, or closes all others and says what could not be opened. */
  <T> T keep(Result<T> result, Consumer<T> closing, String name) throws Kernel.KernelException {
    return switch (result) {
      case Result.Success<T>(T value) -> {
        keep(() -> closing.accept(value));
        yield value;
      }
      case Result.Failure<T> failure -> {
        close();
        throw new Kernel.KernelException("Cannot open " + name + ": " + failure, failure.errno());
      }
    };
  }

  @Override
  public void close() {
    Runnable latest = closings.poll();
    if (latest != null) {
      try {
        latest.run();
      } finally {
        close();
      }
    }
  }
}

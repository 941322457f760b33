package io.holdfast.linux.process;

/**
 * What must not end the thread that serves all programs. An exception is a bug, of which the
 * thread's handler for uncaught ones is told; the thread goes on. Stateless.
 */
final class Unbroken {
  private Unbroken() {}

  static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | AssertionError bug) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
    }
  }
}

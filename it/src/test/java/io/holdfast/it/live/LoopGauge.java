package io.holdfast.it.live;

import com.sun.management.ThreadMXBean;
import io.holdfast.daemon.Main;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the daemon on its main thread as the launcher does, and tells on the console, four times a
 * second, how many bytes that thread has allocated on the heap since the last time.
 */
public final class LoopGauge {
  private static final long PERIOD_NANOS = 250_000_000;

  private LoopGauge() {}

  /** Takes the arguments of the daemon. */
  public static void main(String[] arguments) {
    long loop = Thread.currentThread().threadId();
    Thread.ofPlatform().daemon().name("gauge").start(() -> watch(loop));
    Main.main(arguments);
  }

  private static void watch(long loop) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(loop);
    while (true) {
      LockSupport.parkNanos(PERIOD_NANOS);
      long now = threads.getThreadAllocatedBytes(loop);
      System.out.println("loop allocated " + (now - before) + " bytes");
      before = now;
    }
  }
}

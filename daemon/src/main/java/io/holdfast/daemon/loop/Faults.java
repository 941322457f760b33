package io.holdfast.daemon.loop;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says each error of ours once, with what was being done, and counts the rest. The loop goes on:
 * one broken router must not take the others' addresses. Owned by the loop thread.
 */
public final class Faults {
  private static final int MAX_REMEMBERED = 64;
  private static final int FRAMES = 3;

  private final Consumer<String> log;
  private final Set<String> said = new HashSet<>();
  private long count;

  /** Reports to a log line at a time. */
  public Faults(Consumer<String> log) {
    this.log = log;
  }

  /**
   * Reports an error.
   *
   * @param context what was being done, for its words
   */
  public void report(Object context, Throwable fault) {
    count++;
    String line = describe(fault);
    if (said.size() < MAX_REMEMBERED && said.add(line)) {
      log.accept("internal error in " + context.getClass().getSimpleName() + ": " + line);
    }
  }

  /** How many errors there were. */
  public long count() {
    return count;
  }

  /** The error and the innermost calls, in one line: nobody is shown a stack trace. */
  public static String describe(Throwable fault) {
    StringBuilder line = new StringBuilder(fault.toString());
    StackTraceElement[] frames = fault.getStackTrace();
    for (int index = 0; index < Math.min(FRAMES, frames.length); index++) {
      line.append(index == 0 ? " at " : " < ").append(frames[index]);
    }
    return line.toString();
  }
}

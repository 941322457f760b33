package io.holdfast.bench.profile;

import java.time.Duration;
import java.util.List;

/**
 * What a thread was doing at a moment. Immutable.
 *
 * @param thread its name
 * @param frames class and method, the innermost first; empty where the JVM cannot tell
 * @param time the processor time that it stands for
 */
record Stack(String thread, List<String> frames, Duration time) {
  private static final String OURS = "io.holdfast.";

  /** The innermost method. */
  String top() {
    return frames.isEmpty() ? "(the JVM itself)" : frames.getFirst();
  }

  /** The innermost method of Holdfast that is no mere wrapper of a system call. */
  String ours() {
    return frames.stream()
        .filter(frame -> frame.startsWith(OURS) && !frame.startsWith(OURS + "linux.ffm."))
        .findFirst()
        .orElse("(none)");
  }

  /** Whether the time went into a system call of Holdfast. */
  boolean isSystemCall() {
    return frames.stream().anyMatch(frame -> frame.startsWith(OURS + "linux.ffm.Syscalls."));
  }
}

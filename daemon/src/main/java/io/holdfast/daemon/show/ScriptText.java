package io.holdfast.daemon.show;

import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptSnapshot;

/** What the last run of a script came to, in words. Stateless. */
final class ScriptText {
  private static final double NANOS_PER_SECOND = 1e9;

  private ScriptText() {}

  /** How the run ended; a built-in check has no exit status. */
  static String result(ScriptSnapshot script, ScriptOutcome last) {
    return script.spec().check() != null && last.success() ? "passed" : last.words();
  }

  /** The same with its duration and its last line of output. */
  static String line(ScriptSnapshot script, ScriptOutcome last) {
    return result(script, last)
        + (" after " + last.durationNanos() / NANOS_PER_SECOND + " sec")
        + (last.lastLine().isEmpty() ? "" : ": " + last.lastLine());
  }
}

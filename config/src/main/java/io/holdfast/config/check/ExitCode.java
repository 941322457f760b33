package io.holdfast.config.check;

import java.util.List;

/**
 * The exit status of a configuration test ({@code -t}), as keepalived computes it: a missing
 * parameter ends the test at once with 2, otherwise the numerically highest class wins. One
 * deliberate difference: a missing main file is status 6, as at a normal start, where keepalived's
 * test answers 0.
 */
public final class ExitCode {
  private ExitCode() {}

  /** Returns 0, 2, 5 or 6 for these diagnostics. */
  public static int of(List<Diagnostic> diagnostics) {
    int highest = 0;
    for (Diagnostic diagnostic : diagnostics) {
      ExitClass exitClass = diagnostic.code().exitClass();
      if (exitClass == ExitClass.MISSING_PARAMETER) {
        return exitClass.status();
      }
      highest = Math.max(highest, exitClass.status());
    }
    return highest;
  }
}

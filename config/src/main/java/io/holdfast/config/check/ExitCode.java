package io.holdfast.config.check;

import java.util.List;

/**
 * The exit status of a configuration test ({@code -t}), as keepalived computes it: a missing
 * parameter ends the test at once with 2, unless a file that must be there is missing, which is
 * found before; otherwise the numerically highest class wins. An interface that is not there ends
 * it before the configuration is checked as a whole. One deliberate difference: a missing main file
 * is status 6, as at a normal start, where keepalived's test answers 0.
 */
public final class ExitCode {
  private ExitCode() {}

  /** Returns 0, 2, 4, 5 or 6 for these diagnostics. */
  public static int of(List<Diagnostic> diagnostics, ReadingEnd end) {
    if (diagnostics.stream().anyMatch(found -> found.code().exitClass() == ExitClass.NO_FILE)) {
      return ExitClass.NO_FILE.status();
    }
    if (end == ReadingEnd.STOPS) {
      return ExitClass.MISSING_PARAMETER.status();
    }
    int highest = 0;
    boolean ends = diagnostics.stream().anyMatch(diagnostic -> diagnostic.code().endsTest());
    for (Diagnostic diagnostic : diagnostics) {
      if (ends && !diagnostic.code().foundWhileReading()) {
        continue;
      }
      ExitClass exitClass = diagnostic.code().exitClass();
      if (exitClass == ExitClass.MISSING_PARAMETER) {
        if (end == ReadingEnd.AS_FOUND) {
          return exitClass.status();
        }
        exitClass = ExitClass.GENERAL;
      }
      highest = Math.max(highest, exitClass.status());
    }
    return highest;
  }
}

package io.holdfast.daemon.cli.check;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.Severity;
import java.util.List;

/**
 * What a check found.
 *
 * @param diagnostics the findings, file by file, then those of the cluster
 * @param picture who would be master, in lines; empty for a single file
 */
record CheckReport(List<Diagnostic> diagnostics, List<String> picture) {
  private static final int CLEAN = 0;
  private static final int WARNINGS = 1;
  private static final int ERRORS = 2;

  /** Copies the lists. */
  CheckReport {
    diagnostics = List.copyOf(diagnostics);
    picture = List.copyOf(picture);
  }

  /** Returns the number of findings that are as bad as one of the severities. */
  long count(Severity... severities) {
    List<Severity> wanted = List.of(severities);
    return diagnostics.stream().filter(found -> wanted.contains(found.severity())).count();
  }

  /** Returns 0 when nothing needs to be mended, 1 for warnings only, 2 for errors. */
  int exitStatus() {
    if (count(Severity.ERROR, Severity.FATAL) > 0) {
      return ERRORS;
    }
    return count(Severity.WARNING) > 0 ? WARNINGS : CLEAN;
  }
}

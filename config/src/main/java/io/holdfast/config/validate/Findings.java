package io.holdfast.config.validate;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.Place;
import java.util.EnumSet;
import java.util.Set;

/** Adds what the checks find to the diagnostics. */
final class Findings {
  private final Diagnostics diagnostics;
  private final Set<DiagnosticCode> reportedOnce = EnumSet.noneOf(DiagnosticCode.class);

  Findings(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reports what keepalived reports, in its words. */
  void report(DiagnosticCode code, Place place, String message) {
    diagnostics.add(Diagnostic.of(code, place, message).saying(message));
  }

  /** Reports what keepalived reports of the first such place only. */
  void reportFirst(DiagnosticCode code, Place place, String message) {
    if (reportedOnce.add(code)) {
      report(code, place, message);
    }
  }

  /** Reports in plain words what keepalived reports in words that presume its source. */
  void explain(DiagnosticCode code, Place place, String problem, String message) {
    diagnostics.add(Diagnostic.of(code, place, problem).saying(message));
  }

  /** Reports what keepalived keeps silent about. */
  void advise(DiagnosticCode code, Place place, String problem) {
    diagnostics.add(Diagnostic.of(code, place, problem));
  }

  boolean hasFatal() {
    return diagnostics.hasFatal();
  }
}

package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;

/**
 * The work that one load may do, counted down. Ends loops that a configuration makes endless, and
 * says so once.
 */
final class Steps {
  private final int allowed;
  private final Diagnostics diagnostics;
  private int left;
  private boolean told;

  Steps(int allowed, Diagnostics diagnostics) {
    this.allowed = allowed;
    this.diagnostics = diagnostics;
    left = allowed;
  }

  /** Takes one step for a line; returns false when none is left. */
  boolean take(LogicalLine line) {
    if (left > 0) {
      left--;
      return true;
    }
    if (!told) {
      told = true;
      diagnostics.add(
          Diagnostic.of(
              DiagnosticCode.TOO_MUCH_TEXT,
              line.place(),
              "more than " + allowed + " lines and replacements"));
    }
    return false;
  }
}
